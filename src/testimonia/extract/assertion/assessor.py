"""Assertion and hedge: whether a claim says that it happened, did not, might, will, or did at another time; and which words weaken it.

The terms are PLOVER's (historical, future, hypothetical, negated); the words and the reason of each group stand in speech.yaml.
"""

from collections.abc import Callable
from dataclasses import dataclass

from testimonia.codebook.lexicon import Lexicon
from testimonia.extract.assertion.bygone import Bygone
from testimonia.extract.assertion.forecast import Forecast
from testimonia.extract.assertion.hedging import Hedging
from testimonia.extract.assertion.negation import Negation
from testimonia.extract.assertion.scope import Scope
from testimonia.extract.assertion.supposition import Supposition
from testimonia.extract.grammar.lines import Line
from testimonia.extract.page import Draft, Page
from testimonia.records.claim import Assertion, Casualty

SHOWS: dict[Assertion, str] = {
    "negated": "says that it did not happen",
    "forecast": "tells what is expected to come",
    "hypothetical": "tells what may or might have happened",
    "historical": "puts it at another time than the news",
}


@dataclass(frozen=True)
class Judged:
    """An assertion with its reason, empty where nothing speaks against it."""

    assertion: Assertion
    reason: str = ""


class Assessor:
    """Tells assertion and hedges on one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        """Takes the page for its date and first words."""
        self.scope = Scope(page, lexicon)
        self.bygone = Bygone(self.scope)
        self.hedging = Hedging(self.scope)
        supposition = Supposition(self.scope)
        self.rules: tuple[tuple[Assertion, Callable[[Draft, Line], str | None]], ...] = (
            ("hypothetical", supposition.condition),
            ("negated", Negation(self.scope).told),
            ("forecast", Forecast(self.scope).told),
            ("hypothetical", supposition.told),
        )

    def judge(self, draft: Draft, line: Line, *, said: bool = False) -> Judged:
        """The first of the assertions that the words show, a condition before all; else asserted. A count of none is asserted.

        `said` when it is in somebody's words, so that a long count up to now is what that one reports, and no background.
        """
        if isinstance(draft.body, Casualty) and draft.body.count.high == 0:
            return Judged("asserted")
        judged = (Judged(assertion, f"“{found}” {SHOWS[assertion]}") for assertion, rule in self.rules if (found := rule(draft, line)))
        return next(judged, None) or self.historical(draft, line, said=said)

    def historical(self, draft: Draft, line: Line, *, said: bool) -> Judged:
        """Another event or the whole war; asserted where nothing puts the claim at another time."""
        found = self.bygone.told(draft, self.scope.clause(draft, line), said=said)
        return Judged("historical", f"“{found}” {SHOWS['historical']}") if found else Judged("asserted")
