# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pydantic import SecretStr

from bot.desk.accounts.users import Users
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.web import braked
from bot.web.about import ADDRESS
from store import keys
from store.retention import TABLE
from tests.bot.desk.office import Office, browser
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House
from tests.bot.web.browser import barriers, overflows
from tests.bot.web.client import PASSWORD
from tests.bot.web.office_served import OfficeServed

TELEGRAM, ALERT, MAIL = "In Telegram.", "seintje in Telegram", "krijgt het team een mail"
SETTINGS: dict[str, tuple[dict[str, Any], str]] = {
    "telegram": ({"telegram_bot_token": SecretStr("1:a")}, TELEGRAM),
    "rest": ({"rest_token": SecretStr("een-lang-genoeg-geheim")}, "in een app van iemand anders"),
    "group": ({"telegram_bot_token": SecretStr("1:a"), "alert_telegram_chat": "-1"}, ALERT),
    "mail": ({"alert_mail_to": "a@b.example", "smtp_url": SecretStr("smtp://localhost:25")}, MAIL),
    "second": ({"second_factor": "required"}, "een tweede stap"),
    "owner": ({"organisation": "wijkteam-noord"}, "Wijkteam Noord"),
}


async def page_of(house: House) -> str:
    async with browser(Office(house).app) as client:
        answer = await client.get(ADDRESS)
        assert answer.status_code == 200
        return html.unescape(answer.text)


@pytest.mark.parametrize("what", SETTINGS)
async def test_what_is_set_up_differently_is_told_differently(
    redis_url: str, redis: object, var: Path, rasa: FakeRasa, quiet_house: House, what: str
) -> None:
    settings, words = SETTINGS[what]
    other = House.build(redis_url, var, rasa, **settings)
    assert words in await page_of(other)
    assert words not in await page_of(quiet_house)
    await other.close()


async def test_every_row_of_what_is_kept_is_there_with_how_long(quiet_house: House) -> None:
    page = await page_of(quiet_house)
    shown = re.findall(
        r'data-kind="([\w-]+)"><strong>([^<]+)</strong><br>Waarvoor: [^<]+ Hoe lang: ([^<]+)\.', page
    )
    assert sorted(kind for kind, _, _ in shown) == sorted(row.kind for row in TABLE)
    long = {kind: how_long for kind, _, how_long in shown}
    assert (long["log"], long["audit"], long["budget"]) == ("7 dagen", "1 jaar", "2 minuten")


async def test_a_team_is_there_in_its_own_hours_and_only_when_somebody_works_in_it(
    quiet_house: House,
) -> None:
    services = quiet_house.services
    assert "Nu werkt er niemand" in await page_of(quiet_house)
    await Users.of(services).create(ORGANISATION, "anja", PASSWORD, "Anja")
    await services.redis.zadd(keys.presence(ORGANISATION), {"anja": await services.clock.now()})
    assert "9:00–17:00" in await page_of(quiet_house)
    reason = "2020-01-01/2020-12-31 verbouwing"
    await Teams(services.redis).put(
        ORGANISATION, Team(DEFAULT, "Balie", hours="Mo-Su 10:15-11:45", closed=(reason,))
    )
    page = await page_of(quiet_house)
    assert "10:15–11:45" in page and "9:00–17:00" not in page and "verbouwing" not in page


async def test_it_says_when_omzien_is_off(quiet_house: House) -> None:
    services = quiet_house.services
    assert "is Omzien dicht" not in await page_of(quiet_house)
    await OffSwitch(services.redis, services.clock).off(ORGANISATION, "carla", "storing")
    assert "is Omzien dicht" in await page_of(quiet_house)


async def test_the_numbers_for_danger_can_be_dialled(quiet_house: House) -> None:
    page = await page_of(quiet_house)
    assert {"tel:112", "tel:113", "tel:08002000", "tel:0880767000"} <= set(
        re.findall(r'href="([^"]+)"', page)
    )


async def test_the_chat_page_leads_there_and_reading_it_leaves_only_a_counter(quiet_house: House) -> None:
    async with browser(Office(quiet_house).app) as client:
        assert f'href="{ADDRESS}"' in (await client.get("/")).text
        before = set(await quiet_house.services.redis.keys())
        answer = await client.get(ADDRESS)
        assert not client.cookies and "<script" not in answer.text
        [left] = set(await quiet_house.services.redis.keys()) - before
        assert left.startswith(f"omz:brake:{braked.WHAT}:") and "127.0.0.1" not in left
        assert 0 < await quiet_house.services.redis.ttl(left) <= braked.MINUTE_S


@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_read_it(browser: Browser, served: OfficeServed, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=True).new_page()
    page.goto(served.url + ADDRESS)
    page.locator("details").evaluate("found => { found.open = true }")
    assert barriers(page) == [] and not overflows(page)
    page.context.close()
