# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's view: now, and what was, for coordinators only, and nothing about one colleague."""

from __future__ import annotations

import csv
import io
import re

import pytest

from bot.desk.accounts.users import Role
from bot.desk.leading.counts import count
from bot.desk.teams.teams import Team
from tests.bot.desk.crew import HOUR, snooze
from tests.bot.desk.office import Office
from tests.bot.support import ORGANISATION
from tests.bot.web.client import JSON

HERE = "/desk/overzicht"


def tile(page: str, name: str) -> str:
    found = re.search(rf"<dt>{name}</dt><dd>([^<]*)</dd>", page)
    assert found, f"no tile {name}"
    return found[1]


def rows(page: str, table: str) -> dict[str, list[str]]:
    """A table of the page: each row's name to its cells."""
    body = re.search(rf'aria-labelledby="{table}" tabindex="0">.*?<tbody>(.*?)</tbody>', page, re.S)
    assert body, f"no table {table}"
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', body[1], re.S)
    return {
        name: [
            re.sub(r"<[^>]+>|\s+", " ", cell).strip() for cell in re.findall(r"<td>(.*?)</td>", cells, re.S)
        ]
        for name, cells in found
    }


async def test_it_shows_who_waits_how_long_and_what_each_has_now(office: Office) -> None:
    first = await office.handed_off("1")
    await office.house.services.clock.move(600)
    for number in range(2, 6):
        await office.handed_off(str(number), urgency="today" if number == 2 else "none")
    desk = office.house.desk
    async with office.worker("zoë"), office.worker("anja"), office.worker("carla", "coordinator") as carla:
        await desk.claim(office.house.ref("3"), "anja", "Anja")
        await desk.claim(office.house.ref("4"), "anja", "Anja")
        await snooze(office.house, office.house.ref("4"), "anja", "een", HOUR / 3_600)
        page = (await carla.get(HERE)).text
    assert first
    shown = [tile(page, name) for name in ("Wachten nu", "Daarvan met haast", "Langste wachttijd")]
    assert shown == ["3", "1", "10 min"]
    load = rows(page, "verdeling")
    assert list(load) == ["Anja", "Carla", "Zoë"] and load["Anja"][:2] == ["1", "1"] and load["Zoë"][0] == "0"


async def test_promises_are_shown_for_today_and_this_week_by_team(office: Office) -> None:
    services = office.house.services
    await office.teams.put(ORGANISATION, Team("wonen", "Wonen"))
    for field, n in (("promise_kept|balie", 7), ("promise_late|balie", 1), ("promise_kept|wonen", 2)):
        await count(services.redis, services.clock, field, n)
    async with office.worker("carla", "coordinator") as carla:
        every, wonen = (await carla.get(HERE)).text, (await carla.get(f"{HERE}?team=wonen")).text
    assert tile(every, "Beloftes vandaag") == tile(every, "Beloftes deze week") == "9 van 10 op tijd"
    assert tile(wonen, "Beloftes vandaag") == "2 van 2 op tijd"


async def test_the_past_is_a_table_in_words_with_small_numbers_left_out(office: Office) -> None:
    services = office.house.services
    counted = {"theme|balie|geld": 12, "theme|balie|wonen": 3, "theme|balie|-": 4, "place|balie|GM0402": 9}
    for field, n in {**counted, "handoff|balie": 19, "hour|balie|09": 19}.items():
        await count(services.redis, services.clock, field, n)
    async with office.worker("carla", "coordinator") as carla:
        page = (await carla.get(f"{HERE}?periode=weken")).text
    themes = rows(page, "tabel-theme")
    assert themes == {"Geld en schulden": ["12"], "Niet bekend": ["minder dan 5"], "Wonen": ["minder dan 5"]}
    assert rows(page, "tabel-place") == {"Hilversum": ["9"]}
    assert rows(page, "tabel-hour")["9:00 tot 10:00"] == ["19"]
    assert list(rows(page, "tabel-period").values())[-1][0] == "19"
    assert page.count("<rect") and "style=" not in page


async def test_the_file_has_the_same_and_no_name_of_anybody(office: Office) -> None:
    services = office.house.services
    await count(services.redis, services.clock, "theme|balie|geld", 12)
    await count(services.redis, services.clock, "theme|balie|wonen", 3)
    await count(services.redis, services.clock, "theme|balie|=HYPERLINK(1)", 8)
    async with office.worker("anja"), office.worker("carla", "coordinator") as carla:
        answer = await carla.get(f"{HERE}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    sheet = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert sheet[0] == ["Tabel", "Team", "Waarover", "Wat", "Aantal"]
    themes = {row[2]: row[4] for row in sheet if row[0] == "Waar het over ging"}
    assert themes == {"Geld en schulden": "12", "'=HYPERLINK(1)": "niet getoond", "Wonen": "minder dan 5"}
    assert "Anja" not in answer.text and "Carla" not in answer.text


async def test_what_is_so_now_is_asked_by_itself_and_the_past_has_no_colleague_in_it(office: Office) -> None:
    await office.handed_off("1")
    async with office.worker("anja"), office.worker("carla", "coordinator") as carla:
        now = (await carla.get(f"{HERE}/nu", headers=JSON)).json()["now"]
        past = (await carla.get(HERE)).text.partition('id="geweest"')[2]
    assert tile(now, "Wachten nu") == "1" and "Anja" in now
    assert past and "Anja" not in past


@pytest.mark.parametrize("role", ["worker", "editor", "operator"])
@pytest.mark.parametrize("path", ["", "/nu", ".csv"])
async def test_it_is_for_coordinators(office: Office, role: Role, path: str) -> None:
    async with office.worker("dirk", role) as dirk:
        assert (await dirk.get(f"{HERE}{path}")).status_code == 403


async def test_a_team_or_a_span_that_is_not_there_shows_all(office: Office) -> None:
    async with office.worker("carla", "coordinator") as carla:
        page = await carla.get(f"{HERE}?team=<script>&periode=eeuwen")
    assert page.status_code == 200 and "<script>" not in page.text
