# SPDX-License-Identifier: EUPL-1.2
"""The chat page: it works as a plain form, and livelier with its script."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.tools.typing import Typing
from bot.incoming import Incoming, Kind
from bot.web import events
from bot.web.chat_view import ChatView
from bot.web.comeback import ComeBack
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven, surely_ours
from bot.web.form import fields, message_id, plain, wants_data
from bot.web.pages import Pages
from bot.web.site import Site
from bot.web.visitors import CHANNEL, Visitor, Visitors

WAIT_S = 4.0
MOST_READ = 10_000
COMMANDS = frozenset({"mens", "hulp", "opnieuw", "wis"})
ELSEWHERE = "https://www.buienradar.nl"


class Chat:
    """The resident's page."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._visitors, self._codes = Visitors(site), ComeBack(site)
        self._view = ChatView(site, pages, self._codes)
        self._typing = Typing(site.redis)

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
        """A message, a pressed button or a command."""
        form, visitor = await self._posted(request)
        kind, text = said(form)
        if not text:
            return await self._answer(request, form, visitor, "empty")
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
        return await self._view.data(await self._visitors.of(request), request.query_params.get("na", ""))

    async def stream(self, request: Request) -> Response:
        """A word whenever there is news."""
        visitor = await self._visitors.of(request)
        if visitor is None:
            # 204 tells the browser to stop asking.
            return Response(status_code=204)

        async def alive() -> bool:
            return await self._visitors.of(request) is not None

        return events.stream(self._site.news, visitor.ref, alive, hears="worker")

    async def typed(self, request: Request) -> Response:
        """The resident types; told to who has the conversation, without a word of it."""
        _, visitor = await self._posted(request)
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

    async def _posted(self, request: Request) -> tuple[dict[str, str], Visitor | None]:
        refuse_strangers(request)
        form, visitor = await fields(request), await self._visitors.of(request)
        # A page from before the first message has no proof yet; then the browser has to vouch for it.
        if visitor and not surely_ours(request):
            refuse_unproven(self._site.master, visitor.token, form.get(FIELD))
        return form, visitor

    def _incoming(self, visitor: Visitor, form: dict[str, str], kind: Kind, text: str) -> Incoming:
        identifier = message_id(form.get("id", ""), kind, text)
        ways = (self._codes.way(visitor.address), self._visitors.way(visitor))
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
