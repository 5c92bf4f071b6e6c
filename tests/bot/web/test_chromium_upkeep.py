# SPDX-License-Identifier: EUPL-1.2
"""The pages of upkeep in a real browser: nobody is kept out, nothing sticks out, and the call round works."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.upkeep import reports
from bot.upkeep.confirmations import Confirmations
from tests.bot.support import ORGANISATION
from tests.bot.web.eyes import Eyes
from tests.bot.web.office_served import OfficeServed, serve_office

HERE = "/desk/redactie"
PUBLISHED_MS = 90_000
"""Publishing compiles everything; a slow machine that does more at once takes its time."""
PAGES = ("nakijken", "bellen", "gaten", "feestdagen", "feestdagen?zoek=versa", "link/hilversum_versa")


@pytest.fixture
def served(redis_url: str, var: Path, tmp_path: Path) -> Iterator[OfficeServed]:
    """An installation with layers of its own."""
    shutil.copytree(var / "content", tmp_path / "content")
    shutil.copy(var / "master.key", tmp_path / "master.key")
    with serve_office(redis_url, tmp_path) as served:
        served.hire("eva", role="editor")
        yield served


def test_every_page_is_accessible_on_a_phone_on_a_wide_screen_and_enlarged(
    browser: Browser, served: OfficeServed
) -> None:
    async def reported() -> str:
        s = served.office.house.services
        await reports.add(s.redis, ORGANISATION, "hilversum_versa", "closed")
        await reports.add(s.redis, ORGANISATION, "113", "phone")
        return await Confirmations(s).make(ORGANISATION, "hilversum_versa", "eva")

    token = served.run(reported())
    eyes = Eyes(browser, served)
    wrong = {page: found for page in PAGES if (found := eyes.look("eva", f"{HERE}/{page}"))}
    wrong |= {"klopt": found} if (found := eyes.look("", f"/klopt/{token}")) else {}
    eyes.close()

    assert wrong == {}


def test_a_call_that_was_right_takes_the_number_off_the_round(browser: Browser, served: OfficeServed) -> None:
    eyes = Eyes(browser, served)
    page = eyes.page("eva")
    page.goto(f"{served.url}{HERE}/bellen")
    first = page.locator("li.card").first
    name = first.locator("h2").inner_text()
    first.get_by_role("button", name="Gebeld, klopt").click()

    expect(page.get_by_role("status")).to_have_text(
        "Bewaard. Over 90 dagen bel je weer.", timeout=PUBLISHED_MS
    )
    assert page.get_by_role("heading", name=name, exact=True).count() == 0
    eyes.close()
