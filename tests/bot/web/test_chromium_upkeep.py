# SPDX-License-Identifier: EUPL-1.2
"""The pages of upkeep with everything on them: nobody is kept out, and many things are done at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.agenda.book import FeedBook
from bot.agenda.feed import Feed
from bot.upkeep import reports
from bot.upkeep.confirmations import Confirmations
from tests.bot.support import ORGANISATION
from tests.bot.web.eyes import Eyes, eyes
from tests.bot.web.office_served import OfficeServed, serve_office
from tests.compiled import furnish

HOME = "/desk/redactie"
DAY_S = 86_400.0
TEAM = "hilversum_versa"
PATIENCE_MS = 90_000
"""Publishing takes a second, and many where everything is tested at once."""


@pytest.fixture(scope="module")
def served(redis_url: str, shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServed]:
    """Two hundred days on, with reports; what is published here is published for no other test."""
    own = furnish(shipped, tmp_path_factory.mktemp("upkeep"))
    with serve_office(redis_url, own) as served:
        served.hire("eva", role="editor")
        services = served.office.house.services
        served.run(services.clock.move(200 * DAY_S))
        served.run(reports.add(services.redis, ORGANISATION, TEAM, "closed"))
        served.run(reports.add(services.redis, ORGANISATION, "113", "phone"))
        feed = Feed("koepel", "Buurthuis", "https://koepel.example/agenda.ics", "GM0402", "Koepel", "eva")
        served.run(FeedBook(services.redis).put(ORGANISATION, feed))
        yield served


@pytest.fixture(scope="module")
def look(browser: Browser, served: OfficeServed) -> Iterator[Eyes]:
    with eyes(browser, served) as found:
        yield found


@pytest.mark.parametrize("page", ["nakijken", "bellen", "gaten", "feestdagen", "agenda", f"link/{TEAM}"])
def test_a_full_page_keeps_nobody_out(page: str, look: Eyes, served: OfficeServed) -> None:
    answer = look.page("eva").goto(f"{served.url}{HOME}/{page}")
    assert answer is not None and answer.ok
    assert look.look("eva", f"{HOME}/{page}") == []


def test_the_page_an_organisation_opens_keeps_nobody_out(look: Eyes, served: OfficeServed) -> None:
    links = Confirmations(served.office.house.services)
    token = served.run(links.make(ORGANISATION, TEAM, "eva"))
    assert look.look("", f"/klopt/{token}") == []


def test_what_was_ticked_is_done_in_one_go_and_a_line_in_need_cannot_be_ticked(
    look: Eyes, served: OfficeServed
) -> None:
    page = look.page("eva")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{served.url}{HOME}/nakijken")
    boxes = page.locator("input[type=checkbox][form=samen]")
    names = [str(box.get_attribute("name")) for box in boxes.all()[:3]]
    assert len(names) == 3 and "k-113" not in names
    for name in names:
        page.locator(f"input[name='{name}']").check()
    page.get_by_role("button", name="Klopt nog, alles wat is aangevinkt").click()

    expect(page.get_by_role("status").first).to_contain_text("Dit is vandaag nagekeken.")
    for name in names:
        expect(page.locator(f"input[name='{name}']")).to_have_count(0)
