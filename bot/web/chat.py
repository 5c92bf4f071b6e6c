# SPDX-License-Identifier: EUPL-1.2
"""The chat page: it works as a plain form, and livelier with its script."""

from __future__ import annotations

import structlog
from redis.exceptions import RedisError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.danger.unkept import again, soon
from bot.desk.tools.typing import Typing
from bot.intake.incoming import Incoming, Kind
from bot.log import failure
from bot.web import events
from bot.web.brake import Brake
from bot.web.braked import MINUTE_S, TRIES, hold
from bot.web.chat_view import ChatView
from bot.web.comeback import ComeBack
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven, surely_ours
from bot.web.form import fields, message_id, plain, wants_data
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site
from bot.web.visitors import CHANNEL, Visitor, Visitors

WAIT_S = 4.0
LONGEST_S = 9.0
"""A store that has not kept a message by then is away: the resident hears so."""
MOST_READ = 10_000
COMMANDS = frozenset({"mens", "hulp", "opnieuw", "wis"})
ELSEWHERE = "https://www.buienradar.nl"
_log = structlog.get_logger()


class Chat:
    """The resident's page."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._visitors, self._codes = Visitors(site), ComeBack(site)
        self._view = ChatView(site, pages, self._codes)
        self._typing = Typing(site.redis)
        self._brake = Brake(site.redis, site.clock, site.master, "say", TRIES, MINUTE_S)
        self._asked = Brake(site.redis, site.clock, site.master, "look", TRIES, MINUTE_S)

    async def page(self, request: Request) -> Response:
        """The conversation, or the welcome when there is none."""
        visitor = await self._visitors.of(request)
        entries = await self._site.line.messages(visitor.ref) if visitor else []
        if visitor is None or entries:
            return await self._view.page(request, visitor, entries)
        # The resident had everything erased: the ways back go too.
        await self._codes.close(visitor.address)
        await self._visitors.end(visitor)
        response = await self._view.page(request, None, ())
        self._visitors.forget(response)
        return response

    async def say(self, request: Request) -> Response:
        """A message, a pressed button or a command; what cannot be kept is answered all the same."""
        refuse_strangers(request)
        form = await fields(request)
        kind, text = said(form)
        typed = text if kind == "text" else ""

        def hurry() -> bool:
            return self._site.line.card(typed) is not None

        try:
            saying = again(lambda: self._say(request, form, kind, text), hurry)
            return await soon(saying, hurry, LONGEST_S)
        except (RedisError, OSError) as error:
            _log.warning("a message could not be kept", error=failure(error))
            return self._view.without_store(request, form, typed)

    async def _say(self, request: Request, form: dict[str, str], kind: Kind, text: str) -> Response:
        visitor = await self._proven(request, form)
        if not text:
            return await self._answer(request, form, visitor, "empty")
        if not await self._may_say(request, kind, text):
            raise HTTPException(429, headers={"Retry-After": str(MINUTE_S)})
        known = visitor or await self._visitors.begin(form.get("id", ""))
        # Before the message is taken: should it have everything erased, the code must not come after that.
        await self._codes.open(known.address)
        accepted = await self._site.line.accept(self._incoming(known, form, kind, text[:MOST_READ]))
        if not wants_data(request):
            await self._site.line.wait(accepted, WAIT_S)
        response = await self._answer(request, form, known, "cut" if len(text) > MOST_READ else "")
        if visitor is None:
            self._visitors.remember(response, known)
        return response

    async def news(self, request: Request) -> Response:
        """What came after a message the page already shows."""
        visitor = await self._visitors.of(request)
        await self._hold(request, visitor)
        return await self._view.data(visitor, request.query_params.get("na", ""))

    async def stream(self, request: Request) -> Response:
        """A word whenever there is news."""
        visitor = await self._visitors.of(request)
        if visitor is None:
            # 204 tells the browser to stop asking.
            return Response(status_code=204)

        async def alive() -> bool:
            return await self._visitors.of(request) is not None

        seat = events.seat(self._site, request, visitor.token)
        return events.stream(self._site.news, seat, visitor.ref, alive, hears="worker")

    async def typed(self, request: Request) -> Response:
        """The resident types; told to who has the conversation, without a word of it."""
        _, visitor = await self._posted(request)
        await self._hold(request, visitor)
        if visitor:
            await self._typing.resident(visitor.ref)
        return Response(status_code=204)

    async def leave(self, request: Request) -> Response:
        """Snel weg: no session, no page, nothing kept in this browser."""
        refuse_strangers(request)
        visitor = await self._visitors.of(request)
        if visitor:
            await self._visitors.end(visitor)
        response = RedirectResponse(ELSEWHERE, 303)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        self._visitors.forget(response)
        return response

    async def _may_say(self, request: Request, kind: Kind, text: str) -> bool:
        """Whether this address has not said too much this minute; of danger nobody ever says too much."""
        if await self._brake.may_try(peer(self._site, request)):
            return True
        services = self._site.services
        return bool(kind == "text" and services and services.safety.check(text[:MOST_READ]).kind)

    async def _hold(self, request: Request, visitor: Visitor | None) -> None:
        """By session, for many people may share one address and every page asks for news."""
        await hold(self._asked, visitor.token if visitor else peer(self._site, request))

    async def _posted(self, request: Request) -> tuple[dict[str, str], Visitor | None]:
        refuse_strangers(request)
        form = await fields(request)
        return form, await self._proven(request, form)

    async def _proven(self, request: Request, form: dict[str, str]) -> Visitor | None:
        visitor = await self._visitors.of(request)
        # A page from before the first message has no proof yet; then the browser has to vouch for it.
        if visitor and not surely_ours(request):
            refuse_unproven(self._site.master, visitor.token, form.get(FIELD))
        return visitor

    def _incoming(self, visitor: Visitor, form: dict[str, str], kind: Kind, text: str) -> Incoming:
        identifier = message_id(form.get("id", ""), kind, text)
        ways = (self._codes.way(visitor.address), *self._visitors.ways(visitor))
        return Incoming(self._site.organisation, CHANNEL, visitor.address, identifier, kind, text, ways=ways)

    async def _answer(
        self, request: Request, form: dict[str, str], visitor: Visitor | None, notice: str
    ) -> Response:
        if wants_data(request):
            return await self._view.data(visitor, form.get("na", ""), notice)
        return self._view.back(form, notice)


def said(form: dict[str, str]) -> tuple[Kind, str]:
    """What a posted form says; a button that was pressed goes before what was typed."""
    if form.get("knop"):
        return "button", form["knop"]
    if form.get("opdracht") in COMMANDS:
        return "command", form["opdracht"]
    return "text", plain(form.get("tekst", ""))
