"""The casualty patterns of one language, read from `lang/<code>/patterns.yaml`: each compiled, and checked against its own two examples."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from testimonia.codebook.lexicon import FOLDER
from testimonia.codebook.loading import load
from testimonia.errors import CodebookError

PART = re.compile(r"\{([a-z ]+)\}")
KEYS = {"reads", "pattern", "matches", "misses"}


@dataclass(frozen=True)
class Example:
    """A row of letters, and words that make such a row."""

    row: str
    words: str


@dataclass(frozen=True)
class Pattern:
    """One pattern: what it reads, a row that it finds and one that it must not find."""

    name: str
    group: str
    reads: str
    expression: re.Pattern[str]
    matches: Example
    misses: Example

    def finds(self, row: str) -> bool:
        """Whether it finds anything in a row: at the end where it is bound to the end, else at the start."""
        found = self.expression.search(row) if self.expression.pattern.endswith("$") else self.expression.match(row)
        return bool(found and found.group())


@cache
def patterns(code: str) -> dict[str, Pattern]:
    """The patterns of a language by name. Raises CodebookError when there are none or one breaks its form."""
    file = FOLDER / code / "patterns.yaml"
    if not file.is_file():
        raise CodebookError(f"codebook/lang/{code}/patterns.yaml: there are no casualty patterns for this language yet")
    return compiled(f"codebook/lang/{code}/patterns.yaml", load(file.read_text(encoding="utf-8")) or {})


@cache
def expressions(code: str) -> dict[str, re.Pattern[str]]:
    """The compiled expressions of a language by name."""
    return {name: pattern.expression for name, pattern in patterns(code).items()}


def compiled(file: str, body: dict[str, Any]) -> dict[str, Pattern]:
    """All patterns of a file; a name may stand in one group only."""
    parts = filled(file, body.get("parts") or {})
    found: dict[str, Pattern] = {}
    for group, entry in (body.get("groups") or {}).items():
        if not entry.get("reads"):
            raise CodebookError(f"{file}, group “{group}”: a group says what it `reads`")
        for name, one in (entry.get("patterns") or {}).items():
            if name in found:
                raise CodebookError(f"{file}: the pattern “{name}” stands in two groups")
            found[name] = pattern_of(f"{file}, pattern “{name}”", name, group, one, parts, set(body.get("letters") or {}))
    return found


def filled(file: str, parts: dict[str, str]) -> dict[str, str]:
    """The parts, each with the parts above it put in."""
    found: dict[str, str] = {}
    for name, text in parts.items():
        found[name] = with_parts(f"{file}, part “{name}”", text, found)
    return found


def with_parts(place: str, text: str, parts: dict[str, str]) -> str:
    """An expression with the parts that it names put in."""
    if unknown := {name for name in PART.findall(text) if name not in parts}:
        raise CodebookError(f"{place}: there is no part “{min(unknown)}” above it")
    return PART.sub(lambda named: parts[named[1]], text)


def pattern_of(place: str, name: str, group: str, body: Any, parts: dict[str, str], letters: set[str]) -> Pattern:
    """One pattern, or a CodebookError that names the file, the pattern and the fault."""
    if not isinstance(body, dict) or body.keys() != KEYS:
        raise CodebookError(f"{place}: a pattern has reads, pattern, matches and misses, and nothing else")
    try:
        expression = re.compile(with_parts(place, body["pattern"], parts))
    except re.error as fault:
        raise CodebookError(f"{place}: no regular expression: {fault}") from fault
    one, other = (example(place, body[key], letters) for key in ("matches", "misses"))
    made = Pattern(name, group, body["reads"], expression, one, other)
    if not made.finds(one.row):
        raise CodebookError(f"{place}: it does not find its own example {one.row!r}")
    if made.finds(other.row):
        raise CodebookError(f"{place}: it finds {other.row!r}, which it must miss")
    return made


def example(place: str, body: Any, letters: set[str]) -> Example:
    """An example of a pattern; its row is made of known letters."""
    if not isinstance(body, dict) or body.keys() != {"row", "words"}:
        raise CodebookError(f"{place}: an example has a row and words")
    if unknown := set(body["row"]) - letters:
        raise CodebookError(f"{place}: the row {body['row']!r} has the letter {min(unknown)!r}, which `letters` does not explain")
    return Example(body["row"], body["words"])
