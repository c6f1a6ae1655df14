"""The word lists of `words.yaml`, and numbers in digits and in words."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def held() -> dict[str, Any]:
    """What the file holds."""
    return dict(yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, ...]]:
    """Every list by its name."""
    return {name: tuple(listed) for name, listed in held().items() if isinstance(listed, list)}


@lru_cache(maxsize=1)
def presents() -> dict[str, str]:
    """The present of verbs by their past."""
    return dict(held()["present"])


def spelled(number: int) -> str:
    """A number below 100 in words: 21 is `twenty-one`."""
    if number < 20:
        return words()["ones"][number]
    tens, ones = divmod(number, 10)
    return words()["tens"][tens] + (f"-{words()['ones'][ones]}" if ones else "")


@lru_cache(maxsize=1)
def numerals() -> dict[str, int]:
    """The numbers from two to 99 by their words."""
    return {spelled(number): number for number in range(2, 100)}
