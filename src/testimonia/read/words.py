"""The words by which the parts of a page are known, read from `codebook/layout`, and the version of everything that reads."""

import hashlib
import re
from functools import cache
from importlib import metadata, resources

import yaml

from testimonia.codebook.lexicon import Group, Lexicon, checked
from testimonia.errors import CodebookError

FOLDER = resources.files("testimonia.codebook") / "layout"
FILES = ("byline.yaml", "caption.yaml", "dates.yaml", "page.yaml", "web.yaml")
LIBRARIES = ("trafilatura", "pypdf", "pdfplumber", "python-docx", "py3langid", "lxml")
"""What a reading depends on besides our own code: another version may find other main content, lines or languages."""


@cache
def layout() -> Lexicon:
    """The words of layout in named groups. Raises CodebookError when a file breaks its form."""
    groups: dict[str, Group] = {}
    for name in FILES:
        for key, body in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["groups"].items():
            if key in groups:
                raise CodebookError(f"codebook/layout/{name}: the group “{key}” stands twice")
            groups[key] = checked(f"../layout/{name}", key, body)
    return Lexicon("layout", f"layout-{fingerprint()}", groups)


@cache
def fingerprint() -> str:
    """Twelve digits of the SHA-256 of the files of words and of the versions of the libraries that read."""
    hashed = hashlib.sha256()
    for name in FILES:
        hashed.update((FOLDER / name).read_bytes())
    for name in LIBRARIES:
        hashed.update(f"{name}=={metadata.version(name)}\n".encode())
    return hashed.hexdigest()[:12]


@cache
def starting(*groups: str) -> re.Pattern[str]:
    """Any word of these groups at the start of a line, after any signs."""
    either = "|".join(layout().group(name).alternation for name in groups)
    return re.compile(rf"[\W_]*(?:{either})(?!\w)", re.IGNORECASE)


@cache
def anywhere(*groups: str) -> re.Pattern[str]:
    """Any word of these groups as a whole word or phrase, in any case, the longest of each group first."""
    either = "|".join(layout().group(name).alternation for name in groups)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@cache
def exact(name: str) -> frozenset[str]:
    """The words of a group as they are."""
    return frozenset(layout().words(name))


@cache
def folded(name: str) -> frozenset[str]:
    """The words of a group for comparing whole lines, as `fold` makes them."""
    return frozenset(fold(word) for word in layout().words(name))


def fold(line: str) -> str:
    """A line for comparison: lower case, one blank between words, no signs or numbers around it."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(" \t.,:;!?|/\\-–—•·»«›‹>→←↓…()[]#*_0123456789")
