"""The sentences that we annotate by hand: inline brackets in plain text, read into words with roles.

A file holds one sentence a line: `[count At least 12] [victim villagers] were [killed killed] in [place Tarsa].` A line that begins with
`#` names the phenomenon of the lines below it. `{a|b}` gives alternatives, inside a bracket or outside, never across its edge.
"""

import itertools
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.material.dice import dice
from training.sentence import OUTSIDE, ROLE_KINDS, Sentence

ROLES = Path(__file__).parent.parent / "roles"
BRACKET = re.compile(r"\[([a-z]+) ([^\[\]]*)\]")
ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
MOST_WORDINGS = 3


class AnnotationError(ValueError):
    """A line of a roles file that cannot be read; says where and what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """One bracket: its kind and the characters of the plain text that it holds."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its brackets, the spans they stood for, the phenomenon it shows and its line (`conflict_01_strikes:12`)."""

    text: str
    spans: tuple[Span, ...]
    phenomenon: str = ""
    line: str = ""

    def bracketed(self) -> str:
        """The sentence with its brackets again."""
        parts, at = [], 0
        for span in self.spans:
            parts += [self.text[at : span.start], f"[{span.kind} {self.text[span.start : span.end]}]"]
            at = span.end
        return "".join([*parts, self.text[at:]])


def parse(bracketed: str, phenomenon: str = "", line: str = "") -> Marked:
    """Read one wording with brackets; refuses an unknown kind, an empty or open bracket and one that cuts a token.

    The stop of an abbreviation also ends the sentence: a second one after its bracket is left out."""
    bracketed = bracketed.replace(".].", ".]")
    text, spans, at = "", [], 0
    for bracket in BRACKET.finditer(bracketed):
        text += bracketed[at : bracket.start()]
        kind, held = bracket.groups()
        if kind not in ROLE_KINDS:
            raise AnnotationError(f"{line}: unknown kind {kind!r}; use one of {', '.join(ROLE_KINDS)}.")
        if not held.strip() or held != held.strip():
            raise AnnotationError(f"{line}: bracket [{kind} {held}] is empty or padded; put the spaces outside it.")
        spans.append(Span(kind, len(text), len(text) + len(held)))
        text, at = text + held, bracket.end()
    text += bracketed[at:]
    if re.search(r"[\[\]{}|]", text):
        raise AnnotationError(f"{line}: a bracket or brace is not closed, is nested or has no kind; correct it: {text!r}")
    marked = Marked(text, tuple(spans), phenomenon, line)
    labels(marked)
    return marked


def wordings(bracketed: str, most: int = MOST_WORDINGS, seed: int = 0) -> list[str]:
    """The wordings that the alternatives of a line stand for: all where they are few, otherwise `most` of them, chosen by the seed."""
    parts = ALTERNATIVES.split(bracketed)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count <= most:
        return ["".join(chosen) for chosen in itertools.product(*choices)]
    picker = dice(seed, bracketed)
    drawn = ("".join(picker.choice(choice) for choice in choices) for _ in range(8 * most))
    return list(dict.fromkeys(drawn))[:most]


def lines_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """The annotated lines of a file, as written: where (`file:line`), the phenomenon above it, the line."""
    phenomenon = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if raw.startswith("#"):
            phenomenon = raw.lstrip("# ").strip()
        elif raw.strip():
            yield f"{path.stem}:{number}", phenomenon, raw.strip()


def read_roles(folder: Path = ROLES, seed: int = 0) -> list[Marked]:
    """Every sentence of a folder's `*.txt`, each wording of a line after the other; all faulty lines are named in one error."""
    found: list[Marked] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        for line, phenomenon, bracketed in lines_of(path):
            try:
                found += [parse(wording, phenomenon, line) for wording in wordings(bracketed, seed=seed)]
            except AnnotationError as fault:
                faults.append(str(fault))
    if faults:
        raise AnnotationError("\n".join(faults))
    return found


@lru_cache(maxsize=1)
def tokenizer() -> Language:
    """The tokenizer that also reads at run time: spaCy's blank English."""
    return spacy.blank("en")


def tokens(text: str) -> Doc:
    """The text in tokens."""
    return tokenizer().make_doc(text)


def labels(marked: Marked, doc: Doc | None = None) -> tuple[str, ...]:
    """One BIO label a token, blank tokens included; refuses a bracket whose edge cuts a token."""
    doc = doc if doc is not None else tokens(marked.text)
    found = [OUTSIDE] * len(doc)
    for span in marked.spans:
        held = doc.char_span(span.start, span.end, alignment_mode="strict")
        if held is None:
            cut = doc.char_span(span.start, span.end, alignment_mode="expand")
            raise AnnotationError(
                f"{marked.line}: bracket [{span.kind} {marked.text[span.start : span.end]}] cuts a token of {str(cut)!r}; widen it."
            )
        found[held.start : held.end] = [f"{'I' if token.i > held.start else 'B'}-{span.kind}" for token in held]
    return tuple(found)


def sentence(marked: Marked, document: str = "") -> Sentence:
    """The sentence in words with its roles; the words and their spaces give the text again."""
    doc = tokens(marked.text)
    kept = [token for token in doc if not token.is_space]
    found = labels(marked, doc)
    return Sentence(
        words=tuple(token.text for token in kept),
        source="roles",
        document=document or marked.line,
        paragraph_start=True,
        roles=tuple(found[token.i] for token in kept),
        space_after=tuple(bool(token.whitespace_) or (token.i + 1 < len(doc) and doc[token.i + 1].is_space) for token in kept),
    )


def hold_out(material: Sequence[Marked], every: int = 10) -> tuple[list[Marked], list[Marked]]:
    """Training and held-out sentences: about every tenth line, chosen by a digest of its name; no wording of it is trained on."""
    held = [marked for marked in material if zlib.crc32(marked.line.encode()) % every == 0]
    kept = [marked for marked in material if zlib.crc32(marked.line.encode()) % every != 0]
    return kept, held
