"""Recipes: from what and by what an output was made. The same recipe need not be run again."""

from functools import cached_property

from testimonia.records.record import identify, plain, record


@record
class Recipe:
    """The stage, its version (with the versions of models and codebook in it), and the digests of inputs and settings."""

    stage: str
    version: str
    inputs: tuple[str, ...]
    settings: str = ""

    @cached_property
    def id(self) -> str:
        return identify("recipe", plain(self))
