"""A parse in spaCy's own form, for those who work with spaCy."""

import numpy as np
from spacy.tokens import Doc, Span

from testimonia.adapters.encoder.chains import Span as Found
from testimonia.adapters.encoder.lemmas import lemma
from testimonia.adapters.encoder.reader import Parse
from testimonia.adapters.encoder.weights import Weights

ENTITIES = {"person": "PERSON", "organisation": "ORG", "group": "NORP", "place": "LOC"}
"""Our kinds of names as spaCy's English models call them."""


def filled(bare: Doc, parse: Parse | None, labels: Weights) -> Doc:
    """A tokenized text with its parse: white space hangs on the word before it, tagged SPACE, as in spaCy's models."""
    if parse is None:
        return bare
    places = [token.i for token in bare if not token.is_space]
    before = np.maximum(np.searchsorted(places, np.arange(len(bare)), side="right") - 1, 0).tolist()
    words = [token.text for token in bare]
    space = [token.is_space for token in bare]
    heads = [places[at] if blank else places[parse.heads[at]] for at, blank in zip(before, space, strict=True)]
    tags = ["SPACE" if blank else labels.tags[parse.tags[at]] for at, blank in zip(before, space, strict=True)]
    features = ["" if blank else labels.features[parse.features[at]] for at, blank in zip(before, space, strict=True)]
    relations = ["dep" if blank else relation(labels.relations[parse.relations[at]]) for at, blank in zip(before, space, strict=True)]
    doc = Doc(
        bare.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in bare],
        pos=tags,
        morphs=features,
        lemmas=list(map(lemma, words, tags, features)),
        heads=heads,
        deps=relations,
    )
    doc.set_ents([spanned(doc, places, one, ENTITIES[one.label]) for one in parse.names])
    doc.spans["roles"] = [spanned(doc, places, one, one.label) for one in parse.roles]
    return doc


def relation(name: str) -> str:
    """A relation as spaCy writes it."""
    return "ROOT" if name == "root" else name


def spanned(doc: Doc, places: list[int], found: Found, label: str) -> Span:
    """A span of words as one of the Doc."""
    return Span(doc, places[found.first], places[found.last - 1] + 1, label=label)
