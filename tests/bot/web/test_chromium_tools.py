# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the chat, in a real browser: by keyboard, without a script, at every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from store.conversation import ConversationRef
from tests.bot.support import texts
from tests.bot.web.browser import barriers, enter, overflows, tab_to
from tests.bot.web.office_served import OfficeServed

GELD = {"worry": "Geld en schulden", "theme": "geld", "place": "Hilversum", "municipality": "GM0402"}
CANNED, DIRECTORY, REFERRAL, EVENTS = (
    f"#paneel-{name} summary" for name in ("canned", "directory", "referral", "timeline")
)
MOST_TABS = 120


@pytest.fixture
def ref(served: OfficeServed) -> ConversationRef:
    """A resident of Hilversum with whom Anja talks."""
    ref = served.run(served.office.handed_off(**GELD))
    assert served.run(served.office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


@pytest.fixture
def page(browser: Browser, served: OfficeServed, ref: ConversationRef) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    enter(page, served.url)
    opened(page, served, ref)
    yield page
    context.close()


@pytest.fixture
def plain(browser: Browser, served: OfficeServed, ref: ConversationRef) -> Iterator[Page]:
    """A page without a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, served.url)
    opened(page, served, ref)
    yield page
    context.close()


def opened(page: Page, served: OfficeServed, ref: ConversationRef) -> None:
    page.goto(f"{served.url}/desk/gesprek/{ref.id}")


def of_worker(served: OfficeServed, ref: ConversationRef) -> list[str]:
    entries = served.run(served.office.house.line.messages(ref))
    return texts([entry for entry in entries if entry.who == "worker"])


def test_a_canned_reply_goes_in_where_one_types_and_what_is_open_is_chosen(page: Page) -> None:
    page.fill("#tekst", "Goedemorgen. Tot snel.")
    page.evaluate("document.getElementById('tekst').setSelectionRange(12, 12)")
    page.click(CANNED)
    page.select_option("#standaard", "uitzoeken")
    page.click("[data-canned-put]")
    written = page.input_value("#tekst")
    assert written.startswith("Goedemorgen. Dat weet ik niet zeker.") and written.endswith(" Tot snel.")
    page.keyboard.type("morgen 9:00 uur")
    assert "Je hoort van mij: morgen 9:00 uur." in page.input_value("#tekst")
    page.reload()
    assert "morgen 9:00 uur" in page.input_value("#tekst")


def test_what_is_still_to_be_filled_in_is_refused_and_stays_where_it_is(
    page: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    page.click(CANNED)
    page.select_option("#standaard", "uitzoeken")
    page.click("[data-canned-put]")
    page.click("form#antwoord button")
    expect(page.locator("#melding")).to_contain_text("Er staat nog iets open in je antwoord.")
    assert "[vul in: wanneer]" in page.input_value("#tekst")
    assert of_worker(served, ref) == []


def test_one_finds_a_canned_reply_by_a_word_of_it(page: Page) -> None:
    page.click(CANNED)
    page.fill("#standaard-zoek", "slaapplek")
    expect(page.locator("#standaard option")).to_have_count(1)
    expect(page.locator("#standaard-aantal")).to_have_text("Gevonden: 1")
    page.fill("#standaard-zoek", "qqq")
    expect(page.locator("#standaard-aantal")).to_have_text("Niets gevonden")
    page.fill("#standaard-zoek", "")
    assert page.locator("#standaard option").count() >= 25


def test_enter_in_the_search_for_a_canned_reply_sends_nothing(
    page: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    page.fill("#tekst", "half af")
    page.click(CANNED)
    page.focus("#standaard-zoek")
    page.keyboard.type("huis")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.input_value("#tekst") == "half af" and of_worker(served, ref) == []


def test_from_canned_reply_to_contact_made_with_the_keyboard_alone(
    page: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    tab_to(page, CANNED, MOST_TABS)
    page.keyboard.press("Enter")
    tab_to(page, "#standaard", MOST_TABS)
    page.keyboard.type("Begin: komt")
    tab_to(page, "[data-canned-put]", MOST_TABS)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tekst"
    page.keyboard.press("Control+Enter")
    expect(page.locator(".entry--worker")).to_contain_text("Hallo, met Anja. Komt het nu uit?")
    tab_to(page, DIRECTORY, MOST_TABS)
    page.keyboard.press("Enter")
    tab_to(page, "button[formaction$=kaart]", MOST_TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector(".entry--worker .part--contact")
    tab_to(page, REFERRAL, MOST_TABS)
    page.keyboard.press("Enter")
    tab_to(page, "#organisatie", MOST_TABS)
    page.keyboard.type("Versa Welzijn")
    page.keyboard.press("Enter")
    for step in ("accepted", "made"):
        page.wait_for_selector(f"form[action$=stap] button[value={step}]", state="attached")
        tab_to(page, REFERRAL, MOST_TABS)
        page.keyboard.press("Enter")
        tab_to(page, f"button[value={step}]", MOST_TABS)
        page.keyboard.press("Enter")
    expect(page.locator(".steps__done")).to_have_count(3)


def test_without_a_script_one_can_do_all_of_it(
    plain: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    plain.fill("#tekst", "Goedemorgen.")
    plain.click(CANNED)
    plain.select_option("#standaard", "begin_veilig")
    plain.click("[data-canned-put]")
    assert plain.input_value("#tekst") == "Goedemorgen.\n\nHallo, met Anja. Komt het nu uit?"
    plain.click("form#antwoord button:not([form])")
    plain.click(DIRECTORY)
    plain.fill("#zoek", "geldfit")
    plain.click("button[formaction*=zoek]")
    plain.click("button[formaction$=kaart] >> nth=0")
    expect(plain.locator(".entry--worker .part--contact")).to_contain_text("0800-8115")
    plain.click(REFERRAL)
    plain.fill("#organisatie", "Geldfit")
    plain.click("form[action$=overdracht] button")
    plain.click(REFERRAL)
    plain.click("button[value=accepted]")
    plain.click(EVENTS)
    expect(plain.locator(".events")).to_contain_text("Anja stuurde een kaart: Geldfit.")
    expect(plain.locator(".events")).to_contain_text("Geldfit neemt de bewoner aan.")
    assert len(of_worker(served, ref)) == 2


def test_without_a_script_a_note_or_a_referral_leaves_the_half_written_answer(
    plain: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    plain.fill("#tekst", "Half af.")
    plain.click(".note summary")
    plain.fill("#notitie", "Belt morgen.")
    plain.click("button[formaction$=notitie]")
    expect(plain.locator(".entry--note")).to_contain_text("Belt morgen.")
    assert (plain.input_value("#tekst"), plain.input_value("#notitie")) == ("Half af.", "")
    plain.click(REFERRAL)
    plain.fill("#organisatie", "Geldfit")
    plain.click(".note summary")
    plain.fill("#notitie", "Nog iets.")
    plain.click("button[formaction$=overdracht]")
    assert plain.input_value("#tekst") == "Half af." and of_worker(served, ref) == []
    plain.click("form#antwoord button:not([form])")
    assert plain.input_value("#notitie") == "Nog iets." and of_worker(served, ref) == ["Half af."]


def test_what_happens_appears_by_itself_and_what_is_open_stays_open(
    page: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    page.click(EVENTS)
    page.wait_for_timeout(300)
    served.run(served.office.house.say("ik wil dood"))
    expect(page.locator(".events")).to_contain_text("Omzien zag gevaar en gaf de noodnummers.")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_keeps_a_worker_out_with_every_panel_open(
    page: Page, served: OfficeServed, ref: ConversationRef, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name in ("De buurtkamer met een heel erg lange naam", "Versa Welzijn"):
        page.goto(f"{served.url}/desk/gesprek/{ref.id}")
        page.click(REFERRAL)
        page.fill("#organisatie", name)
        page.click("form[action$=overdracht] button")
        page.wait_for_selector(f"h3:has-text('{name}')", state="attached")
    for panel in ("canned", "directory", "referral", "timeline"):
        assert page.get_attribute(f"#paneel-{panel} details", "open") is None
    assert barriers(page) == [] and not overflows(page)
    for panel in (CANNED, DIRECTORY, REFERRAL, EVENTS):
        page.click(panel)
    assert barriers(page) == [] and not overflows(page)
