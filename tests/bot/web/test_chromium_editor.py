# SPDX-License-Identifier: EUPL-1.2
"""An editor changes a number in a real browser: stopped, mended, agreed with, published, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.support import ORGANISATION
from tests.bot.web.browser import barriers, overflows
from tests.bot.web.client import PASSWORD
from tests.bot.web.office_served import OfficeServed, serve_office

WIDTHS = (320, 1280)
VERSA = "/desk/redactie/stuk/contact/hilversum_versa"
PUBLISHED_MS = 30_000
"""Publishing compiles everything; a slow machine that does more at once takes its time."""
PAGES = (
    "/desk/redactie",
    "/desk/redactie?woorden=geldfit",
    "/desk/redactie?soort=message",
    "/desk/redactie/nieuw",
    "/desk/redactie/nieuw/contact",
    "/desk/redactie/nieuw/theme",
    "/desk/redactie/nieuw/canned",
    "/desk/redactie/stuk/message/welcome",
    "/desk/redactie/stuk/theme/geld",
    "/desk/redactie/stuk/card/suicide_self",
    "/desk/redactie/stuk/route/ontruiming",
    "/desk/redactie/stuk/button/mens",
    "/desk/redactie/stuk/canned/geld_geldfit",
    "/desk/redactie/stuk/front_door/gemeente",
    "/desk/redactie/stuk/intent/mens",
    VERSA,
    "/desk/redactie/geschiedenis/message/welcome",
)


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    """An installation with layers of its own: what is published here is in no other test."""
    with serve_office(redis_url, var) as served:
        served.hire("els", "ruud", role="editor")
        yield served


def come_in(
    browser: Browser,
    served: OfficeServed,
    name: str,
    width: int = 1280,
    script: bool = True,
    home: str = "/desk/redactie",
) -> Page:
    """Log in as this editor, who lands where editors work."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{served.url}/desk/inloggen")
    page.fill("#naam", name)
    page.fill("#wachtwoord", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{home}")
    return page


@pytest.fixture
def els(browser: Browser, served: OfficeServed) -> Iterator[Page]:
    page = come_in(browser, served, "els")
    yield page
    page.context.close()


@pytest.fixture
def ruud(browser: Browser, served: OfficeServed) -> Iterator[Page]:
    page = come_in(browser, served, "ruud")
    yield page
    page.context.close()


def numbers(served: OfficeServed) -> list[str]:
    """The numbers of the contact as the app's catalogue has them."""
    found = served.office.house.services.catalogue.contact("hilversum_versa", ORGANISATION)
    assert found
    return [phone.number for phone in found.phones]


def test_a_number_is_changed_stopped_mended_seen_agreed_published_and_undone(
    els: Page, ruud: Page, served: OfficeServed
) -> None:
    els.get_by_label("Waar staat dit?").fill("versa")
    els.get_by_role("button", name="Zoek").click()
    els.get_by_role("link", name="Versa Welzijn").first.click()
    number = els.get_by_label("Nummer 1")
    number.fill("035 623 11 0")
    said = els.locator('[data-findings="phones"]')
    expect(said).to_contain_text("035 623 11 0 is geen Nederlands telefoonnummer")
    els.get_by_role("button", name="Klaar om na te kijken").click()
    expect(els.locator("#melding")).to_contain_text("1 ding om te verbeteren")
    assert barriers(els) == []

    number.fill("035 623 11 00")
    expect(said.locator(".problem")).to_have_count(0)
    expect(els.locator("#voorbeeld")).to_contain_text("Bel: 035 623 11 00")
    expect(els.locator("#bewaard")).to_contain_text("Bewaard om")
    els.get_by_role("button", name="Klaar om na te kijken").click()
    expect(els.locator(".changes")).to_contain_text("035 623 11 00")
    assert numbers(served) == []
    els.get_by_role("button", name="Vraag een collega om na te kijken").click()
    expect(els.get_by_role("status")).to_contain_text("Een collega kan het nu nakijken.")
    assert barriers(els) == []

    ruud.reload()
    ruud.get_by_role("region", name="Wacht op jouw blik").get_by_role("link", name="Versa Welzijn").click()
    assert barriers(ruud) == []
    ruud.get_by_role("button", name="Dit is goed").click()
    ruud.get_by_role("button", name="Zet nu online").click()
    expect(ruud.locator("#melding")).to_contain_text("Het staat online.", timeout=PUBLISHED_MS)
    assert numbers(served) == ["035 623 11 00"]

    els.goto(f"{served.url}/desk/redactie/geschiedenis/contact/hilversum_versa")
    expect(els.locator("main")).to_contain_text("Ruud")
    assert barriers(els) == []
    els.get_by_role("button", name="Maak ongedaan").first.click()
    expect(els.locator("#melding")).to_contain_text("Het is ongedaan gemaakt.", timeout=PUBLISHED_MS)
    assert numbers(served) == []


def test_without_a_script_the_same_form_says_the_same(browser: Browser, served: OfficeServed) -> None:
    page = come_in(browser, served, "els", script=False)
    page.goto(served.url + VERSA)
    page.get_by_label("Nummer 1").fill("035 623 11 0")
    page.keyboard.press("Enter")
    expect(page.locator('[data-findings="phones"]')).to_contain_text("geen Nederlands telefoonnummer")
    page.get_by_label("Nummer 1").fill("035 623 11 00")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_role("status").first).to_contain_text("Je concept is bewaard.")
    expect(page.locator("#voorbeeld")).to_contain_text("Bel: 035 623 11 00")
    page.context.close()


