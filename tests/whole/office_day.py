# SPDX-License-Identifier: EUPL-1.2
"""A morning at one team's desk, always the same: its people, residents and clock; afterwards it is gone."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import redis.asyncio

from bot.conversation.timers import timer
from bot.desk.accounts.users import NameTaken, Role, Users
from bot.desk.handover import pseudonym
from bot.desk.teams.teams import Team, Teams
from store import keys
from store.clock import ZONE, Clock
from store.conversation import ConversationRef
from store.master import MasterKey
from tests.whole.installation import Installation
from tests.whole.rest import RestResident

ORGANISATION = "standaard"
PASSWORD = "een-goed-wachtwoord"
PATIENCE_S = 60.0
TRIES = 20_000
HILVERSUM = "GM0402"
TEAM = Team(
    "morgen",
    "Wijkteam Hilversum",
    (HILVERSUM,),
    hours="Mo-Fr 09:00-12:30,13:30-17:00; PH off",
    duty="morgen.anja",
    backup="morgen.bram",
    at_once=8,
)
"""Its wall keeps what other tests left on the desk out of sight."""
PEOPLE: tuple[tuple[str, str, Role], ...] = (
    ("morgen.anja", "Anja", "worker"),
    ("morgen.bram", "Bram", "worker"),
    ("morgen.carla", "Carla", "coordinator"),
)


def that_tuesday(hour: int, minute: int = 0) -> datetime:
    """A Tuesday on which lines are open and workers are at the desk."""
    return datetime(2026, 11, 24, hour, minute, tzinfo=ZONE)


def set_clock(omzien: Installation, moment: datetime) -> None:
    """Every process's clock says `moment` now."""
    with omzien.redis() as client:
        client.set(keys.CLOCK, moment.timestamp() - time.time())


@contextmanager
def morning(omzien: Installation) -> Iterator[None]:
    """The team and its people are there; afterwards they are not, and the clock goes on from where it was."""
    with omzien.redis() as client:
        before = client.get(keys.CLOCK)
    set_clock(omzien, that_tuesday(9))
    asyncio.run(_come(omzien))
    try:
        yield
    finally:
        _forget(omzien)
        asyncio.run(_go(omzien))
        with omzien.redis() as client:
            client.set(keys.CLOCK, before or 0)


def asks(omzien: Installation, at: datetime, name: str, *said: str) -> RestResident:
    """Somebody tells this, wants a person, agrees to what is passed on, and reads alone."""
    set_clock(omzien, at)
    resident = RestResident(omzien.base, _sender(omzien, name))
    for words in (*said, "ik wil een mens spreken"):
        resident.say(words)
    resident.press("Ja")
    resident.press("Nee")
    return resident


def _sender(omzien: Installation, name: str) -> str:
    """Whoever the desk calls so, but for the number: a longer name might break a line."""
    master = MasterKey.read(omzien.var / "master.key")
    for _ in range(TRIES):
        sender = f"morgen-{secrets.token_hex(6)}"
        if pseudonym(master.conversation(ORGANISATION, "rest", sender)).startswith(name):
            return sender
    raise AssertionError(f"nobody is called {name}")


async def _come(omzien: Installation) -> None:
    async with redis.asyncio.Redis.from_url(omzien.redis_url, decode_responses=True) as client:
        await Teams(client).put(ORGANISATION, TEAM)
        users = _users(omzien, client)
        for name, first_name, role in PEOPLE:
            with suppress(NameTaken):
                await users.create(ORGANISATION, name, PASSWORD, first_name, role, (TEAM.key,))


async def _go(omzien: Installation) -> None:
    async with redis.asyncio.Redis.from_url(omzien.redis_url, decode_responses=True) as client:
        await Teams(client).remove(ORGANISATION, TEAM.key)
        for name, *_ in PEOPLE:
            await client.hdel(keys.user(ORGANISATION), name)


def _users(omzien: Installation, client: redis.asyncio.Redis) -> Users:
    return Users(client, Clock(client, movable=True), MasterKey.read(omzien.var / "master.key"))


def _forget(omzien: Installation) -> None:
    """The team's conversations are over and past their time: the sweeper erases them."""
    with omzien.redis() as client:
        there = [
            key for key in client.scan_iter(f"{keys.PREFIX}*:conv:*") if client.hget(key, "team") == TEAM.key
        ]
        for key in there:
            ref = ConversationRef(*key.split(":")[-2:])
            client.hset(key, "state", "resolved")
            client.zadd(keys.timers(ref.partition), {timer("keep", ref): 0})
        end = time.monotonic() + PATIENCE_S
        while there and client.exists(*there):
            assert time.monotonic() < end, "a conversation of this morning is still there"
            time.sleep(0.1)
