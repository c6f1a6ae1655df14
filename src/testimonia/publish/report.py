"""The report: one HTML file that answers first and lets every figure be followed to its words."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from testimonia import __version__
from testimonia.publish import wording
from testimonia.publish.annex import asides_of, custody_of, openable, standing, vagueness_of
from testimonia.publish.clashes import clashes_of
from testimonia.publish.course import courses_of
from testimonia.publish.edition import Edition, edition_of
from testimonia.publish.finding import finding_of
from testimonia.publish.index import Index
from testimonia.publish.lineage import lineage_of
from testimonia.publish.map import map_of
from testimonia.publish.positions import matrix_of
from testimonia.publish.release import Release
from testimonia.publish.timeline import timeline_of
from testimonia.publish.tollboard import board_of
from testimonia.publish.words import HEAVY, words_of
from testimonia.records import Unread

OPENED = 12
"""With more reports than this, each shows only its first lines until it is opened."""


@dataclass(frozen=True)
class Fact:
    """One item of the facts line: a number, what it counts, where it leads."""

    figure: str
    words: str
    href: str


def render_report(release: Release) -> str:
    """A release as one self-contained page. The same release gives the same bytes; the page asks nothing of any network."""
    index = Index(release)
    boards = tuple(board_of(index, account) for account in index.accounts)
    boards = tuple(board for board in boards if board.rows or board.account.contradictions or board.account.disagreements)
    whole, single = asides_of(index)
    heavy = max(sum(len(board.rows) for board in boards), len(index.documents)) > HEAVY
    page = environment().get_template("report.html.j2").render(
        index=index,
        title=title_of(index),
        finding=finding_of(boards, len(index.documents)),
        facts=facts_of(index, sum(len(one.notes) for one in whole)),
        accounts=[(board, words_of(index, board, heavy), courses_of(index, board), clashes_of(index, board.account)) for board in boards],
        matrix=matrix_of(index),
        heavy=heavy,
        timeline=timeline_of(index),
        map=map_of(index),
        lineage=lineage_of(index),
        editions=editions_of(index),
        asides=whole,
        policy_asides=single,
        unread=unread_of(release),
        custody=custody_of(index),
        vagueness=vagueness_of(index),
        version=__version__,
        style=Markup(asset("report.css")),  # noqa: S704 - our own file
        script=Markup(asset("report.js")),  # noqa: S704 - our own file
        security=security(),
        opened=len(release.documents) <= OPENED,
    )  # fmt: skip
    return page.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{SYMBOL FOR NULL}")


@cache
def environment() -> Environment:
    """Jinja with escaping on, no silent blanks for what is undefined, and our ways of writing numbers and dates."""
    made = Environment(
        loader=PackageLoader("testimonia.publish"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(number=wording.number, dated=wording.dated, day=wording.day, standing=standing)
    made.globals.update(openable=openable, many=wording.many, few=wording.few)
    return made


@cache
def asset(name: str) -> str:
    """Our own style sheet or script, as text."""
    return (resources.files("testimonia.publish") / "templates" / name).read_text(encoding="utf-8")


def security() -> str:
    """The content security policy: nothing may be fetched; only our own style and script, known by their hashes, are run."""
    return f"default-src 'none'; style-src {hashed('report.css')}; script-src {hashed('report.js')}; base-uri 'none'; form-action 'none'"


def hashed(name: str) -> str:
    """The SHA-256 of an asset in the form of a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()}'"


def title_of(index: Index) -> str:
    """The case's title, else the name of its first incident, else what it is."""
    if index.release.case.title:
        return index.release.case.title
    names = [index.incidents[one.incident].name for one in index.accounts if one.incident in index.incidents]
    return names[0] if names else f"A reading of {wording.few(len(index.documents), 'report')}"


def facts_of(index: Index, aside: int) -> tuple[Fact, ...]:
    """What the page rests on, in one line."""
    release = index.release
    figures = sum(1 for one in release.claims if one.body.kind == "casualty")
    dates = [one.published.date for one in index.documents.values() if one.published.date]
    facts = [
        counted(len(index.documents), "report", "#reports"),
        counted(figures, "figure", "#reports"),
        behind(len(release.backers)),
        counted(len(release.claims) - figures, "other claim", "#reports"),
        *([Fact(wording.days(min(dates), max(dates)), "published", "#timeline")] if dates else []),
        counted(len(release.unread), "unread file", "#unread"),
        Fact(wording.number(aside), f"{'claim' if aside == 1 else 'claims'} set aside", "#aside"),
    ]
    return tuple(facts)


def behind(origins: int) -> Fact:
    """How many named origins stand behind the figures."""
    return Fact(wording.number(origins), "named origin behind them" if origins == 1 else "named origins behind them", "#lineage")


def counted(value: int, noun: str, href: str) -> Fact:
    """A fact that counts something of our own."""
    return Fact(wording.number(value), noun if value == 1 else f"{noun}s", href)


def editions_of(index: Index) -> tuple[Edition, ...]:
    """Every document, in order of publication."""
    return tuple(edition_of(index, document) for document in index.documents.values())


def unread_of(release: Release) -> tuple[Unread, ...]:
    """What was not read, in order of address."""
    return tuple(sorted({one.id: one for one in release.unread}.values(), key=lambda one: (one.address, one.id)))
