# SPDX-License-Identifier: EUPL-1.2
"""The cap on conversations: kept by the step itself, with a clear sentence, never in the way of danger."""

from __future__ import annotations

import asyncio

from bot.desk.accounts.users import Users
from bot.desk.states import COLLEAGUE_FULL, FULL
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import HOUR, crew, snooze
from tests.bot.desk.office import Office, does
from tests.bot.support import ORGANISATION, House


async def capped(office: Office, most: int = 2) -> None:
    await office.teams.put(ORGANISATION, Team(DEFAULT, "Balie", at_once=most))


async def several(office: Office, count: int) -> list[ConversationRef]:
    return [await office.handed_off(str(number)) for number in range(count)]


async def has(house: House, worker: str) -> int:
    rows = await house.desk.queue(ORGANISATION)
    return sum(row.assignee == worker for row in rows)


async def test_twenty_claims_at_once_do_not_get_past_it(office: Office) -> None:
    await capped(office, 3)
    await crew(office.house, "anja")
    refs = await several(office, 20)
    desk = office.house.desk
    claims = await asyncio.gather(*(desk.claim(ref, "anja", "Anja", f"m{n}") for n, ref in enumerate(refs)))
    assert sum(claim.won for claim in claims) == 3 == await has(office.house, "anja")
    assert {claim.reason for claim in claims if not claim.won} == {FULL}


async def test_the_page_says_so_and_whom_to_ask(office: Office) -> None:
    await capped(office, 1)
    first, second = await several(office, 2)
    async with office.worker("carla", "coordinator"), office.worker("anja") as anja:
        assert (await does(anja, first, "pak")).status_code == 303
        refused = await does(anja, second, "pak")
    assert refused.status_code == 409
    assert "zoveel gesprekken als je team afsprak" in refused.text and "Vraag het Carla." in refused.text


async def test_somebody_in_danger_or_in_great_haste_is_never_refused(office: Office) -> None:
    await capped(office, 1)
    await crew(office.house, "anja")
    house = office.house
    first, haste = await office.handed_off("1"), await office.handed_off("2", urgency="now")
    danger = await office.handed_off("3")
    await house.say("ik wil dood", "3")
    for ref in (first, haste, danger):
        assert (await house.desk.claim(ref, "anja", "Anja")).won


async def test_what_rests_does_not_count_and_what_is_given_away_does_not_either(office: Office) -> None:
    await capped(office, 1)
    await crew(office.house, "anja", "bram")
    desk, (first, second, third) = office.house.desk, await several(office, 3)
    assert (await desk.claim(first, "anja")).won
    assert not (await desk.claim(second, "anja")).won
    assert await snooze(office.house, first, "anja", "een", HOUR / 3_600)
    assert (await desk.claim(second, "anja")).won
    assert not (await desk.claim(third, "anja")).won
    assert await desk.close(second, "anja", "geholpen")
    assert (await desk.claim(third, "anja")).won


async def test_a_colleague_who_is_full_gets_nothing_more_but_from_a_coordinator(office: Office) -> None:
    await capped(office, 1)
    house = office.house
    await crew(house, "anja", "bram")
    users: Users = office.users
    await users.create(ORGANISATION, "carla", "een-goed-wachtwoord", "Carla", "coordinator")
    first, second, third = await several(office, 3)
    assert (await house.desk.claim(first, "bram")).won and (await house.desk.claim(second, "anja")).won
    given = await house.desk.transfer(second, "anja", "bram", "kennis")
    assert not given and given.reason == COLLEAGUE_FULL
    assert (await house.desk.claim(third, "carla")).won
    assert await house.desk.transfer(third, "carla", "bram", "kennis")
    assert await has(house, "bram") == 2


async def test_a_coordinator_claims_over_it(office: Office) -> None:
    await capped(office, 1)
    await office.users.create(ORGANISATION, "carla", "een-goed-wachtwoord", "Carla", "coordinator")
    for ref in await several(office, 2):
        assert (await office.house.desk.claim(ref, "carla")).won


async def test_without_a_cap_everything_can_be_taken(office: Office) -> None:
    await crew(office.house, "anja")
    for ref in await several(office, 4):
        assert (await office.house.desk.claim(ref, "anja")).won


async def test_who_erased_everything_is_in_nobodys_set(office: Office) -> None:
    await crew(office.house, "anja")
    ref = await office.handed_off("1")
    await office.house.desk.claim(ref, "anja")
    name = keys.load(ORGANISATION, "anja")
    redis = office.house.services.redis
    assert await redis.smembers(name) == {keys.conversation(ref)}
    await office.house.desk.release(ref, "anja")
    assert not await redis.exists(name)
    await office.house.desk.claim(ref, "anja")
    await redis.hset(keys.conversation(ref), "state", "open")
    await office.house.desk.close(ref, "anja", "geholpen")
    assert not await redis.exists(name)