def test_who_leaves_while_writing_is_asked_first_and_what_was_kept_is_there_again(
    els: Page, served: OfficeServed
) -> None:
    asked: list[str] = []
    els.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    els.goto(served.url + VERSA)
    els.get_by_label("Wat ze doen").press_sequentially("Koffie en een praatje.")
    els.goto(f"{served.url}/desk/redactie")
    assert asked == ["beforeunload"]
    els.goto(served.url + VERSA)
    els.get_by_label("Wat ze doen").fill("Koffie en een praatje.")
    expect(els.locator("#bewaard")).to_contain_text("Bewaard om")
    els.goto(f"{served.url}/desk/redactie")
    assert asked == ["beforeunload"]
    els.goto(served.url + VERSA)
    expect(els.get_by_label("Wat ze doen")).to_have_value("Koffie en een praatje.")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_of_the_editor_keeps_anybody_out(width: int, browser: Browser, served: OfficeServed) -> None:
    page, wrong = come_in(browser, served, "els", width), list[object]()
    for path in PAGES:
        page.goto(served.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.setAttribute('open', ''))")
        wrong += [(path, *found) for found in barriers(page)]
        wrong += [(path, "sticks out")] if overflows(page) else []
    page.context.close()
    assert wrong == []


def test_a_form_that_comes_back_begins_at_a_list_that_leads_to_each_field(
    browser: Browser, served: OfficeServed
) -> None:
    page = come_in(browser, served, "els")
    page.goto(f"{served.url}/desk/redactie/nieuw/contact")
    page.get_by_role("button", name="Klaar om na te kijken").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    summary = page.locator("#samenvatting")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Naam: Dit is nog leeg").click()
    expect(page.locator("#name")).to_be_focused()
    assert not barriers(page)


def test_the_page_of_a_second_look_is_for_everybody(browser: Browser, served: OfficeServed) -> None:
    served.hire("carla", role="coordinator")
    for width in WIDTHS:
        page = come_in(browser, served, "carla", width, home="/desk")
        page.goto(f"{served.url}/desk/redactie/tweede-blik")
        expect(page.get_by_label("Teksten bij gevaar")).to_be_disabled()
        page.get_by_label("Telefoonnummers").focus()
        assert not barriers(page)
        assert not overflows(page)
        page.context.close()
