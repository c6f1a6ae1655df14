"""What stands at the end: what was set aside or not read and why, the rules, and the custody of every capture."""

from collections import defaultdict
from dataclasses import dataclass

from testimonia.codebook.lexicon import lexicon
from testimonia.errors import CodebookError
from testimonia.publish.index import Index
from testimonia.publish.note import Note, note_of
from testimonia.publish.wording import interval, number
from testimonia.records import Capture, Document, Rule

VERIFIED = {
    "verified": "verified at its source",
    "secondary": "seen in a secondary copy",
    "unverified": "unverified",
    "ours": "our own rule",
}


@dataclass(frozen=True)
class Aside:
    """Claims set aside for one reason; `policies` are the titles of the policies that do so, empty for all."""

    reason: str
    policies: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Kept:
    """A capture with the documents read from it."""

    capture: Capture
    documents: tuple[tuple[int, Document], ...]

    @property
    def size(self) -> str:
        return f"{number(self.capture.size)} bytes"


def asides_of(index: Index) -> tuple[tuple[Aside, ...], tuple[Aside, ...]]:
    """Claims set aside by every policy (with what is about something else), and those set aside by single ones."""
    titles = index.policy_names
    always: dict[str, list[str]] = defaultdict(list)
    single: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for account in index.release.accounts:
        for one in account.set_aside:
            always[one.reason].append(one.claim) if one.policy is None else single[one.reason][titles.get(one.policy, one.policy)].append(
                one.claim
            )
        for toll in account.tolls:
            for one in toll.set_aside:
                single[one.reason][titles.get(toll.policy, toll.policy)].append(one.claim)
    for key, reason in index.release.resolution.background:
        always[reason.words].append(key)
    everywhere = {key for keys in always.values() for key in keys}
    whole = tuple(Aside(reason, (), notes_of(index, keys)) for reason, keys in sorted(always.items()))
    return whole, tuple(aside for reason, by in sorted(single.items()) for aside in by_policy(index, reason, by, everywhere))


def by_policy(index: Index, reason: str, by: dict[str, list[str]], everywhere: set[str]) -> list[Aside]:
    """One reason's claims, each with the policies that set it aside for it; those set aside everywhere are told of elsewhere."""
    policies: dict[str, list[str]] = defaultdict(list)
    for title, keys in by.items():
        for key in dict.fromkeys(keys):
            if key not in everywhere:
                policies[key].append(title)
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, names in policies.items():
        together[tuple(sorted(names))].append(key)
    return [Aside(reason, names, notes_of(index, keys)) for names, keys in sorted(together.items())]


def notes_of(index: Index, keys: list[str]) -> tuple[Note, ...]:
    """Notes of claims, in the order of their reports."""
    return tuple(note_of(index, claim) for claim in index.in_order(keys))


def custody_of(index: Index) -> tuple[Kept, ...]:
    """Captures in order of address."""
    captures = {one.id: one for one in index.release.captures}.values()
    return tuple(
        Kept(one, tuple((index.numbers[document.id], document) for document in index.read_from.get(one.id, ())))
        for one in sorted(captures, key=lambda one: (one.address, one.sha256))
    )


def standing(rule: Rule) -> str:
    """How well a rule is verified, in words."""
    return VERIFIED[rule.verified]


def openable(address: str | None) -> bool:
    """Whether an address may become a link: the web's own schemes only."""
    return bool(address) and str(address).lower().startswith(("https://", "http://"))


@dataclass(frozen=True)
class Vagueness:
    """Words of one language that say roughly how many, by the interval as which they are read, and why they are so read."""

    language: str
    reason: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def vagueness_of(index: Index) -> tuple[Vagueness, ...]:
    """The intervals for vague words of every language met that has a lexicon, as the codebook has them."""
    languages = sorted({one.language for one in index.documents.values() if one.language})
    return tuple(made for code in languages if (made := vagueness(code)))


def vagueness(language: str) -> Vagueness | None:
    """One language's intervals, None where there is no lexicon for it or it has no such words."""
    try:
        group = lexicon(language).group("vague numbers")
    except CodebookError:
        return None
    by_ends: dict[tuple[int, int], list[str]] = defaultdict(list)
    for words, (low, high) in group.entries.items():
        by_ends[low, high].append(words)
    rows = tuple((interval(*ends), tuple(by_ends[ends])) for ends in sorted(by_ends))
    return Vagueness(language, group.reason, rows)
