# SPDX-License-Identifier: EUPL-1.2
"""The queue with very many in it, on the real desk."""

from __future__ import annotations

import re

from bot.desk.pages.queue.filters import AT_ONCE
from store import keys
from tests.bot.desk.crowd import crowd, waits
from tests.bot.desk.office import Office
from tests.bot.web.client import JSON

ROW = re.compile(r'<li class="row')


async def test_five_hundred_wait_and_a_hundred_are_drawn_with_the_way_to_the_rest(office: Office) -> None:
    await crowd(office.house.services, 500)
    async with office.worker() as client:
        page = (await client.get("/desk")).text
        assert len(ROW.findall(page)) == AT_ONCE and "Je ziet 100 van 500 gesprekken." in page
        assert '<span class="count">500</span>' in page
        more = re.search(r'id="meer" href="([^"]+)"', page)
        assert more
        assert len(ROW.findall((await client.get(more[1])).text)) == 2 * AT_ONCE


async def test_a_choice_stands_in_the_address_with_counts_and_works_without_a_script(office: Office) -> None:
    await crowd(office.house.services, 12)
    async with office.worker() as client:
        page = (await client.get("/desk", params={"wie": "", "plaats": "Huizen", "haast": "today"})).text
        assert 'value="Huizen" selected' in page and "Hilversum (1)" in page
        assert len(ROW.findall(page)) == 1 and "Je ziet niet alles." in page
        data = (await client.get("/desk/rij?plaats=Huizen", headers=JSON)).json()
    assert len(ROW.findall(data["rows"])) == 4 and data["count"] == 12


async def test_a_desk_that_has_these_rows_already_is_not_sent_them_again(office: Office) -> None:
    [ref] = await crowd(office.house.services, 1)
    async with office.worker() as client:
        first = (await client.get("/desk/rij", headers=JSON)).json()
        again = (await client.get("/desk/rij", params={"was": first["mark"]}, headers=JSON)).json()
        assert "rows" in first and "rows" not in again and again["count"] == 1
        await office.house.services.redis.hset(keys.conversation(ref), "assignee", "anja")
        moved = (await client.get("/desk/rij", params={"was": first["mark"]}, headers=JSON)).json()
    assert "rows" in moved and moved["count"] == 0


async def test_another_teams_conversations_are_neither_shown_nor_counted_nor_to_choose(
    office: Office,
) -> None:
    services = office.house.services
    await crowd(services, 1, team="noord")
    await crowd(services, 1, first=2)
    async with office.worker(teams=("balie",)) as client:
        page = (await client.get("/desk")).text
        data = (await client.get("/desk/rij", headers=JSON)).json()
    assert len(ROW.findall(page)) == 1 and data["count"] == 1 and "noord" not in page


async def test_what_somebody_calls_a_place_is_text_in_a_choice_too(office: Office) -> None:
    services = office.house.services
    await waits(services, services.master.conversation("standaard", "web", "x"), team="<b>noord</b>")
    async with office.worker(role="coordinator") as client:
        page = (await client.get("/desk", params={"thema": "<script>alert(1)</script>"})).text
    assert "&lt;b&gt;noord" in page and "<script>alert" not in page and "&lt;script&gt;alert" in page
