"""Harm that came to nobody: played in a drill, told by a novel or a film."""

from functools import lru_cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.casualties.rows.scene import Scene

GROUPS = ("words of a drill", "words of fiction")

PARAGRAPH = 500
"""Characters: a longer block is more than a paragraph, and only the sentence itself is asked."""


def unreal(scene: Scene) -> bool:
    """Whether the paragraph of a sentence says of what it tells that it is played or made up."""
    block, text = scene.passage.block, scene.page.text
    whole = block.end - block.start <= PARAGRAPH
    return made_up(text[block.start : block.end] if whole else text[scene.sentence.start : scene.sentence.end], scene.lexicon)


@lru_cache(maxsize=256)
def made_up(paragraph: str, lexicon: Lexicon) -> bool:
    """The same of its text; kept, since every sentence of a paragraph asks."""
    return any(lexicon.pattern(name).search(paragraph) for name in GROUPS)
