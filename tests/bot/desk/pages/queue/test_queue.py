# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.reply import Summary
from store import keys
from tests.bot.web.client import client_of, worker
from tests.bot.web.support import Stage

MONEY = Summary(
    worry="Geld", place="Hilversum", urgency="today", urgency_reason="Er is vannacht geen slaapplek."
)


async def test_the_queue_says_who_waits_for_what_where_since_when_and_how_urgent(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, summary=MONEY)
    async with worker(pages) as client:
        page = (await client.get("/desk")).text
    row = pages.memory.handoffs[ref]
    for shown in (row.pseudonym, "Geld", "Hilversum", "12 min", "Vandaag", "Er is vannacht geen slaapplek."):
        assert shown in page


async def test_nobody_waiting_is_said_calmly(pages: Stage) -> None:
    async with worker(pages) as client:
        assert "Er wacht nu niemand." in (await client.get("/desk")).text


async def test_danger_is_marked_before_anything_else_of_a_resident(pages: Stage) -> None:
    await pages.memory.wait_for_help(1, danger="suicide")
    async with worker(pages) as client:
        page = (await client.get("/desk")).text
    assert page.index("Gevaar: zelfmoord") < page.index("<h3>")


async def test_a_kind_of_danger_the_page_does_not_know_is_danger_still(pages: Stage) -> None:
    await pages.memory.wait_for_help(1, danger="iets-nieuws")
    async with worker(pages) as client:
        assert "Gevaar: nu" in (await client.get("/desk")).text


async def test_mine_free_and_a_colleagues_stand_apart(pages: Stage) -> None:
    await pages.memory.wait_for_help(1, assignee="anja")
    await pages.memory.wait_for_help(2)
    await pages.memory.wait_for_help(3, assignee="bram")
    async with worker(pages, "bram"), worker(pages) as client:
        page = (await client.get("/desk")).text
    titles = [page.index(title) for title in ("Mijn gesprekken", "Wacht op iemand", "Bij een collega")]
    assert titles == sorted(titles)
    assert page.count("Pak dit gesprek") == 1
    assert "Bram praat met deze bewoner" in page


async def test_another_organisations_residents_are_not_in_the_queue(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, organisation="elders")
    async with worker(pages) as client:
        assert ref.id not in (await client.get("/desk")).text


async def test_the_queue_refreshes_itself_without_a_script(pages: Stage) -> None:
    async with worker(pages) as client:
        assert (
            '<noscript><meta http-equiv="refresh" content="30"></noscript>'
            in (await client.get("/desk")).text
        )


async def test_the_script_gets_the_rows_and_a_sentence_to_read_aloud(pages: Stage) -> None:
    async with worker(pages) as client:
        assert (await client.get("/desk/rij")).json()["summary"] == "0 bewoners wachten"
        await pages.memory.wait_for_help(1)
        data = (await client.get("/desk/rij")).json()
    assert (data["count"], data["summary"]) == (1, "1 bewoner wacht")
    assert "Pak dit gesprek" in data["rows"]


async def test_nobody_follows_the_queue_without_a_session(pages: Stage) -> None:
    await pages.memory.wait_for_help(1)
    async with client_of(pages) as client:
        assert (await client.get("/desk/rij")).status_code == 401
        assert (await client.get("/desk/stroom")).status_code == 204


async def test_an_open_desk_counts_as_somebody_there(pages: Stage) -> None:
    async with worker(pages) as client:
        await pages.site.clock.move(100)
        await client.get("/desk/rij")
    seen = await pages.site.redis.zscore(keys.presence("standaard"), "anja")
    assert await pages.site.clock.now() - seen < 5
