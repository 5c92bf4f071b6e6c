# SPDX-License-Identifier: EUPL-1.2
"""The real desk in a browser without JavaScript: the whole route, and nothing half written is lost on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.desk.teams.teams import DEFAULT, Team
from store.conversation import ConversationRef
from tests.bot.support import ORGANISATION
from tests.bot.web.browser import barriers, enter
from tests.bot.web.every_state import SUMMARY
from tests.bot.web.office_served import OfficeServed

HALF = "half af, nog niet verstuurd"


@pytest.fixture
def plain(browser: Browser, served: OfficeServed) -> Iterator[Page]:
    """Anja's page, without a script; there is another team."""
    for team in (Team(DEFAULT, "Balie"), Team("noord", "Noord", ("GM0402",), ("wonen",))):
        served.run(served.office.teams.put(ORGANISATION, team))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, served.url)
    yield page
    context.close()


def taken(page: Page, served: OfficeServed) -> ConversationRef:
    """Anja takes who waits."""
    ref = served.run(served.office.handed_off(**SUMMARY))
    page.reload()
    page.click(f"#pak-{ref.id}")
    expect(page.locator("#tekst")).to_be_visible()
    return ref


def chosen(page: Page, word: str, *picks: str) -> None:
    """Unfold the form of this word, choose, and send it."""
    form = page.locator(f"details:has(form[action$='/{word}'])").last
    if form.get_attribute("open") is None:
        form.locator("summary").first.click()
    for pick in picks:
        page.check(pick)
    page.click(f"form[action$='/{word}'] button")


def found(served: OfficeServed, ref: ConversationRef) -> tuple[str, str]:
    one = served.run(served.office.house.desk.handoff(ref))
    assert one is not None
    return one.state, one.assignee


def test_claim_read_answer_note_rest_go_on_hand_over_take_over_and_close(
    plain: Page, served: OfficeServed
) -> None:
    ref = taken(plain, served)
    expect(plain.locator(".summary")).to_contain_text("ik doe de post niet meer open")
    plain.fill("#tekst", "Hallo, met Anja.")
    plain.click("text=Verstuur antwoord")
    expect(plain.locator(".entry--worker")).to_contain_text("Hallo, met Anja.")
    plain.click("details.note summary")
    plain.fill("#notitie", "bel de huisbaas")
    plain.click("text=Bewaar notitie")
    expect(plain.locator(".entry--note")).to_contain_text("bel de huisbaas")
    chosen(plain, "later", "#later-afspraak")
    expect(plain.locator(".notice").first).to_have_text("Het gesprek rust tot het afgesproken moment.")
    plain.click(f"#naar-{ref.id}")
    plain.click("text=Ga nu verder")
    expect(plain.locator("form[action$=verder]")).to_have_count(0)
    plain.click("summary:has-text('Geef aan een collega')")
    plain.select_option("#collega", "bram")
    plain.fill("#geef-toelichting", "hij kent haar")
    chosen(plain, "geef", "#geef-kennis")
    expect(plain.locator(".row__who")).to_have_text("Bram praat met deze bewoner")
    plain.click(f"#naar-{ref.id}")
    expect(plain.locator(".entry--note").last).to_contain_text("hij kent haar")
    chosen(plain, "neem", "#neem-afwezig")
    expect(plain.locator("#tekst")).to_be_visible()
    assert found(served, ref) == ("open", "anja")
    chosen(plain, "sluit", "#u-geholpen")
    expect(plain.locator(".notice").first).to_have_text("Het gesprek is afgesloten.")
    assert found(served, ref) == ("resolved", "")


LEAVING = {
    "sluit": ("#u-geholpen",),
    "later": ("#later-wacht",),
    "geef": ("#geef-kennis",),
    "team": ("#team-kennis",),
    "blokkeer": ("#lang-dag", "#blokkeer-schelden"),
    "vrij": (),
}


@pytest.mark.parametrize("word", LEAVING)
def test_who_leaves_with_a_half_written_answer_is_asked_first_and_loses_nothing(
    plain: Page, served: OfficeServed, word: str
) -> None:
    ref = taken(plain, served)
    plain.fill("#tekst", HALF)
    press(plain, word)
    expect(plain.locator("#melding")).to_contain_text("Verstuur het eerst")
    assert plain.input_value("#tekst") == HALF and found(served, ref) == ("open", "anja")
    for pick in LEAVING[word]:
        assert plain.is_checked(pick)
    plain.fill("#tekst", "")
    press(plain, word)
    expect(plain.locator("#rij")).to_be_visible()
    assert found(served, ref) != ("open", "anja")


def press(page: Page, word: str) -> None:
    if LEAVING[word]:
        chosen(page, word, *LEAVING[word])
    else:
        page.click(f"form[action$='/{word}'] button")


def test_the_page_that_asks_it_keeps_nobody_out(page: Page, served: OfficeServed) -> None:
    ref = served.run(served.office.handed_off(**SUMMARY))
    assert served.run(served.office.house.desk.claim(ref, "anja", "Anja")).won
    page.goto(f"{served.url}/desk/gesprek/{ref.id}")
    page.fill("#tekst", HALF)
    press(page, "sluit")
    expect(page.locator("#melding")).to_contain_text("Verstuur het eerst")
    assert page.input_value("#tekst") == HALF
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert barriers(page) == []
