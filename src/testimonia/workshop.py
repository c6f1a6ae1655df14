"""What a run works with: models, words, rules; their versions; and how reading is spread over processes."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from testimonia.adapters.english import english
from testimonia.adapters.gazetteer import SqliteGazetteer, bundled, with_case
from testimonia.codebook.lexicon import lexicon
from testimonia.codebook.policies import load_policies
from testimonia.extract import Tools, extract
from testimonia.read import READ_VERSION, read
from testimonia.records import NO_CASE, Capture, Case, Claim, Document, Policy, Unread

T = TypeVar("T")
R = TypeVar("R")
Read = tuple[Document | Unread, tuple[Claim, ...]]
"""What came of one capture: its document and claims, or the reason why it was not read."""

CONTAINERS = ("application/zip", "application/gzip", "application/x-ndjson")
"""Media types that hold reports and are none themselves."""

READERS = ("read", "extract", "adapters", "codebook")
SETTLERS = ("resolve", "reconcile", "codebook")
"""Packages whose code and words decide what a reading, and what a result, comes out as."""

FEW = 24
"""Below this many items a second process costs more than it saves: it must load the language model first."""

YOUNG = 100_000
"""Things made, less those gone, after which the garbage among them is searched for; nearly all of a document's go by themselves before."""

Progress = Callable[[str, int, int | None], None]
"""Told of each step: its verb, how many are done, and of how many (None when not known)."""


def quiet(_verb: str, _done: int, _of: int | None) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Workshop:
    """The case, the policies and the processes of a run."""

    case: Case = NO_CASE
    policies: tuple[Policy, ...] = field(default_factory=load_policies)
    jobs: int = 1
    progress: Progress = quiet

    @property
    def gazetteer(self) -> SqliteGazetteer:
        return gazetteer_for(self.case)

    @property
    def tools(self) -> Tools:
        return tools_for(self.case)

    def reads(self, document: Document) -> bool:
        """Whether claims are read from a document: its language is ours, or the text is too short to tell."""
        return document.language in (None, self.tools.language.code)

    @property
    def version(self) -> str:
        """What reading and extracting depend on besides the captured bytes."""
        return "+".join(
            (*map(code_of, READERS), READ_VERSION, self.tools.language.version, self.tools.lexicon.version, self.gazetteer.version)
        )


@cache
def code_of(package: str) -> str:
    """The version of a package: a digest of its code and word lists, so that changed rules never meet what older ones made."""
    hashed = hashlib.sha256()
    for file in sorted(Path(str(resources.files(f"testimonia.{package}"))).rglob("*")):
        if file.suffix in (".py", ".yaml"):
            hashed.update(file.read_bytes())
    return f"{package}-{hashed.hexdigest()[:12]}"


@cache
def gazetteer_for(case: Case) -> SqliteGazetteer:
    """The bundled gazetteer under the case's own places."""
    return with_case(bundled(), case)


@cache
def tools_for(case: Case) -> Tools:
    """What extract works with; made once in each process."""
    return Tools(language=english(), lexicon=lexicon("en"), places=gazetteer_for(case))


def read_one(case: Case, report: tuple[Capture, bytes]) -> Read:
    """One capture with its bytes to its document and claims, or to the reason why it was not read."""
    document = read(*report)
    if isinstance(document, Unread):
        return document, ()
    claims = extract(document, tools_for(case))
    loaded_for_good()
    return document, claims


@cache
def loaded_for_good() -> None:
    """Once a document is read, words, rules and models are loaded and stay: the search for garbage need not walk through them again."""
    gc.freeze()
    gc.set_threshold(YOUNG)


def read_captures(captures: Iterable[tuple[Capture, bytes]], workshop: Workshop) -> Iterator[Read]:
    """Captures with their bytes to readings, in the order of the input, in one process or several."""
    return spread(partial(read_one, workshop.case), captures, workshop.jobs)


def spread(work: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """The work on each item, in order; in `jobs` processes where there is enough of it. `work` must be picklable."""
    items = iter(items)
    first = list(islice(items, FEW))
    if jobs < 2 or len(first) < FEW:
        yield from map(work, chain(first, items))
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        rest = chain(first, items)
        while batch := list(islice(rest, 64 * jobs)):
            yield from pool.map(work, batch, chunksize=8)
