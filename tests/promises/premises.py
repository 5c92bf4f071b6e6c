# SPDX-License-Identifier: EUPL-1.2
"""An Omzien with people in it: a resident who was handed over, and somebody of every role who signed in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.desk.accounts.users import Role
from bot.desk.teams.teams import Team
from store import keys
from store.connection import connect
from store.conversation import ConversationRef
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import fake_rasa
from tests.bot.support import ORGANISATION, House
from tests.bot.web.client import HTML, PASSWORD, hidden, say, sign_in
from tests.promises.asking import Asker, Heard
from tests.promises.every_route import HOST, OPEN, SECURE, Way

PEOPLE: dict[str, tuple[str, Role, tuple[str, ...]]] = {
    "worker": ("anja", "worker", ("noord",)),
    "worker elsewhere": ("bram", "worker", ("zuid",)),
    "coordinator": ("carla", "coordinator", ()),
    "editor": ("eva", "editor", ()),
    "operator": ("otto", "operator", ()),
}
WORRY, ADDRESS = "kanariewoorden over geld", "kanarieadres-0612345678"
"""What the resident wrote, and where they are reached: neither may turn up where it does not belong."""


@dataclass
class Session:
    """A browser somebody signed in with."""

    cookie: str = ""
    proof: str = ""


@dataclass
class Premises:
    """The place, who is in it, and how to ask it something."""

    office: Office
    asker: Asker
    ref: ConversationRef
    sessions: dict[str, Session] = field(default_factory=dict)

    @property
    def secure(self) -> bool:
        """Whether people come over https."""
        return self.asker.secure

    def may(self, way: Way) -> str:
        """Somebody for whom this is."""
        if not way.at_desk:
            return "resident"
        return "coordinator" if way.for_roles else "nobody"

    async def ask(self, way: Way, who: str, form: dict[str, str] | None = None, **headers: str) -> Heard:
        """Ask as this person."""
        return await self.asker.ask(
            way.method, way.to(self.ref), form, cookie=self.sessions[who].cookie, **headers
        )


@asynccontextmanager
async def premises(redis_url: str, var: Path, secure: bool) -> AsyncIterator[Premises]:
    """Open; nobody is at work in it any more, so that nothing moves by itself."""
    redis = connect(redis_url)
    await redis.flushall()
    async with fake_rasa() as rasa:
        house = House.build(redis_url, var, rasa, **(SECURE if secure else OPEN))
        office = Office(house)
        house.start()
        ref = await _handed_over(office)
        asker = Asker(office.app, HOST if secure else "127.0.0.1:8080", secure)
        found = Premises(office, asker, ref, {"nobody": Session()})
        base = f"https://{HOST}" if secure else "http://127.0.0.1:8080"
        for who in PEOPLE:
            found.sessions[who] = await _signed_in(office, base, who)
        found.sessions["resident"] = await _talking(office, base)
        await house.stop()
        yield found
        await house.close()
    await redis.aclose()


async def _handed_over(office: Office) -> ConversationRef:
    house = office.house
    for key in ("balie", "noord", "zuid"):
        await office.teams.put(ORGANISATION, Team(key, key.title()))
    await house.say(WORRY, ADDRESS)
    ref = await office.handed_off(ADDRESS, worry="geld", words=WORRY)
    await house.services.redis.hset(keys.conversation(ref), "team", "noord")
    return ref


async def _signed_in(office: Office, base: str, who: str) -> Session:
    name, role, teams = PEOPLE[who]
    await office.users.create(ORGANISATION, name, PASSWORD, name.title(), role, teams)
    async with _browser(office, base) as client:
        assert (await sign_in(client, name)).status_code == 303
        proof = hidden((await client.get("/desk/account")).text, "bewijs")
        return Session(_cookies(client), proof)


async def _talking(office: Office, base: str) -> Session:
    async with _browser(office, base) as client:
        assert (await say(client, "ik wil wandelen")).status_code == 303
        return Session(_cookies(client), hidden((await client.get("/")).text, "bewijs"))


def _browser(office: Office, base: str) -> httpx.AsyncClient:
    headers = {**HTML, "x-forwarded-for": "192.0.2.7"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=office.app), base_url=base, headers=headers)


def _cookies(client: httpx.AsyncClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())
