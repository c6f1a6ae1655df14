"""What must hold of every page: figures lead to words, the words are the captured ones, nothing hostile gets through."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from publish.page import Page
from publish.release_fixture import halvane
from testimonia.publish import Release, render_report, report, wording
from testimonia.records import (
    NO_CASE,
    Account,
    Block,
    Case,
    Claim,
    Document,
    Incident,
    Mention,
    Outline,
    Quantity,
    Resolution,
    Speaker,
    Toll,
    Unread,
)


@pytest.fixture(scope="module")
def release() -> Release:
    return halvane()


@pytest.fixture(scope="module")
def page(release: Release) -> Page:
    return Page.of(release)


def test_the_same_release_gives_the_same_bytes(release: Release, page: Page) -> None:
    assert render_report(release) == page.text
    assert render_report(halvane()) == page.text


def test_the_order_of_records_does_not_change_the_page(release: Release, page: Page) -> None:
    turned = replace(
        release,
        claims=release.claims[::-1],
        documents=release.documents[::-1],
        captures=release.captures[::-1],
        unread=release.unread[::-1],
    )
    assert render_report(turned) == page.text


def test_no_id_stands_twice_and_no_link_leads_nowhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    inner = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inner <= set(page.ids)
    described = {key for one in page.find("//*[@aria-describedby]") for key in one.get("aria-describedby").split()}
    assert described <= set(page.ids)


def test_every_number_of_the_toll_table_leads_to_words(page: Page, release: Release) -> None:
    cells = page.find("//table[contains(@class, 'toll')]//td[.//a[@class='fig']]")
    assert len(cells) == len(release.accounts[0].tolls)
    for cell in cells:
        toll = cell.find(".//a[@class='fig']").get("href")[1:]
        panel = page.find(f"//*[@id='{toll}']/ancestor::details[{page.has('words')}]")[0]
        claims = panel.xpath(".//p[@class='by']/a/@href")
        assert claims
        assert all(href[1:] in page.ids and href.startswith("#claim-") for href in claims)


def test_no_number_stands_in_the_toll_table_outside_a_link(page: Page) -> None:
    for cell in page.find(f"//table[contains(@class, 'toll')]//td[not({page.has('from')})]"):
        bare = "".join(cell.xpath(".//text()[not(ancestor::a)]"))
        assert not re.search(r"\d", bare)


def test_every_number_of_the_finding_is_a_toll(page: Page, release: Release) -> None:
    tolls = {one.id for one in release.accounts[0].tolls}
    pieces = page.find(f"//p[{page.has('finding')}]")
    assert not re.search(r"\d", "".join(text for one in pieces for text in one.xpath("./text()")))
    linked = [one.get("href")[1:] for piece in pieces for one in piece.findall("a") if one.get("class") == "fig"]
    assert linked
    assert set(linked) <= tolls
    assert "at least 1,018 people killed, among them at least 745 civilians" in pieces[0].text_content()


def test_the_text_of_every_document_stands_unchanged(page: Page, release: Release) -> None:
    for document in release.documents:
        assert page.document_text(document.id) == document.text


def test_every_claim_has_its_words_its_note_and_its_chain(page: Page, release: Release) -> None:
    for claim in release.claims:
        assert {claim.id, f"note-{claim.id}", f"chain-{claim.id}"} <= set(page.ids)
        chain = page.find(f"//*[@id='chain-{claim.id}']")[0].text_content()
        for name in claim.attribution.said_by:
            assert name in chain


def test_an_unnamed_speaker_is_marked_so(page: Page) -> None:
    assert "an officer of the coast guard [unnamed] ← State Wire ← Harbour Post" in page.tree.text_content()


def test_contradictions_give_quotes_reason_and_alternatives(page: Page, release: Release) -> None:
    card = page.find(f"//*[@id='{release.accounts[0].contradictions[0].id}']")[0]
    assert len(card.findall(".//blockquote")) == 2
    assert "Nobody was harmed in Port Amara, says one" in card.text_content()
    assert "Without claim A, civilians killed in Port Amara: 60 or more." in card.text_content()


def test_set_aside_and_unread_stand_with_their_reasons(page: Page, release: Release) -> None:
    aside, unread = (page.find(f"//section[@id='{key}']")[0].text_content() for key in ("aside", "unread"))
    for one in release.accounts[0].set_aside:
        assert one.reason in aside
    assert "the denial contradicts a documented count" in aside
    for one in release.unread:
        assert one.address in unread
        assert one.detail in unread


def test_custody_lists_every_capture(page: Page, release: Release) -> None:
    custody = page.find("//section[@id='custody']")[0].text_content()
    for capture in release.captures:
        assert capture.sha256 in custody
        assert capture.address in custody


def test_rules_stand_with_their_standing_and_unverified_ones_are_marked(page: Page, release: Release) -> None:
    methods = page.find("//section[@id='methods']")[0].text_content()
    for policy in release.policies:
        for rule in policy.rules:
            assert " ".join(rule.words.split()) in " ".join(methods.split())
    unverified = {one.key for one in release.policies if any(rule.verified == "unverified" for rule in one.rules)}
    assert {one.get("href") for one in page.find(f"//a[{page.has('dagger')}]")} == {f"#policy-{key}" for key in unverified}


def test_only_our_own_style_and_script_may_run_and_nothing_be_fetched(page: Page) -> None:
    policy = page.find("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (body,) = page.find(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(body.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not page.find("//@src | //link | //iframe | //object | //img | //@style | //form | //base")
    assert not re.search(r"@import|url\(", page.find("//style")[0].text)


HOSTILE = '</style></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">{{ 7*7 }}\u202e'


def hostile_document(capture: str) -> Document:
    """A report of which every field is out for trouble."""
    text = f"{HOSTILE}\n\n\x00\r\x07 {HOSTILE}"
    blocks = (Block(kind="embedded post", start=0, end=len(HOSTILE), locator=HOSTILE, author=HOSTILE),)
    return Document(
        capture=capture,
        name=HOSTILE,
        text=text,
        blocks=blocks,
        title=HOSTILE,
        author=HOSTILE,
        outlet=HOSTILE,
        address="javascript:alert(4)",
        language='"x',
    )


def hostile_release() -> Release:
    """The release with a stored attack in every field that a report or a case file fills."""
    made = halvane()
    claims = tuple(soiled(claim) for claim in made.claims)
    renamed = {before.id: after.id for before, after in zip(made.claims, claims, strict=True)}
    resolution = made.resolution
    soiled_resolution = Resolution(
        entities=tuple(replace(one, name=HOSTILE) for one in resolution.entities),
        copies=tuple(replace(one, reason=replace(one.reason, words=HOSTILE)) for one in resolution.copies),
        origins=tuple(
            replace(one, name=HOSTILE + one.name, claims=tuple(renamed[key] for key in one.claims)) for one in resolution.origins
        ),
        incidents=tuple(replace(one, name=HOSTILE) for one in resolution.incidents),
    )
    (account,) = made.accounts
    soiled_account = replace(
        account,
        quantities=tuple(replace(one, label=HOSTILE) for one in account.quantities),
        constraints=tuple(replace(one, words=HOSTILE, claims=tuple(renamed[key] for key in one.claims)) for one in account.constraints),
        tolls=tuple(replace(one, grade=HOSTILE, reasons=(HOSTILE,), used=tuple(renamed[key] for key in one.used)) for one in account.tolls),
        contradictions=tuple(replace(one, reason=HOSTILE) for one in account.contradictions),
        disagreements=tuple(
            replace(one, reason=HOSTILE, claims=tuple(renamed[key] for key in one.claims)) for one in account.disagreements
        ),
        revisions=tuple(replace(one, reason=HOSTILE) for one in account.revisions),
        set_aside=tuple(replace(one, reason=HOSTILE) for one in account.set_aside),
    )
    case = Case(title=HOSTILE, note=HOSTILE, outlines=(Outline(name=HOSTILE, rings=made.case.outlines[0].rings),))
    return replace(
        made,
        case=case,
        claims=claims,
        resolution=soiled_resolution,
        accounts=(soiled_account,),
        documents=(*made.documents, hostile_document(made.captures[0].id)),
        unread=(Unread(address=HOSTILE, reason="malformed", detail=HOSTILE),),
        digest=HOSTILE,
    )


def soiled(claim: Claim) -> Claim:
    """A claim whose words beside its evidence are hostile."""
    chain = (Speaker(name=HOSTILE, named=True, affiliation=HOSTILE),)
    body = claim.body
    if body.kind == "casualty":
        body = replace(
            body, population=replace(body.population, words=HOSTILE, includes=(HOSTILE,)), manner=HOSTILE, part_of=None, part_kind=None
        )
    if body.kind == "statement":
        body = replace(body, on_behalf_of=HOSTILE, about=HOSTILE, mode=HOSTILE)
    if body.kind == "measure":
        body = replace(body, measure=HOSTILE)
    return replace(claim, attribution=replace(claim.attribution, chain=chain), hedges=(HOSTILE,), body=body, reasons=(HOSTILE,))


def test_stored_script_stays_text_in_every_field() -> None:
    page = Page.of(hostile_release())
    assert len(page.find("//script")) == 1
    assert len(page.find("//style")) == 1
    assert not page.find("//img | //@onerror | //@style | //@src")
    assert not [href for href in page.hrefs if not href.startswith(("#", "https://", "http://"))]
    assert "49" not in page.find("//h1")[0].text_content()
    assert HOSTILE in page.find("//h1")[0].text_content()
    assert len(page.ids) == len(set(page.ids))
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_what_html_cannot_hold_is_shown_as_a_sign_of_the_same_length() -> None:
    made = halvane()
    document = hostile_document(made.captures[0].id)
    shown = Page.of(replace(made, documents=(document,), claims=())).document_text(document.id)
    assert shown == document.text.replace("\0", "\N{SYMBOL FOR NULL}")


def test_an_empty_release_is_a_page_that_says_so() -> None:
    empty = Release(
        case=NO_CASE, captures=(), unread=(), documents=(), claims=(), resolution=Resolution(), accounts=(), policies=(), digest="0"
    )
    page = Page.of(empty)
    assert "No report in this case gives a figure that can be counted." in page.tree.text_content()
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_claims_that_are_not_in_the_release_are_counted_not_linked() -> None:
    made = halvane()
    page = Page.of(replace(made, claims=made.claims[3:]))
    assert "not in this release" in page.tree.text_content()
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_each_incident_has_its_own_table() -> None:
    made = halvane()
    (whole,) = made.resolution.incidents
    (account,) = made.accounts
    part = Incident(name="The fire at the market", claims=whole.claims[:1], parent=whole.id)
    quantity = Quantity(incident=part.id, measure="killed", label="people killed at the market")
    toll = Toll(quantity=quantity.id, policy="joint-1", low=3, best=None, high=None, used=part.claims)
    other = Account(incident=part.id, quantities=(quantity,), tolls=(toll,))
    page = Page.of(replace(made, resolution=replace(made.resolution, incidents=(whole, part)), accounts=(other, account)))
    assert [one.text_content() for one in page.find(f"//h3[{page.has('incident')}]")] == [whole.name, part.name]
    assert f"part of {whole.name}" in page.find("//section[@id='toll']")[0].text_content()
    told = page.find(f"//p[{page.has('more-found')}]")[0].text_content()
    assert f"These figures are for {whole.name}." in told
    assert "The reports speak of one other incident too: at least 3 people killed at the market (The fire at the market)." in told
    assert len(page.ids) == len(set(page.ids))


def test_a_page_with_hundreds_of_rows_quotes_less_and_still_leads_to_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "HEAVY", 1)
    made = halvane()
    page = Page.of(made)
    panels = page.find(f"//details[{page.has('words')}]")
    used = {claim for toll in made.accounts[0].tolls for claim in toll.used}
    assert used <= {href[1:] for one in panels for href in one.xpath(".//a/@href")}
    assert max(len(one.xpath(".//blockquote")) for one in panels) <= 2


def test_how_a_claim_was_read_stands_in_sentences_beside_it(page: Page, release: Release) -> None:
    told = [one.text_content() for one in page.find(f"//ol[@class='notes']//details[{page.has('how')}]/p")]
    assert len(told) == sum(1 for claim in release.claims if claim.reasons)
    assert all(one.endswith(".") and one[:1] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ" for one in told)


def test_a_revision_stands_in_the_table_of_the_course(page: Page, release: Release) -> None:
    (account,) = release.accounts
    changes = {one.change for one in account.revisions if one.change}
    cells = {one.text_content() for one in page.find("//section[@id='course']//td[@class='num']")}
    assert cells & {wording.signed(one) for one in changes}


def test_a_quantity_without_a_toll_leaves_no_link_to_nowhere() -> None:
    made = halvane()
    (account,) = made.accounts
    bare = replace(account, tolls=account.tolls[:3])
    page = Page.of(replace(made, accounts=(bare,), policies=made.policies[:2]))
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.ids)


def test_vague_words_stand_with_the_intervals_of_the_codebook(page: Page) -> None:
    rows = {
        one.find("th").text_content(): one.find("td").text_content() for one in page.find("//section[@id='methods']//tr[th[@scope='row']]")
    }
    assert "dozens" in rows["24–99"]


def test_many_reports_are_closed_until_opened() -> None:
    made = halvane()
    more = tuple(replace(made.documents[0], name=f"copy-{count}", text=made.documents[0].text + f" {count}") for count in range(10))
    page = Page.of(replace(made, documents=(*made.documents, *more)))
    assert not page.find("//details[@class='text'][@open]")
    assert len(page.find("//details[@class='text']")) == 16


def test_a_mention_outside_every_document_breaks_nothing() -> None:
    made = halvane()
    stray = made.claims[0].evidence
    lost = Mention(evidence=replace(stray, document="document-none"), kind="place")
    claims = (replace(made.claims[0], places=(lost,)), replace(made.claims[1], evidence=replace(stray, quote="x" * len(stray.quote))))
    assert Page.of(replace(made, claims=(*claims, *made.claims[2:]))).find("//main")
