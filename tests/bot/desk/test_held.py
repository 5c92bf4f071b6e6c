# SPDX-License-Identifier: EUPL-1.2
"""What is held for a conversation: a worker's load, a promised slot, timers. Never more, never less."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import count
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.desk.accounts.users import NameTaken
from bot.desk.leading.shift import COLLEAGUE, QUEUE, Shift, Wish
from bot.desk.promises.promise_watch import PromiseWatch
from bot.desk.teams.lane import GONE_S, Lane
from bot.desk.teams.leaving import release_all
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import HOUR, MOVES, crew
from tests.bot.desk.office import Office
from tests.bot.support import ORGANISATION

MINUTE = 60.0
CROWD = ("1", "2", "3")
STAFF = ("anja", "bram", "carla")
WORKERS = tuple(f"{worker} {move}" for worker in ("anja", "bram") for move in MOVES)
RESIDENT = ("mens", "hallo", "ik wil dood", "wissen", "wis alles", "goed_zo", "stop")
OFFICE = (
    "minutes",
    "hours",
    "nobody there",
    "all there",
    "ill",
    "disable anja",
    "team gone",
    "relieve queue",
    "relieve bram",
)
USUAL = ("mens", "mens", "anja claim", "bram claim", "anja transfer", "anja reply", "anja release", "minutes")
ABANDONED = (
    *("anja claim", "ik wil dood", "nobody there", "all there", "bram claim", "ik wil dood"),
    *("bram transfer", "nobody there", "anja release", "anja claim", "nobody there", "wis alles"),
)
"""Danger told to who is not there, twice, and its traces after that."""
_numbers = count(1)


class Held:
    """Does things to three conversations, and counts what is held for them."""

    def __init__(self, office: Office) -> None:
        self.office, self.house = office, office.house
        self.redis, self.number = office.house.services.redis, next(_numbers)

    def ref(self, who: str) -> ConversationRef:
        return self.house.ref(self._who(who))

    def _who(self, who: str) -> str:
        return f"{self.number}-{who}"

    async def do(self, who: str, step: str) -> None:
        ref = self.ref(who)
        if step in WORKERS:
            worker, move = step.split()
            # Twice, as after a double click or a broken connection: the second counts for nothing.
            once = str(next(_numbers))
            await MOVES[move](self.house, ref, worker, once)
            await MOVES[move](self.house, ref, worker, once)
        elif step in OFFICE:
            await self._happens(ref, step)
        else:
            await self._says(self._who(who), step)

    async def _says(self, who: str, step: str) -> None:
        payloads = {
            c.title: c.payload for e in await self.house.line.messages(self.house.ref(who)) for c in e.buttons
        }
        await self.house.say(payloads.get(step, step), who)

    async def _happens(self, ref: ConversationRef, step: str) -> None:
        services, users = self.house.services, self.office.users
        if step in ("minutes", "hours"):
            await services.clock.move(20 * MINUTE if step == "minutes" else 2 * HOUR)
            await self.house.desk.returns(ref)
            await PromiseWatch(services).soon(ref)
            await PromiseWatch(services).late(ref)
        elif step == "all there":
            await there(self.redis, await services.clock.now())
        elif step == "nobody there":
            await services.clock.move(GONE_S + 1)
            await Lane(services).watch(ref)
            assert not await self._left_alone(ref)
        elif step == "team gone":
            await TeamMoves(services).remove(ORGANISATION, "noord", "carla")
        elif step == "disable anja":
            await release_all(services, ORGANISATION, "anja")
        else:
            lead, anja, bram = [await users.get(ORGANISATION, name) for name in ("carla", "anja", "bram")]
            assert lead and anja and bram
            wish = Wish(COLLEAGUE if "bram" in step else QUEUE, "bram", once=str(next(_numbers)))
            to = bram if "bram" in step else None
            await Shift(services).relieve(ref, lead, anja, wish, to)

    async def _left_alone(self, ref: ConversationRef) -> bool:
        """Whether somebody who told of danger is with a worker who has not read it and is not there."""
        fields = await self.redis.hgetall(keys.conversation(ref))
        if not fields.get("assignee") or int(fields.get("alarmed", 0)) <= int(fields.get("read", 0)):
            return False
        heard = await self.redis.zscore(keys.presence(ORGANISATION), fields["assignee"])
        return await self.house.services.clock.now() - float(heard or 0) > GONE_S

    async def check(self) -> None:
        """Everything that is held belongs to a conversation, and every conversation has what is its."""
        refs = [self.ref(who) for who in CROWD]
        # Read in one step: the sweeper goes its own way meanwhile.
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.promises(ORGANISATION))
            for worker in STAFF:
                pipe.smembers(keys.load(ORGANISATION, worker))
            for ref in refs:
                pipe.hgetall(keys.conversation(ref))
                pipe.zrange(keys.timers(ref.partition), 0, -1, withscores=True)
                pipe.zscore(keys.desk(ref.partition, ORGANISATION), str(ref))
            held, *rest = await pipe.execute()
        load, rest = dict(zip(STAFF, rest[: len(STAFF)], strict=True)), rest[len(STAFF) :]
        now = await self.house.services.clock.now()
        for ref, at in zip(refs, range(0, len(rest), 3), strict=True):
            fields, timers, listed = rest[at : at + 3]
            has = {worker for worker in STAFF if keys.conversation(ref) in load[worker]}
            assert has == ({fields["assignee"]} if fields.get("assignee") else set())
            on_desk = fields.get("state") in ("open", "snoozed")
            assert (listed is not None) == on_desk and (on_desk or not has)
            assert (held.get(str(ref), "").partition("|")[2] or None) == fields.get("promise")
            assert on_desk or "promise" not in fields
            due = {name.partition("|")[0]: score for name, score in timers if name.endswith(f"|{ref}")}
            timers_fit(fields, due, now)


async def there(redis: Any, now: float) -> None:
    """Both workers have a page of the desk open."""
    await redis.zadd(keys.presence(ORGANISATION), {"anja": now, "bram": now})


def timers_fit(fields: dict[str, str], due: dict[str, float], now: float) -> None:
    """Whatever is due for it is still for something."""
    late = due.get("promise_late")
    if float(fields.get("promise", 0)) > now:
        assert late == float(fields["promise"])
    assert late is None or "promise" in fields or late <= now
    waits_in_danger = fields.get("state") == "open" and not fields.get("assignee") and "danger" in fields
    assert ("lane_at" in fields) == waits_in_danger
    # Somebody in danger who has a person is watched too: that person may not be there.
    assert "lane" not in due or waits_in_danger or "alarmed" in fields
    assert "wake" not in due or fields.get("state") == "snoozed" or due["wake"] <= now


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(CROWD), st.sampled_from(RESIDENT + WORKERS + OFFICE + USUAL * 6)),
        min_size=4,
        max_size=16,
    )
)
@example(steps=[("1", step) for step in ABANDONED])
async def test_whatever_happens_what_is_held_is_what_the_conversations_say(
    office: Office, steps: list[tuple[str, str]]
) -> None:
    await crew(office.house, "anja", "bram")
    with suppress(NameTaken):
        await office.users.create(ORGANISATION, "carla", "een-goed-wachtwoord", "Carla", "coordinator")
    now = await office.house.services.clock.now()
    await there(office.house.services.redis, now)
    team = Team(DEFAULT, "Balie", hours="24/7")
    await office.teams.put(ORGANISATION, team)
    held = Held(office)
    for who in CROWD:
        await held.do(who, "mens")
    await held.check()
    for who, step in steps:
        await held.do(who, step)
        await held.check()


async def test_many_at_once_leave_nothing_behind(office: Office) -> None:
    house = office.house
    await crew(house, "anja", "bram")
    refs = [await house.handed_off(str(number)) for number in range(8)]
    for round_ in range(3):
        jobs = [
            MOVES[move](house, ref, worker, f"{round_}{worker}{move}")
            for ref in refs
            for worker in ("anja", "bram")
            for move in ("claim", "takeover", "transfer", "release")
        ]
        await asyncio.gather(*jobs)
    for worker in ("anja", "bram"):
        load = await house.services.redis.smembers(keys.load(ORGANISATION, worker))
        mine = [ref for ref in refs if (await _assignee(house.services.redis, ref)) == worker]
        assert set(load) == {keys.conversation(ref) for ref in mine}


async def _assignee(redis: Any, ref: ConversationRef) -> str:
    return str(await redis.hget(keys.conversation(ref), "assignee") or "")
