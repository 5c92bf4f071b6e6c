# SPDX-License-Identifier: EUPL-1.2
"""What a worker had when they could not help any more."""

from __future__ import annotations

from bot.desk.teams.leaving import release_all, release_unreadable
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew, snooze, users_of
from tests.bot.support import ORGANISATION, House, texts


async def held(house: House, who: str, worker: str, team: str = "") -> ConversationRef:
    ref = await house.handed_off(who)
    if team:
        await house.services.redis.hset(keys.conversation(ref), "team", team)
    assert (await house.desk.claim(ref, worker, worker.title())).won
    return ref


async def has(house: House, ref: ConversationRef) -> tuple[str | None, str | None]:
    state, assignee = await house.services.redis.hmget(keys.conversation(ref), "state", "assignee")
    return state, assignee


async def test_everything_of_a_disabled_worker_is_in_the_queue_again_and_nothing_of_others(
    house: House,
) -> None:
    await crew(house, "anja", "bram")
    awake, asleep, other = [
        await held(house, who, worker) for who, worker in (("1", "anja"), ("2", "anja"), ("3", "bram"))
    ]
    assert await snooze(house, asleep, "anja", "slaap")
    assert await release_all(house.services, ORGANISATION, "anja") == 2
    assert await has(house, awake) == await has(house, asleep) == ("open", "")
    assert await has(house, other) == ("open", "bram")
    assert await house.services.redis.zscore(keys.timers(asleep.partition), f"wake|{asleep}") is None
    free = [row.ref for row in await house.desk.queue(ORGANISATION) if not row.assignee]
    assert set(free) == {awake, asleep}


async def test_the_resident_is_told_once_and_it_is_written_down_why(house: House) -> None:
    await crew(house, "anja")
    ref = await held(house, "1", "anja")
    before = len(await house.line.messages(ref))
    assert await release_all(house.services, ORGANISATION, "anja") == 1
    assert await release_all(house.services, ORGANISATION, "anja") == 0
    told = await house.line.messages(ref)
    assert len(told) == before + 1 and told[-1].who == "system"
    said = house.services.catalogue.message("returned_to_queue", ORGANISATION)
    assert told[-1].text.startswith(said)
    _, row = (await house.services.redis.xrange(keys.audit(ORGANISATION)))[-1]
    assert (row["who"], row["what"], row["why"], row["whom"]) == ("", "leave", "disabled", "anja")


async def test_who_left_a_team_gives_back_what_is_of_that_team_only(house: House) -> None:
    users = users_of(house)
    user = await users.create(ORGANISATION, "carla", "een-goed-wachtwoord", "Carla", teams=("noord", "zuid"))
    kept, gone = await held(house, "1", "carla", "noord"), await held(house, "2", "carla", "zuid")
    left = await users.set_teams(user, leaves="zuid")
    assert left and left.teams == ("noord",)
    assert await release_unreadable(house.services, left) == 1
    assert await has(house, kept) == ("open", "carla") and await has(house, gone) == ("open", "")
    assert "zuid" not in texts(await house.line.messages(gone))[-1]
    assert not (await house.desk.claim(gone, "carla", "Carla")).won
