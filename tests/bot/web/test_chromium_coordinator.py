# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's pages in a real browser: every width, by keyboard, without a script, by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.desk.leading.counts import count
from bot.desk.leading.off_switch import OffSwitch
from store.conversation import ConversationRef
from tests.bot.desk.office import address
from tests.bot.support import ORGANISATION
from tests.bot.web.browser import barriers, enter, overflows, tab_to
from tests.bot.web.office_served import OfficeServed, serve_office

SIZES = (320, 1280)
SUMMARY = {"worry": "Geld en schulden", "theme": "geld", "place": "Hilversum", "urgency": "today"}
MOST_TABS = 80


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    with serve_office(redis_url, var) as served:
        served.hire("carla", role="coordinator")
        yield served


@pytest.fixture
def ref(served: OfficeServed) -> ConversationRef:
    """A resident with whom Anja talks; another one waits."""
    ref = served.run(served.office.handed_off("1", **SUMMARY))
    served.run(served.office.handed_off("2", **SUMMARY))
    assert served.run(served.office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


@pytest.fixture(params=SIZES)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without a script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def fits(page: Page) -> None:
    assert barriers(page) == []
    assert not overflows(page)


def switch(served: OfficeServed) -> OffSwitch:
    services = served.office.house.services
    return OffSwitch(services.redis, services.clock)


def test_every_page_keeps_nobody_out(
    context: BrowserContext, served: OfficeServed, ref: ConversationRef
) -> None:
    services = served.office.house.services
    for field in ("theme|balie|geld", "hour|balie|09", "place|balie|GM0402", "handoff|balie"):
        served.run(count(services.redis, services.clock, field, 14))
    page = context.new_page()
    enter(page, served.url, "carla")
    for path in ("/desk/overzicht", "/desk/overzicht?periode=weken", "/desk/overdracht", "/desk/uit"):
        page.goto(served.url + path)
        fits(page)
    page.goto(f"{served.url}/desk/overdracht?van=anja")
    expect(page.locator(".case")).to_have_count(1)
    fits(page)
    page.goto(served.url + address(ref))
    expect(page.locator("#paneel-meelezen")).to_contain_text("Je leest mee")
    fits(page)


def test_switched_off_every_page_says_so_and_keeps_nobody_out(
    context: BrowserContext, served: OfficeServed, ref: ConversationRef
) -> None:
    served.run(switch(served).off(ORGANISATION, "carla", "Storing bij de telefoon"))
    page = context.new_page()
    enter(page, served.url, "carla")
    for path in ("/desk", address(ref), "/desk/overzicht", "/desk/uit"):
        page.goto(served.url + path)
        expect(page.locator("main")).to_contain_text("Carla zette het uit")
        fits(page)
    page.goto(served.url)
    expect(page.locator("#dicht")).to_contain_text("Omzien is nu dicht.")
    fits(page)


def test_an_open_chat_page_says_so_within_five_seconds_and_then_no_more(
    browser: Browser, served: OfficeServed
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.url)
    page.fill("#tekst", "hallo")
    page.keyboard.press("Enter")
    expect(page.locator(".entry--bot")).to_have_count(2)
    served.run(switch(served).off(ORGANISATION, "carla", "Storing"))
    expect(page.locator("#dicht")).to_contain_text("Omzien is nu dicht.", timeout=5_000)
    served.run(switch(served).on(ORGANISATION, "carla"))
    expect(page.locator("#dicht")).to_have_text("", timeout=5_000)
    context.close()


def test_carla_switches_it_off_and_on_by_keyboard_alone(browser: Browser, served: OfficeServed) -> None:
    context = browser.new_context()
    page = context.new_page()
    enter(page, served.url, "carla")
    tab_to(page, "a[href='/desk/uit']", MOST_TABS)
    page.keyboard.press("Enter")
    page.wait_for_selector("#reden")
    tab_to(page, "#reden", MOST_TABS)
    page.keyboard.type("Storing")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Carla zette het uit")
    tab_to(page, "form[action='/desk/aan'] button", MOST_TABS)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Omzien staat aan.")
    context.close()


def test_what_is_so_now_keeps_itself_up_to_date(browser: Browser, served: OfficeServed) -> None:
    context = browser.new_context()
    page = context.new_page()
    enter(page, served.url, "carla")
    page.goto(f"{served.url}/desk/overzicht")
    first = page.locator(".tile dd").first
    expect(first).to_have_text("0")
    page.wait_for_timeout(500)
    served.run(served.office.handed_off("9", **SUMMARY))
    expect(first).to_have_text("1")
    context.close()


def test_the_assignee_sees_at_once_who_reads_along(
    browser: Browser, served: OfficeServed, ref: ConversationRef
) -> None:
    context = browser.new_context()
    page = context.new_page()
    enter(page, served.url)
    page.goto(served.url + address(ref))
    other = browser.new_context()
    carla = other.new_page()
    enter(carla, served.url, "carla")
    carla.goto(served.url + address(ref))
    expect(page.locator(".entry--note").last).to_contain_text("Carla leest mee sinds")
    for one in (context, other):
        one.close()


def test_one_click_takes_the_chosen_lines_along(
    browser: Browser, served: OfficeServed, ref: ConversationRef
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    enter(page, served.url)
    page.goto(served.url + address(ref))
    page.click("#paneel-dossier summary")
    page.uncheck("#regel-place")
    page.click("#paneel-dossier button")
    expect(page.locator("[data-said]")).to_have_text("Gekopieerd. Plak het in je dossier.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.input_value("#dossier-tekst")
    assert "Waar het over gaat: Geld en schulden" in copied and "Hilversum" not in copied
    assert barriers(page) == []
    context.close()


def test_without_a_script_a_shift_is_handed_over_and_a_summary_taken_along(
    plain: Page, served: OfficeServed, ref: ConversationRef
) -> None:
    enter(plain, served.url)
    plain.goto(served.url + address(ref))
    plain.click("#paneel-dossier summary")
    plain.uncheck("#regel-place")
    plain.click("#paneel-dossier button")
    assert "Geld en schulden" in plain.input_value("#dossier-tekst")
    assert "Hilversum" not in plain.input_value("#dossier-tekst")
    plain.goto(f"{served.url}/desk/overdracht")
    plain.select_option(f"#doe-{ref.id}", "collega:bram")
    plain.fill(f"#tekst-{ref.id}", "belt morgen")
    plain.check("#afwezig")
    plain.click("text=Draag over")
    expect(plain.locator("main")).to_contain_text("1 gesprek is gedaan zoals je koos.")
    expect(plain.locator("main")).to_contain_text("Anja is afwezig gemeld tot")
    found = served.run(served.office.house.desk.handoff(ref))
    assert found is not None and found.assignee == "bram"
