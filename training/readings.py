"""What stage B reads: the treebanks again, the sentences made beside them, and the sentences annotated with roles."""

import re
from dataclasses import replace

from training.corpora import Corpora
from training.epochs import Material
from training.labels import UNHARMED
from training.material.annotated import annotated
from training.material.augment import augmented
from training.sentence import Sentence

HARM = re.compile(
    r"""abduct|accident|ambush|arrest|assassin|attack|beat|behead|blast|blow|bod(?:y|ies)\b|bomb|burn|bury|burie|cancer|captur|case
    |casualt|coffin|corpse|crash|crush|cull|dea[dt]|defeat|detain|die[sd]?\b|disappear|displac|drown|dying|evacuat|execut|explo|fatal|fell|fight|fire
    |fled|flee|found|funeral|grave|gun|hang|harm|homeless|hospital|hostage|hurt|ill\b|imprison|infect|injur|jail|kidnap|kill|life|lives|los[est]|maim
    |martyr|massacre|miss|mourn|murder|perish|poison|prison|rape|refugee|remains|rescue|sick|shell|shoot|shot|slain|slaughter|slay|stab|strike|struck
    |suffer|suicid|surviv|terror|toll|tortur|trap|tragedy|victim|violen|war\b|weapon|wound""",
    re.VERBOSE,
)
"""Beginnings of words that may go with harm to people; far more than needed, so that a sentence without any of them states none."""


def unharmed(sentence: Sentence) -> Sentence:
    """A treebank sentence without a word of harm, marked as stating none; sources, places and times in it stay open."""
    if any(HARM.match(word.lower()) for word in sentence.words):
        return sentence
    return replace(sentence, roles=(UNHARMED,) * len(sentence.words))


def reading_material(corpora: Corpora, seed: int) -> tuple[Material, Material]:
    """What stage B learns from, and what it is measured on: held-out lines of the annotated sentences beside the treebanks."""
    learnt, held = annotated(seed)
    trees = [*map(unharmed, corpora.trees), *augmented(corpora.trees, seed)]
    reports = [sentence for sentence in corpora.names if sentence.source == "re3d"]
    return Material(trees, [*corpora.names, *reports], learnt), Material(corpora.dev_trees, corpora.dev_reports, held)
