"""The page in a browser: nothing fetched, accessible, narrow, by keyboard, in print."""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from publish.release_fixture import halvane
from publish.test_report import hostile_release
from testimonia.publish import render_report

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SERIOUS = """
  results => results.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html)])
"""


def installed() -> str | None:
    """The browser to drive: as named by the environment, else the system's Chromium, else Playwright's own (None)."""
    named = os.environ.get("TESTIMONIA_BROWSER")
    return named or next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=installed(), args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_report(halvane()), encoding="utf-8")
    return path.as_uri()


def opened(browser: Browser, address: str, width: int = 1280, **more: object) -> Page:
    """The page in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **more)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page


def test_nothing_is_fetched_and_nothing_is_complained_of(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.wait_for_load_state("networkidle")
    assert asked == [address]
    assert said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    page = opened(browser, address, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.add_script_tag(path=str(AXE))
    assert page.evaluate(f"axe.run().then({SERIOUS})") == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_window_is_too_narrow(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_text_twice_as_large_still_fits(browser: Browser, address: str) -> None:
    page = opened(browser, address, 720)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.context.close()


def test_a_figure_opens_its_words_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "at least 1,018"
    tip = page.locator("#tip")
    assert tip.is_visible()
    assert "the Coast Monitor ← Evening Star" in tip.inner_text()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('details.words[open]')")
    quote = page.locator("details.words[open] blockquote").first
    assert "1,018 people killed" in quote.inner_text()
    page.locator("details.words[open] p.by a").first.click()
    page.wait_for_function("document.activeElement.id.startsWith('claim-')")
    marked = page.evaluate("Array.from(document.querySelectorAll('.m.on')).map(one => one.textContent).join('')")
    assert marked.startswith("1,018 people killed: 745 civilians")
    page.context.close()


def test_hovering_shows_who_says_so_and_leaving_hides_it(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.locator("table.toll a.fig").first.hover()
    assert "Rights Network" in page.locator("#tip").inner_text()
    page.mouse.move(5, 5)
    assert not page.locator("#tip").is_visible()
    page.context.close()


def test_pointing_at_marked_words_or_tapping_them_shows_who_says_so(browser: Browser, address: str) -> None:
    page = opened(browser, address, has_touch=True)
    page.locator(".m.casualty", has_text="members of the security forces").last.tap()
    assert page.locator("#tip").inner_text() == "the Coast Monitor ← Evening Star"
    assert page.locator(".notes .lit").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".notes .lit").count() == 0
    page.context.close()


def test_every_link_and_summary_is_reached_by_tab_alone(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    unreachable = "Array.from(document.querySelectorAll('a[href], summary')).filter(one => one.tabIndex < 0).length"
    assert page.evaluate(unreachable) == 0
    assert page.evaluate("Array.from(document.querySelectorAll('[tabindex]')).filter(one => one.tabIndex > 0).length") == 0
    page.context.close()


def test_notes_stand_beside_their_words_and_cover_no_other(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    boxes = page.evaluate(
        "Array.from(document.querySelectorAll('.notes')).map(one => one.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(boxes))
    page.context.close()


def test_nothing_meant_for_paper_shows_on_the_screen(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    shown = "[...document.querySelectorAll('.print-only')].filter(one => getComputedStyle(one).display !== 'none').length"
    assert page.locator(".print-only").count() > 0
    assert page.evaluate(shown) == 0
    page.context.close()


def test_a_print_holds_what_was_closed(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.policy:not([open]), details.capture:not([open])").count() == 0
    assert page.locator("details.words").first.is_hidden()
    standing = page.locator(".where p").first.inner_text()
    assert standing.startswith("people killed 1,018 or more: ")
    report, note = standing.rsplit(" ", 1)[1].split(".")
    assert page.locator("article.edition").nth(int(report) - 1).locator(".notes li").nth(int(note) - 1).is_visible()
    assert page.locator("nav").is_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.policy[open]").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()


def test_a_print_shows_a_paragraph_of_each_section(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    heights = page.evaluate("Array.from(document.querySelectorAll('main > section > .body')).map(one => one.offsetHeight)")
    assert len(heights) >= 10
    assert all(heights)
    page.context.close()


def test_the_course_fits_a_phone_with_its_names_above_it(browser: Browser, address: str) -> None:
    page = opened(browser, address, 360)
    chart = page.locator("svg.course").first
    assert chart.bounding_box()["width"] <= 360  # type: ignore[index]
    assert page.locator(".course .names").first.is_hidden()
    assert page.locator("#course .series").first.is_visible()
    page.context.close()


def test_how_a_claim_was_read_opens_beside_it(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    how = page.locator(".notes details.how").first
    assert not how.locator("p").is_visible()
    how.locator("summary").click()
    assert how.locator("p").inner_text().endswith(".")
    page.context.close()


def test_every_link_to_words_is_described_by_its_chain(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    links = "table.toll a.fig, #aside a[href^='#claim-'], .refs a, a.ref"
    described = "links.filter(one => !document.getElementById(one.getAttribute('aria-describedby'))).length"
    bare = f"(() => {{ const links = Array.from(document.querySelectorAll(`{links}`)); return {described}; }})()"
    assert page.evaluate(bare) == 0
    page.context.close()


def test_without_script_the_words_are_all_there(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert page.locator("blockquote").count() > 20
    assert page.locator("details.text[open]").count() == 6
    page.context.close()


def test_an_attack_stored_in_any_field_does_not_run_and_its_text_is_whole(browser: Browser, tmp_path: Path) -> None:
    release = hostile_release()
    path = tmp_path / "hostile.html"
    path.write_text(render_report(release), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    events: list[str] = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: events.append(request.url))
    page.goto(path.as_uri())
    assert events == [path.as_uri()]
    for document in release.documents:
        joined = page.evaluate(
            "key => Array.from(document.getElementById(key).querySelectorAll('[data-text]')).map(one => one.textContent).join('')",
            document.id,
        )
        assert joined == document.text.replace("\0", "\N{SYMBOL FOR NULL}")
    context.close()
