"""Chance that repeats: one generator for a seed and the text it is about."""

import random


def dice(*seeds: object) -> random.Random:
    """A generator that gives the same choices for the same seeds on every machine."""
    return random.Random(" ".join(map(str, seeds)))
