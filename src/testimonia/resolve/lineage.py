"""Lineage: which reports repeat which text.

Candidates by MinHash over shingles of words (Broder 1997), bands of equal signatures; then the exact share of the shorter text's
shingles that stands in the longer. A dispatch printed under another headline, with another byline or cut short, is still a copy.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from testimonia.codebook.lexicon import Lexicon
from testimonia.records import SPEAKING, Copy, Document, Reason
from testimonia.resolve.spelling import latin

SHINGLE = 5
"""Words in a shingle: two journalists seldom write the same five in a row, and never a page of them."""

BANDS, ROWS = 24, 3
"""96 % of pairs that share half of their shingles meet in a band, 17 % of those that share a fifth."""

SHARE = 0.6
"""Part of the shorter text that must stand in the longer for a copy. Reports that quote one statement at length share less."""

FEWEST = 20
"""Shingles in a text that can be told from chance; shorter ones are copies only when all their words are equal."""

PRIME = (1 << 61) - 1
CREDIT = re.compile(
    r"\((?P<name>[^()\n]{2,40})\)|©\s*(?P<right>[^\n.]{2,40})|(?:source|via|agency)\s*:\s*(?P<source>[^\n.]{2,40})", re.IGNORECASE
)

Shingles = frozenset[int]
Hashes = npt.NDArray[np.uint64]


def copies(documents: Sequence[Document], words: Lexicon) -> tuple[Copy, ...]:
    """Each document that repeats an earlier one's text, with the one it shares most with; in order of document id."""
    ordered = sorted({one.id: one for one in documents}.values(), key=age)
    shingles = {one.id: shingled(one) for one in ordered}
    rank = {one.id: number for number, one in enumerate(ordered)}
    best = dict[str, tuple[float, str]]()
    for one, two in candidates(shingles):
        earlier, later = sorted((one, two), key=rank.__getitem__)
        share = shared(shingles[earlier], shingles[later])
        if share >= SHARE and (share, -rank[earlier]) > (
            best.get(later, (0.0, ""))[0],
            -rank.get(best.get(later, (0.0, later))[1], len(rank)),
        ):
            best[later] = share, earlier
    by_id = {one.id: one for one in ordered}
    return tuple(copy_of(by_id[later], by_id[of], share, words) for later, (share, of) in sorted(best.items()))


def age(document: Document) -> tuple[str, str]:
    """Earlier publication first, those without a date last; then by id."""
    date = document.published.date
    return (date.isoformat() if date else "9999", document.id)


def spoken_text(document: Document) -> str:
    """What the document says below its headline: menus and bylines say nothing, and a copy often has a headline of its own."""
    blocks = [block for block in document.blocks if block.kind in SPEAKING and block.kind != "headline"] or list(document.blocks)
    return " ".join(document.text[block.start : block.end] for block in blocks)


def shingled(document: Document) -> Shingles:
    """Hashes of every run of words in a text; the whole text as one where it is shorter than a run."""
    words = re.findall(r"\w+", spoken_text(document).casefold())
    runs = {" ".join(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    return frozenset(stable_hash(run) for run in runs)


def stable_hash(text: str) -> int:
    """61 bits of a text that are the same in every process (Python's own hash is not)."""
    import hashlib  # noqa: PLC0415 - only here

    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % PRIME


def candidates(shingles: Mapping[str, Shingles]) -> Iterator[tuple[str, str]]:
    """Pairs that may share much: equal in one band of their signatures."""
    buckets = defaultdict[tuple[int, bytes], list[str]](list)
    for key in sorted(shingles):
        if shingles[key]:
            signature = minhash(shingles[key])
            for band in range(BANDS):
                buckets[band, signature[band * ROWS : (band + 1) * ROWS].tobytes()].append(key)
    pairs = {pair for members in buckets.values() for pair in chained(members)}
    yield from sorted(pairs)


def chained(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every pair of a small bucket; of a large one each with the first few, since copies of one text need no more."""
    if len(members) <= 50:
        yield from combinations(members, 2)
        return
    for later in range(1, len(members)):
        yield from ((members[earlier], members[later]) for earlier in range(min(later, 10)))


SALTS: Hashes = np.random.default_rng(20250306).integers(1, 1 << 31, size=(2, BANDS * ROWS), dtype=np.uint64)
"""Fixed once, so that the same texts meet on every machine."""


def minhash(shingles: Shingles) -> Hashes:
    """The smallest value of the shingles under each of the hash functions (a·x + b) mod 2**64, high bits."""
    values = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    mixed = (values[:, None] * (SALTS[0] * np.uint64(2) + np.uint64(1)) + SALTS[1]) >> np.uint64(16)
    smallest: Hashes = mixed.min(axis=0)
    return smallest


def shared(one: Shingles, two: Shingles) -> float:
    """The part of the shorter text's shingles that stands in the longer, from 0 to 1; short texts share all or nothing."""
    small, large = sorted((one, two), key=len)
    if not small:
        return 0.0
    share = len(small & large) / len(small)
    if len(small) < FEWEST:
        return 1.0 if one == two else 0.0
    return share


def copy_of(later: Document, earlier: Document, share: float, words: Lexicon) -> Copy:
    """The record of one copy."""
    said = "the same words throughout" if share == 1 else f"{share:.0%} of the shorter text stands in the longer"
    agency = credit(later, words) or credit(earlier, words)
    line = f"; its agency line names {agency}" if agency else ""
    return Copy(document=later.id, of=earlier.id, share=round(share, 4), reason=Reason(rule="same text", words=f"{said}{line}"))


def credit(document: Document, words: Lexicon) -> str | None:
    """The agency that a report names at its beginning, at its end or as its author."""
    known = frozenset(word.lower() for word in words.words("agency lines"))
    if document.author and latin(document.author) in known:
        return document.author
    text = spoken_text(document)
    for part in (text[:200], text[-200:]):
        for found in CREDIT.finditer(part):
            name = next(group for group in found.groups() if group)
            if latin(name) in known:
                return name.strip()
    return None


def families(documents: Sequence[Document], found: Sequence[Copy]) -> dict[str, str]:
    """Each document with the first of its line of copies; itself where it copies nothing."""
    of = {copy.document: copy.of for copy in found}
    first = dict[str, str]()
    for document in documents:
        here = document.id
        while here in of:
            here = of[here]
        first[document.id] = here
    return first
