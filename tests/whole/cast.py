# SPDX-License-Identifier: EUPL-1.2
"""Who plays in a script: residents on one channel and workers at the desk, each by a name."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

import redis.asyncio

from bot.desk.accounts.users import NameTaken, Users
from bot.desk.teams.teams import Team, Teams
from store import keys
from store.clock import ZONE, Clock
from store.conversation import ConversationRef
from store.master import MasterKey
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation
from tests.whole.rest import RestResident
from tests.whole.telegram import TelegramResident
from tests.whole.worker import Worker

Resident = RestResident | TelegramResident
PASSWORD = "wachtwoord-van-de-proef"
ORGANISATION = "standaard"
PATIENCE_S = 60.0
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


class Addressed(Protocol):
    """Whoever a channel knows by an address."""

    @property
    def sender(self) -> str:
        """The address."""


class Cast:
    """Everybody appears when first named."""

    def __init__(self, omzien: Installation, telegram: TelegramServer, channel: str) -> None:
        self._omzien, self._telegram, self._channel = omzien, telegram, channel
        self._residents: dict[str, Resident] = {}
        self._workers: dict[str, Worker] = {}

    def resident(self, name: str) -> Resident:
        """Somebody with a conversation of their own."""
        if name not in self._residents:
            self._residents[name] = (
                RestResident(self._omzien.base)
                if self._channel == "rest"
                else TelegramResident(self._telegram)
            )
        return self._residents[name]

    def coordinator(self) -> Worker:
        """Who signs in with the log-in that the start prints."""
        if "" not in self._workers:
            self._workers[""] = Worker(self._omzien.base, *self._omzien.first_login)
        return self._workers[""]

    def colleague(self, name: str) -> Worker:
        """Another worker, whose account is made where there is none yet."""
        if name not in self._workers:
            asyncio.run(self._account(name, ()))
            self._workers[name] = Worker(self._omzien.base, name, PASSWORD)
        return self._workers[name]

    def member(self, team: str) -> Worker:
        """Somebody of this team, and of no other."""
        name = f"Lid van {team}"
        if name not in self._workers:
            asyncio.run(self._account(name, (team,)))
            self._workers[name] = Worker(self._omzien.base, name, PASSWORD)
        return self._workers[name]

    def found(self, team: str, municipality: str) -> None:
        """A team for this municipality (a CBS code)."""
        asyncio.run(self._team(Team(team, team.title(), municipalities=(municipality,))))

    def conversation(self, resident: Addressed) -> ConversationRef:
        """The conversation of a resident, as the desk addresses it."""
        master = MasterKey.read(self._omzien.var / "master.key")
        return master.conversation(ORGANISATION, self._channel, resident.sender)

    def move_clock(self, moved: str) -> None:
        """Forward by "+26h", or to the next "woensdag 10:00"."""
        if moved.startswith("+"):
            self._omzien.move_clock(float(moved[1:-1]) * UNITS[moved[-1]])
            return
        day, time = moved.split()
        now = asyncio.run(self._now())
        self._omzien.move_clock((_next(now, DAYS.index(day), time) - now).total_seconds())

    def until_forgotten(self, resident: Resident) -> None:
        """Wait until nothing of a conversation is kept any more."""
        ref, end = self.conversation(resident), time.monotonic() + PATIENCE_S
        with self._omzien.redis() as client:
            while client.exists(keys.conversation(ref), keys.log(ref), keys.tracker(ref)):
                assert time.monotonic() < end, "the conversation is still kept"
                time.sleep(0.1)

    async def _now(self) -> datetime:
        async with redis.asyncio.Redis.from_url(self._omzien.redis_url, decode_responses=True) as client:
            return await Clock(client, movable=True).local()

    async def _team(self, team: Team) -> None:
        async with redis.asyncio.Redis.from_url(self._omzien.redis_url, decode_responses=True) as client:
            await Teams(client).put(ORGANISATION, team)

    async def _account(self, name: str, teams: tuple[str, ...]) -> None:
        async with redis.asyncio.Redis.from_url(self._omzien.redis_url, decode_responses=True) as client:
            users = Users(
                client, Clock(client, movable=True), MasterKey.read(self._omzien.var / "master.key")
            )
            with suppress(NameTaken):
                await users.create(ORGANISATION, name, PASSWORD, name, teams=teams)


def _next(now: datetime, weekday: int, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=ZONE)
    at += timedelta(days=(weekday - now.weekday()) % 7)
    return at if at > now else at + timedelta(days=7)
