# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from bot.upkeep import reports
from bot.upkeep.queue import Queue
from tests.bot.support import ORGANISATION, House

DAY_S = 86_400.0
TEAM = "hilversum_versa"


async def test_on_the_day_it_is_shipped_nothing_waits_but_a_merger_that_comes(quiet_house: House) -> None:
    found = await Queue(quiet_house.services).items(ORGANISATION)

    assert {item.kind for item in found} <= {"merger"}


async def test_after_a_year_crisis_lines_come_first_and_what_is_gone_near_somebody_is_an_alarm(
    quiet_house: House,
) -> None:
    await quiet_house.services.clock.move(400 * DAY_S)

    found = await Queue(quiet_house.services).items(ORGANISATION)

    kinds = {item.kind for item in found}
    assert {"overdue", "last"} <= kinds and "flagged" not in kinds
    crisis = [item.crisis for item in found]
    assert found[0].crisis and found[0].alarms and crisis == sorted(crisis, reverse=True)
    assert {"112", "113"} <= {item.key for item in found if item.crisis}
    assert any(item.kind == "last" and item.about == "Hilversum" and item.alarms for item in found)


async def test_the_queue_is_the_same_however_often_it_is_made_and_keeps_since_when(
    quiet_house: House,
) -> None:
    queue, clock = Queue(quiet_house.services), quiet_house.services.clock
    await clock.move(200 * DAY_S)
    before = await queue.items(ORGANISATION)
    await clock.move(2 * DAY_S)

    after = await queue.items(ORGANISATION)

    assert before and [item.id for item in after] == [item.id for item in before]
    assert [item.since for item in after] == [item.since for item in before]


async def test_a_report_is_one_thing_to_look_at_with_how_often_it_was_said(quiet_house: House) -> None:
    s, queue = quiet_house.services, Queue(quiet_house.services)
    for _ in range(2):
        await s.redis.hincrby("omz:reports:standaard", reports.field(TEAM, "closed", reports.RESIDENT), 1)
    await reports.add(s.redis, ORGANISATION, TEAM, "other")

    (found,) = [item for item in await queue.items(ORGANISATION) if item.kind == "report"]

    assert (found.key, found.about) == (TEAM, "closed|resident:2 other|worker:1")
    await queue.done(ORGANISATION, TEAM)
    assert not [item for item in await queue.items(ORGANISATION) if item.kind == "report"]


async def test_a_report_on_a_crisis_line_comes_before_everything(quiet_house: House) -> None:
    s = quiet_house.services
    await s.clock.move(200 * DAY_S)
    await reports.add(s.redis, ORGANISATION, "113", "phone")

    found = await Queue(s).items(ORGANISATION)

    assert (found[0].key, found[0].kind, found[0].alarms) == ("113", "report", True)


async def test_a_report_on_what_is_not_there_any_more_is_let_go(quiet_house: House) -> None:
    s = quiet_house.services
    await reports.add(s.redis, ORGANISATION, "bestaat_niet", "other")

    assert not [item for item in await Queue(s).items(ORGANISATION) if item.kind == "report"]
    assert await reports.reported(s.redis, ORGANISATION) == {}
