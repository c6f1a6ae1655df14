"""Supposition: what may come about, might have, was planned or prevented, or stands under a condition."""

import re

from testimonia.extract.assertion.scope import Scope
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Draft

OPEN_SUBJECTS = frozenset(("anyone", "anybody", "any", "there", "more", "others", "people"))
CONDITIONS = frozenset(("if", "unless", "whether"))
MODALS = frozenset(("will", "would", "could", "may", "might", "can", "'ll"))
BRING_ABOUT = frozenset(("leave", "make", "render", "drive", "force", "cost", "claim"))
"""Verbs of which the harm is an outcome that another word names."""

INVERTED = re.compile(r"[“\"]?(Should|Were) [^,?]+, ")
"""A condition without “if”: “Should the wind turn, …”."""

LONG_CLAUSE = 9
"""Words between “if” and the claim's core over which it is the same clause without a tree."""


class Supposition:
    """The rules of supposition on one page; each gives the words that show it, or None."""

    def __init__(self, scope: Scope) -> None:
        """Takes the page and the words of a language."""
        self.scope, self.page, self.lexicon = scope, scope.page, scope.lexicon

    def told(self, draft: Draft, line: Line) -> str | None:
        """The first of the rules that holds."""
        return (
            self.may(draft, line)
            or self.may_leave(draft, line)
            or self.scope.governed("hypothesis", draft, line)
            or self.open_question(draft, line)
            or self.in_case(draft, line)
            or self.unreal(draft, line)
        )

    def may(self, draft: Draft, line: Line) -> str | None:
        """“May kill”, “might be displaced”: right before the verb, and no “may have”, which is a hedge of what has happened."""
        back = line.index_at(draft.anchor) - 1
        while line.kind(back) in ("adv", "aux") and line.low(back) not in ("have", "has", "had"):
            if line.words[back].text in ("may", "might"):
                return line.low(back)
            back -= 1
        return None

    def may_leave(self, draft: Draft, line: Line) -> str | None:
        """“Might leave a million people homeless”: the verb over the harm in the tree is one of those that bring it about, and may."""
        tree, core = line.tree, line.index_at(draft.anchor)
        if tree is None or core >= len(line.words) or line.words[core].tag == "VERB":
            return None
        verb = next((at for at in tree.above(core) if line.words[at].tag == "VERB"), None)
        if verb is None or verb > core or line.words[verb].lemma not in BRING_ABOUT:
            return None
        aux = [line.low(at) for at in tree.below(verb, "aux")]
        return next((low for low in aux if low in MODALS - {"will", "'ll"}), None) if "have" not in aux else None

    def open_question(self, draft: Draft, line: Line) -> str | None:
        """“It was not known whether anyone had died”; not “whether the man who shot nine”, which takes the deaths for given."""
        anchor = line.index_at(draft.anchor)
        for at in range(anchor - 1, max(anchor - LONG_CLAUSE, 0), -1):
            if line.low(at) in ("whether", "if"):
                return line.low(at) if line.low(at + 1) in OPEN_SUBJECTS else None
            if line.kind(at) in ("mark", "rel"):
                return None
        return None

    def condition(self, draft: Draft, line: Line) -> str | None:
        """A clause of “if” or “unless” over the claim in the tree, also with a report in it (“if he says nobody died, he lies”)."""
        tree = line.tree
        inverted = None if self.scope.is_given(draft) else INVERTED.match(self.page.text, line.start, max(draft.anchor, line.start))
        if inverted or tree is None:
            return inverted.group(1) if inverted else None
        core = line.index_at(draft.anchor)
        for at in (core, *tree.above(core)) if core < len(line.words) else ():
            marks = [line.low(one) for one in tree.below(at, "mark") if line.low(one) in CONDITIONS - {"whether"}]
            if marks and tree.relation(at) == "advcl" and not self.parted(line, at, core):
                return marks[0]
            if opener := self.on_condition(line, at):
                return opener
            if tree.relation(at) in ("acl", "parataxis"):
                return None
        return None

    def on_condition(self, line: Line, verb: int) -> str | None:
        """“If no convoy comes, 60 will be dead”: a verb that may or will be, with a condition on it."""
        tree = line.tree
        assert tree is not None
        if not any(line.low(at) in MODALS for at in tree.below(verb, "aux")):
            return None
        clauses = (at for at in tree.below(verb, "advcl") if line.low(at) not in ("confirmed", "true", "verified"))
        marks = (at for clause in clauses for at in tree.below(clause, "mark"))
        return next((line.low(at) for at in marks if line.low(at) in ("if", "unless")), None)

    def parted(self, line: Line, clause: int, core: int) -> bool:
        """Whether “if” stands behind the claim (“nine died, and he would go if asked”), so that the tree has tied it too high."""
        tree = line.tree
        assert tree is not None
        opens = [one for one in tree.below(clause, "mark") if line.low(one) in CONDITIONS]
        return not opens or opens[0] > core

    def in_case(self, draft: Draft, line: Line) -> str | None:
        """“Beds for 500 wounded in case of an attack”."""
        _, end = self.scope.clause(draft, line)
        match = self.lexicon.pattern("events in case").search(self.page.text, draft.anchor, max(end, draft.anchor))
        return match.group() if match else None

    def unreal(self, draft: Draft, line: Line) -> str | None:
        """“In the novel, a plague kills half the town”: what is only played or told."""
        match = self.lexicon.pattern("unreal settings").search(self.page.text, line.start, max(draft.anchor, line.start))
        return match.group() if match else None
