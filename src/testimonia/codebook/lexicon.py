"""The words of one language, in named groups, read from `lang/<code>.yaml` and the files that it lists."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any

from testimonia.codebook.loading import load
from testimonia.errors import CodebookError

FOLDER = resources.files("testimonia.codebook") / "lang"


ATOMS = {" ": r"\s+", "'": "['’]"}
"""What stands in a pattern for a blank and a straight quote: any white space, and curly quotes too."""


def alternation(words: Iterable[str]) -> str:
    """Words as the inside of a pattern that finds the longest at each place; common beginnings are written once, so that it is fast."""
    tree: dict[str, Any] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        node = tree
        for letter in word:
            node = node.setdefault(ATOMS.get(letter) or re.escape(letter), {})
        node[""] = {}
    return branches(tree) or r"(?!)"


def branches(tree: dict[str, Any]) -> str:
    """What may follow in words that begin alike, by letter; the word that ends here is taken where none goes on."""
    either = "|".join(letter + branches(rest) for letter, rest in tree.items() if letter)
    if "" in tree:
        return f"(?:{either})?" if either else ""
    return f"(?:{either})" if len(tree) > 1 else either


@dataclass(frozen=True)
class Group:
    """Words that do one job, and why they are together. `words` lists them; `entries` gives each a value."""

    name: str
    reason: str
    words: tuple[str, ...]
    entries: dict[str, Any] = field(default_factory=dict, hash=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words as a whole word or phrase, the longest first, in any case, over any white space."""
        return re.compile(rf"(?<!\w)(?:{self.alternation})(?!\w)", re.IGNORECASE)

    @cached_property
    def alternation(self) -> str:
        """The words as the inside of a pattern."""
        return alternation(self.words)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Groups by name; there is one for each language. `version` names the language and the digest of the files."""

    code: str
    version: str
    groups: dict[str, Group] = field(hash=False)

    def group(self, name: str) -> Group:
        """A group. Raises CodebookError when the language lacks it."""
        if name not in self.groups:
            raise CodebookError(f"codebook/lang/{self.code}.yaml: no group “{name}”; add it to one of the files listed there")
        return self.groups[name]

    def words(self, name: str) -> tuple[str, ...]:
        return self.group(name).words

    def entries(self, name: str) -> dict[str, Any]:
        return self.group(name).entries

    def pattern(self, name: str) -> re.Pattern[str]:
        return self.group(name).pattern


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language. Raises CodebookError when there is none or a file breaks its form."""
    index = FOLDER / f"{code}.yaml"
    if not index.is_file():
        raise CodebookError(f"codebook/lang/{code}.yaml: there is no lexicon for this language yet")
    names = [f"{code}.yaml", *(load(index.read_text(encoding="utf-8")) or {}).get("files", [])]
    hashed, groups = hashlib.sha256(), dict[str, Group]()
    for name in names:
        text = (FOLDER / name).read_text(encoding="utf-8")
        hashed.update(text.encode())
        for key, body in (load(text) or {}).get("groups", {}).items():
            if key in groups:
                raise CodebookError(f"codebook/lang/{name}: the group “{key}” stands in two files")
            groups[key] = checked(name, key, body)
    return Lexicon(code, f"{code}-{hashed.hexdigest()[:12]}", groups)


def checked(file: str, name: str, body: Any) -> Group:
    """One group, or a CodebookError that names the file, the group and the fault."""
    place = f"codebook/lang/{file}, group “{name}”"
    if not isinstance(body, dict) or not str(body.get("reason") or "").strip():
        raise CodebookError(f"{place}: a group needs a `reason`")
    if unknown := body.keys() - {"reason", "source", "words", "entries"}:
        raise CodebookError(f"{place}: unknown key {min(unknown)!r}; a group has reason, source, words or entries")
    if ("words" in body) == ("entries" in body):
        raise CodebookError(f"{place}: a group has either `words` or `entries`")
    entries = body.get("entries") or {}
    words = [*(body.get("words") or []), *entries]
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise CodebookError(f"{place}: {word!r} is no word; put it in quotes")
    return Group(name, body["reason"].strip(), tuple(words), dict(entries))
