"""Inflection: the forms of English verbs that the codebook lists by their lemmas."""

import re

from testimonia.codebook.lexicon import Lexicon


def verb_entries(lexicon: Lexicon) -> list[tuple[str, dict[str, object]]]:
    """Lemmas of all verbs that the rules know, with their entries."""
    groups = ("reporting verbs", "positions", "event verbs")
    return [item for group in groups for item in lexicon.entries(group).items()]


def forms(lemma: str, entry: dict[str, object]) -> tuple[str, ...]:
    """The forms of a verb: those listed and the base, else the regular ones. A particle stays behind its verb."""
    verb, _, particle = lemma.partition(" ")
    listed = entry.get("forms")
    made = [verb, *listed] if isinstance(listed, list) else inflect(verb)
    return tuple(f"{form} {particle}".strip() for form in made)


def request_forms(lexicon: Lexicon) -> frozenset[str]:
    """The forms of the verbs by which something is asked or demanded."""
    asked = (item for item in lexicon.entries("positions").items() if item[1]["plover"] == "REQUEST")
    return frozenset(form for lemma, entry in asked for form in forms(lemma, entry))


def inflect(verb: str) -> list[str]:
    """The regular forms of an English verb: base, -s, -ed, -ing."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if re.search(r"[^aeiou]y$", verb):
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    if re.search(r"(s|x|z|ch|sh)$", verb):
        return [verb, f"{verb}es", f"{verb}ed", f"{verb}ing"]
    return [verb, f"{verb}s", f"{verb}ed", f"{verb}ing"]
