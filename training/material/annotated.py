"""The annotated sentences, ready to learn from and to measure on."""

from pathlib import Path

from training.material.documents import in_documents
from training.material.roles import ROLES, hold_out, read_roles, sentence
from training.material.variants import with_variants
from training.sentence import Sentence


def annotated(seed: int, folder: Path = ROLES) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences with roles: to learn from, with their variants; and about a tenth of the lines held out, as they were written."""
    learnt, held = hold_out(read_roles(folder, seed))
    varied = in_documents(map(sentence, with_variants(learnt, seed)), "roles", seed)
    return varied, in_documents(map(sentence, held), "roles-held", 0)
