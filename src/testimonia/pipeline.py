"""The order of the work, once: capture → read → extract → resolve → reconcile → release.

People are not a step here but an input: judgements are read from the casebook, and the next run takes them into account.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from testimonia.capture import Captured, CaptureSettings, capture
from testimonia.publish.release import Release
from testimonia.reconcile import Facts, reconcile
from testimonia.records import Account, Capture, Claim, Document, Recipe, Resolution, Unread, digest, plain
from testimonia.resolve import World, resolve
from testimonia.store import Casebook
from testimonia.workshop import CONTAINERS, SETTLERS, Progress, Read, Workshop, code_of, quiet, read_captures

__all__ = ["Selection", "Workshop", "gather", "readings", "release", "settle", "whole"]


@dataclass(frozen=True)
class Selection:
    """The input of a run: ids of captures to read, and what could not even be captured."""

    captures: tuple[str, ...]
    unread: tuple[Unread, ...]


def gather(casebook: Casebook, sources: Sequence[str], settings: CaptureSettings, progress: Progress = quiet) -> Selection:
    """Capture every source into the casebook, each item committed on its own."""
    captures, unread = list[str](), list[Unread]()
    for found in capture(sources, settings):
        if isinstance(found, Captured):
            casebook.add_capture(found.capture, found.data)
            captures.append(found.capture.id)
        else:
            casebook.add_unread(found)
            unread.append(found)
        progress("capture", len(captures) + len(unread), None)
    return Selection(tuple(dict.fromkeys(captures)), tuple(unread))


def whole(casebook: Casebook) -> Selection:
    """Everything that the casebook holds."""
    return Selection(tuple(one.id for one in casebook.captures()), casebook.unread())


def release(casebook: Casebook, selection: Selection, workshop: Workshop) -> Release:
    """The whole line from captures to what a publication is made from."""
    found = readings(casebook, selection, workshop)
    documents, claims = documents_of(found), claims_of(found)
    resolution, accounts = settle(casebook, documents, claims, workshop)
    captures = selected(casebook, selection)
    unread = {one.id: one for one in (*selection.unread, *(one for one, _ in found if isinstance(one, Unread)))}
    return Release(
        case=workshop.case,
        captures=captures,
        unread=tuple(unread[key] for key in sorted(unread)),
        documents=documents,
        claims=claims,
        resolution=resolution,
        accounts=accounts,
        policies=workshop.policies,
        digest=digest([sorted(one.sha256 for one in captures), [one.id for one in claims], [plain(one) for one in accounts]]),
    )


def readings(casebook: Casebook, selection: Selection, workshop: Workshop) -> tuple[Read, ...]:
    """The readings of a selection: what is known by its recipe comes from the casebook, the rest is made now, each committed on its own."""
    version = workshop.version
    wanted = [(one, recipe_for(one, version)) for one in selected(casebook, selection) if one.media_type not in CONTAINERS]
    fresh = [(one, recipe) for one, recipe in wanted if not casebook.has(recipe.id)]
    made = read_captures(((one, casebook.data(one.id)) for one, _ in fresh), workshop)
    for done, ((_, recipe), (document, claims)) in enumerate(zip(fresh, made, strict=True), 1):
        casebook.add_reading(recipe, document, claims)
        workshop.progress("read", done, len(fresh))
    return tuple(casebook.reading(recipe.id) for _, recipe in wanted)


def selected(casebook: Casebook, selection: Selection) -> tuple[Capture, ...]:
    """The selection's captures in order of id."""
    chosen = set(selection.captures)
    return tuple(sorted((one for one in casebook.captures() if one.id in chosen), key=lambda one: one.id))


def recipe_for(captured: Capture, version: str) -> Recipe:
    """What a reading is made from: the bytes, the name that the document takes, and the version of all that reads."""
    name = PurePosixPath(captured.address).name
    return Recipe(stage="read", version=version, inputs=(captured.sha256, name))


def documents_of(found: Sequence[Read]) -> tuple[Document, ...]:
    """Each document once, in order of id."""
    by_id = {one.id: one for one, _ in found if isinstance(one, Document)}
    return tuple(by_id[key] for key in sorted(by_id))


def claims_of(found: Sequence[Read]) -> tuple[Claim, ...]:
    """Each claim once, by document and place in the text."""
    by_id = {claim.id: claim for _, claims in found for claim in claims}
    return tuple(sorted(by_id.values(), key=lambda claim: (claim.document, claim.evidence.start, claim.evidence.end, claim.id)))


def settle(
    casebook: Casebook, documents: tuple[Document, ...], claims: tuple[Claim, ...], workshop: Workshop
) -> tuple[Resolution, tuple[Account, ...]]:
    """Resolve and reconcile, or take both from the casebook where the same was done before."""
    judgements = casebook.judgements()
    recipe = Recipe(
        stage="reconcile",
        version="+".join((*map(code_of, SETTLERS), workshop.gazetteer.version)),
        inputs=tuple(sorted([*(one.id for one in documents), *(one.id for one in claims), *(one.id for one in judgements)])),
        settings=digest([plain(workshop.case), [plain(policy) for policy in workshop.policies]]),
    )
    if known := casebook.result(recipe.id):
        casebook.put_result(recipe, known.resolution, known.accounts)
        return known.resolution, known.accounts
    workshop.progress("resolve", 0, None)
    resolution = resolve(documents, claims, judgements, World(gazetteer=workshop.gazetteer, case=workshop.case))
    facts = Facts.of(claims, documents, resolution, judgements)
    accounts = []
    for done, incident in enumerate(resolution.incidents, 1):
        accounts.append(reconcile(incident, facts, workshop.policies))
        workshop.progress("reconcile", done, len(resolution.incidents))
    casebook.put_result(recipe, resolution, tuple(accounts))
    return resolution, tuple(accounts)
