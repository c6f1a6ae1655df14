"""Forecast: what is expected to come, and which of a sentence's figures it is (“31 so far, is expected to pass 100”)."""

import re

from testimonia.extract.assertion.scope import Scope
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Draft
from testimonia.records import Casualty


class Forecast:
    """The rules of forecast on one page."""

    def __init__(self, scope: Scope) -> None:
        """Takes the page and the words of a language."""
        self.scope, self.page, self.lexicon = scope, scope.page, scope.lexicon

    def told(self, draft: Draft, line: Line) -> str | None:
        """“The toll could rise to …”, “are expected to be killed”: in the clause, with no relative clause between."""
        if self.scope.is_given(draft):
            return None
        if found := self.will(draft, line) or self.announced(draft, line) or self.within(draft, line):
            return found
        start, end = self.scope.clause(draft, line)
        matches = self.lexicon.pattern("forecast").finditer(self.page.text, start, end)
        return next((" ".join(match.group().split()) for match in matches if self.foretells(match, draft, line)), None)

    def will(self, draft: Draft, line: Line) -> str | None:
        """“Will starve”: right before the verb of the harm."""
        back = line.index_at(draft.anchor) - 1
        while line.kind(back) in ("adv", "aux") and back >= 0:
            if line.low(back) in ("will", "'ll", "’ll"):
                return "will"
            back -= 1
        return None

    def within(self, draft: Draft, line: Line) -> str | None:
        """“Could die before the end of the month”: what may happen, by a time that is still to come."""
        may = self.scope.governed("what may come", draft, line)
        end = self.scope.clause(draft, line)[1]
        match = self.lexicon.pattern("times to come").search(self.page.text, draft.anchor, max(end, draft.anchor)) if may else None
        return f"{may} … {match.group()}" if match else None

    def announced(self, draft: Draft, line: Line) -> str | None:
        """“Plans to evacuate 6,500 residents”: what an authority says it will do; a plot to kill is no forecast."""
        if not isinstance(draft.body, Casualty) or draft.body.measure not in ("displaced", "detained"):
            return None
        return self.scope.governed("announced", draft, line)

    def foretells(self, match: re.Match[str], draft: Draft, line: Line) -> bool:
        """Whether words of a forecast are about the claim: its harm or number stands behind them, or it is a figure that moves."""
        count = self.scope.count_at(draft)
        behind = [at for at in (draft.anchor, count) if at is not None and at > match.start()]
        if behind:
            return self.reaches(match.end(), min(behind), line)
        told = line.kinds[line.index_at(draft.anchor) + 1 : line.index_at(match.start())]
        return count is None and not {"verb", "participle", "rel", "mark", "quote"} & set(told) and self.moves(match, draft, line)

    def moves(self, match: re.Match[str], draft: Draft, line: Line) -> bool:
        """Whether a figure rises in the words of a forecast."""
        end = self.scope.clause(draft, line)[1]
        return bool(self.lexicon.pattern("rising").search(self.page.text, match.start(), min(match.end() + 30, end)))

    def reaches(self, start: int, end: int, line: Line) -> bool:
        """Whether no mark, quotation or clause about something else lies between two places."""
        return not {"rel", "mark", "quote"} & set(line.kinds[line.index_at(start) : line.index_at(end)])
