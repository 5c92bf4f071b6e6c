# SPDX-License-Identifier: EUPL-1.2
"""The whole web app on a real Redis with real content; only the dialogue is a stand-in. Workers by role."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.app import app
from bot.desk.accounts.users import Role, Users
from bot.desk.pages.talk.half_written import SHARED
from bot.desk.teams.teams import Teams
from content.reply import Summary
from store.conversation import ConversationRef
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, House
from tests.bot.web.client import HTML, PASSWORD, hidden, sign_in
from tests.bot.web.house import hold

BASE = "http://127.0.0.1:8080"


class Office:
    """A house with its pages; everything else of the house is at `house`."""

    def __init__(self, house: House) -> None:
        self.house, self.app = house, app(house.services)
        self.users = Users.of(house.services)
        self.teams = Teams(house.services.redis)

    @asynccontextmanager
    async def worker(
        self, name: str = "anja", role: Role = "worker", teams: tuple[str, ...] = ()
    ) -> AsyncIterator[httpx.AsyncClient]:
        """A browser in which somebody of this role has logged in; the account is made."""
        await self.users.create(ORGANISATION, name, PASSWORD, name.title(), role, teams)
        async with browser(self.app) as client:
            assert (await sign_in(client, name)).status_code == 303
            yield client

    async def handed_off(self, who: str = "1", channel: str = "rest", **summary: Any) -> ConversationRef:
        """A resident of this channel who waits for a person, with this summary."""
        command = {"name": "handoff", "summary": Summary(**summary).model_dump()}
        self.house.rasa.next = [reply("Ik heb het doorgegeven.", commands=(command,))]
        await self.house.say("mens", who, channel=channel)
        return self.house.ref(who, channel)


@asynccontextmanager
async def browser(pages: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that keeps cookies, follows nothing by itself, and holds every page to the house rules."""
    transport = httpx.ASGITransport(app=pages)
    async with httpx.AsyncClient(
        transport=transport, base_url=BASE, headers=HTML, event_hooks={"response": [hold]}
    ) as client:
        yield client


def address(ref: ConversationRef, word: str = "") -> str:
    """Where a conversation, or a form of it, stands."""
    return f"/desk/gesprek/{ref.id}" + (f"/{word}" if word else "")


async def send(client: httpx.AsyncClient, page: str, form: str, **fields: str) -> httpx.Response:
    """Open a page and send one of its forms."""
    proof = hidden((await client.get(page)).text, "bewijs")
    return await client.post(form, data={"bewijs": proof, **fields})


async def does(client: httpx.AsyncClient, ref: ConversationRef, word: str, **fields: str) -> httpx.Response:
    """Open a conversation and send its form of this word."""
    return await send(client, address(ref), address(ref, word), **placed(word, fields))


def placed(word: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Fields as the page calls them: what other forms ask too has the word of its form before it."""
    return {f"{word}-{name}" if name in SHARED else name: text for name, text in fields.items()}
