"""Negation: what is said not to have happened: by “not”, by nobody as its subject, by a denial, or as the wrong one of two numbers."""

import re
from collections import defaultdict
from functools import cache

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.scope import Scope
from testimonia.extract.grammar.lines import Line, Span
from testimonia.extract.page import Draft
from testimonia.records import Casualty

NOT_THIS = re.compile(r"(?:\bnot|\brather than|\binstead of|\band not)\s+(?:(?:the|all|some|as)\s+)?$", re.IGNORECASE)
"""Right before a number: the wrong one of two (“four people, not five”)."""

SET_LOWER = re.compile(
    r"\b(?:lower|revis|correct|cut|reduc|amend|adjust)(?:s|ed|es|ing|ting)?\b(?![^.;]{0,80}\b(?:up|upwards?)\b)[^.;]{0,90}?\bfrom "
    r"(?:(?:an?|the|its|their) )?"
    r"(?:(?:initial|earlier|original|provisional|preliminary|previous|first)(?: (?:figure|count|toll|estimate) of)? )?$",
    re.IGNORECASE,
)
"""Before a figure that somebody takes back for another one (“lowered the toll from 45 to 38”)."""

WHOSE = 7
"""Words between “claims by” and “that” that say whose they are."""


@cache
def nobodies(lexicon: Lexicon) -> dict[str, list[tuple[str, ...]]]:
    """The phrases for nobody under their first words."""
    found = defaultdict[str, list[tuple[str, ...]]](list)
    for words in (tuple(phrase.split()) for phrase in lexicon.words("nobodies")):
        found[words[0]].append(words)
    return dict(found)


class Negation:
    """The rules of negation on one page; each gives the words that show it, or None."""

    def __init__(self, scope: Scope) -> None:
        """Takes the page and the words of a language."""
        self.scope, self.page, self.lexicon = scope, scope.page, scope.lexicon
        self.nobodies, self.nots = nobodies(self.lexicon), frozenset(self.lexicon.words("negation"))

    def told(self, draft: Draft, line: Line) -> str | None:
        """The first of the rules that holds."""
        return (
            self.not_before(draft, line)
            or self.nobody(draft, line)
            or self.no_actor(draft, line)
            or self.not_this(draft)
            or self.without(draft, line)
            or self.denied(draft, line)
            or self.denied_behind(draft, line)
            or self.misprinted(draft, line)
            or self.taken_back(draft, line)
        )

    def not_before(self, draft: Draft, line: Line) -> str | None:
        """A “not” with nothing but adverbs and auxiliaries between it and the claim's core."""
        back = line.index_at(draft.anchor) - 1
        while line.kind(back) in ("adv", "aux") and back >= 0:
            if line.low(back) in self.nots and line.low(back + 1) not in ("only", "just", "merely", "least"):
                return line.low(back)
            back -= 1
        return None

    def nobody(self, draft: Draft, line: Line) -> str | None:
        """“Nobody was killed”, “not a single soldier was lost”, “none of the passengers”: a subject that is nobody."""
        verb = line.index_at(draft.anchor)
        if line.tree and verb < len(line.words) and line.tree.relation(verb) == "acl":
            return None
        first = verb
        while first > 0 and line.kind(first - 1) not in ("mark", "quote", "sub", "verb", "participle", "rel"):
            first -= 1
        lows = line.lows(Span(first, verb))
        if lows[:1] == ("and",) or lows[:1] == ("but",):
            lows = lows[1:]
        return next((" ".join(words) for words in self.nobodies.get(lows[0], ()) if lows[: len(words)] == words), None) if lows else None

    def no_actor(self, draft: Draft, line: Line) -> str | None:
        """“No rebels attacked the convoy”: a deed whose subject in the tree is none; a count of none is told by its number."""
        tree, verb = line.tree, line.index_at(draft.anchor)
        if tree is None or verb >= len(line.words) or isinstance(draft.body, Casualty):
            return None
        words = (at for subject in tree.below(verb, "nsubj") for at in tree.below(subject, "det"))
        return next((line.low(at) for at in words if line.low(at) == "no"), None)

    def not_this(self, draft: Draft) -> str | None:
        """“Four people died, not five”: the number behind “not”, where another stands before."""
        at = self.scope.count_at(draft)
        at = draft.start if at is None else at
        match = NOT_THIS.search(self.page.text, max(0, at - 24), at)
        if match and match.group().lower().startswith("instead") and " would have " in self.page.text[max(0, at - 200) : at]:
            return None
        return match.group().strip() if match and any(char.isalnum() for char in self.page.text[max(0, at - 40) : match.start()]) else None

    def without(self, draft: Draft, line: Line) -> str | None:
        """“Without killing anyone”, “did not cause any deaths”."""
        index = line.index_at(draft.anchor)
        if line.low(index - 1) == "without":
            return "without"
        nots = {"not", "n't", "n’t", "never"} & set(line.lows(Span(max(index - 4, 0), index)))
        return f"{min(nots)} any" if nots and line.low(index - 1) == "any" else None

    def denied(self, draft: Draft, line: Line) -> str | None:
        """A denial before the claim in the same clause, at most twelve words back."""
        start, _ = self.scope.clause(draft, line)
        matches = self.lexicon.pattern("denials").finditer(self.page.text, start, max(start, draft.anchor))
        close = [match for match in matches if self.scope.directly(match.start(), draft, line) and not self.elsewhere(match, line)]
        return close[-1].group() if close else None

    def misprinted(self, draft: Draft, line: Line) -> str | None:
        """“An earlier version of this report gave the number as 19”: the figure that is set right."""
        count = self.scope.count_at(draft)
        match = self.lexicon.pattern("misprints").search(self.page.text, line.start, line.end)
        return match.group() if match and count is not None and match.start() < count else None

    def taken_back(self, draft: Draft, line: Line) -> str | None:
        """“Lowered the death toll from 45 to 38”: whoever corrects a count says that the first one was wrong; one that rose was not."""
        count = self.scope.count_at(draft)
        match = SET_LOWER.search(self.page.text, line.start, count) if count is not None else None
        return match.group().split()[0] if match else None

    def elsewhere(self, match: re.Match[str], line: Line) -> bool:
        """Whether a denial is of a part in it, not of what happened (“denied involvement in …”)."""
        after = " ".join(line.lows(Span(line.index_at(match.end()), min(line.index_at(match.end()) + 3, len(line.words)))))
        return any(after.startswith(word) for word in self.lexicon.words("denied matters"))

    def opens(self, line: Line, at: int) -> bool:
        """Whether what a claim says begins at a word: “that”, “of”, or behind “by the rebels” “that”."""
        if line.low(at) == "by":
            at = next((one for one in range(at, min(at + WHOSE, len(line.words))) if line.low(one) == "that"), at)
        return line.low(at) in ("that", "of")

    def denied_behind(self, draft: Draft, line: Line) -> str | None:
        """“The claim that nine were killed is false”: a kind of claim before it, the denial behind."""
        start, end = self.scope.clause(draft, line)
        match = self.lexicon.pattern("denials behind").search(self.page.text, draft.anchor, max(end, draft.anchor))
        if match is None or "," in self.page.text[draft.anchor : match.start()]:
            return None
        told = self.lexicon.pattern("claims denied").search(self.page.text, start, max(start, draft.anchor))
        return match.group() if told and self.opens(line, line.index_at(told.end())) else None
