# SPDX-License-Identifier: EUPL-1.2
"""Teams, blocking and the lane for danger in a real browser: at both widths, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.desk.teams.teams import DEFAULT, Team
from store.conversation import ConversationRef
from tests.bot.desk.crew import block
from tests.bot.desk.office import address
from tests.bot.support import ORGANISATION
from tests.bot.web.browser import barriers, enter, overflows
from tests.bot.web.office_served import OfficeServed, serve_office

SIZES = (320, 1280)


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    with serve_office(redis_url, var) as served:
        served.hire("carla", role="coordinator")
        put = served.office.teams.put
        served.run(put(ORGANISATION, Team(DEFAULT, "Balie", duty="anja", backup="carla")))
        served.run(put(ORGANISATION, Team("noord", "Noord", ("GM0855",), ("geld",), duty="carla")))
        yield served


@pytest.fixture(params=SIZES)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context
    context.close()


def fits(page: Page) -> None:
    assert barriers(page) == []
    assert not overflows(page)


async def in_danger(served: OfficeServed, who: str) -> ConversationRef:
    house = served.office.house
    await house.say("ik wil dood", who)
    return await served.office.handed_off(who)


def test_no_page_about_teams_and_blocking_keeps_anybody_out(
    context: BrowserContext, served: OfficeServed
) -> None:
    ref = served.run(served.office.handed_off("1"))
    served.run(served.office.house.desk.claim(ref, "anja", "Anja"))
    served.run(block(served.office.house, ref, "anja", "een"))
    page = context.new_page()
    enter(page, served.url, "carla")
    for path in ("teams", "teams/nieuw", "teams/noord", "geblokkeerd"):
        page.goto(f"{served.url}/desk/{path}")
        fits(page)
    page.goto(f"{served.url}/desk/teams/noord")
    page.get_by_label("Gemeente erbij").fill("Nergenshuizen")
    page.get_by_role("button", name="Bewaar dit team").click()
    expect(page.locator("#fout-erbij")).to_contain_text("Nergenshuizen")
    page.locator("details summary").click()
    fits(page)


def test_danger_stands_first_in_the_queue_and_calls_on_every_other_page(
    context: BrowserContext, served: OfficeServed
) -> None:
    mine = served.run(served.office.handed_off("1"))
    served.run(served.office.house.desk.claim(mine, "anja", "Anja"))
    page = context.new_page()
    enter(page, served.url, "anja")
    page.goto(served.url + address(mine))
    for title in ("Geef aan een ander team", "Blokkeer deze bewoner"):
        page.get_by_text(title, exact=True).click()
    fits(page)
    page.reload()
    expect(page.locator("#gevaar")).to_be_hidden()
    served.run(in_danger(served, "2"))
    expect(page.locator("#gevaar")).to_contain_text("Gevaar: iemand wacht op jou.", timeout=15_000)
    fits(page)
    page.locator("#gevaar a").click()
    expect(page.locator(".lane")).to_contain_text("Voor Anja (dienst)")
    fits(page)
    page.locator(".lane button").click()
    expect(page.get_by_label("Antwoord aan de bewoner")).to_be_visible()
    page.goto(f"{served.url}/desk")
    expect(page.locator(".lane")).to_have_count(0)


def test_without_a_script_a_conversation_goes_to_another_team(browser: Browser, served: OfficeServed) -> None:
    ref = served.run(served.office.handed_off("1"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, served.url, "anja")
    page.goto(served.url + address(ref))
    page.get_by_role("button", name="Pak dit gesprek").click()
    page.get_by_text("Geef aan een ander team", exact=True).click()
    page.locator("#team-kennis").check()
    page.get_by_role("button", name="Geef aan dit team").click()
    expect(page.locator(".notice").first).to_contain_text("Het gesprek ligt bij het andere team.")
    answer = page.goto(served.url + address(ref))
    assert answer and answer.status == 404
    context.close()
