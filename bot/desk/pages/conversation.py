# SPDX-License-Identifier: EUPL-1.2
"""One conversation at the desk: reading it, following it, and sending its forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.handover import Handoff
from bot.desk.pages.conversation_view import ConversationView, ref_of
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.login import Login
from bot.desk.pages.move_forms import MOST_READ, MoveForms
from bot.web import events
from bot.web.crosssite import refuse_strangers
from bot.web.form import fields, plain, wants_data
from bot.web.site import Site

ONWARD = {
    "vrij": "/desk?let-op=released",
    "sluit": "/desk?let-op=closed",
    "geef": "/desk?let-op=transferred",
    "later": "/desk?let-op=snoozed",
}
"""Where a move leads the worker when it is not to the same conversation."""


class Conversation:
    """The page of a conversation and its forms."""

    def __init__(
        self, site: Site, guard: Guard, login: Login, view: ConversationView, moves: MoveForms
    ) -> None:
        self._site, self._guard, self._login, self._view = site, guard, login, view
        self._moves = moves

    async def page(self, request: Request) -> Response:
        """The conversation."""
        worker = await self._guard.worker(request)
        if worker is None:
            return self._login.show(request, request.url.path)
        return await self._view.page(request, worker, await self._found(request, worker))

    async def news(self, request: Request) -> Response:
        """What came after a message the page already shows."""
        worker = await self._guard.worker(request, touch=False)
        if worker is None:
            raise HTTPException(401)
        found = await self._found(request, worker)
        return await self._view.data(worker, found, request.query_params.get("na", ""))

    async def stream(self, request: Request) -> Response:
        """A word whenever this conversation has moved."""
        worker = await self._guard.worker(request, touch=False)
        if worker is None:
            return Response(status_code=204)
        found = await self._found(request, worker)

        async def alive() -> bool:
            return await self._guard.worker(request, touch=False) is not None

        return events.stream(self._site.news, found.ref, alive)

    def doing(self, word: str) -> Callable[[Request], Awaitable[Response]]:
        """What a form of this word does."""

        async def do(request: Request) -> Response:
            return await self._do(request, word)

        return do

    async def _do(self, request: Request, word: str) -> Response:
        worker = await self._guard.worker(request)
        if worker is None:
            return await self._signed_out(request)
        form = await self._guard.posted(request, worker.token)
        ref = (await self._found(request, worker)).ref
        problem = await self._moves.forms[word](worker, ref, form)
        found = await self._found(request, worker)
        if wants_data(request):
            return await self._view.data(worker, found, form.get("na", ""), problem)
        if problem:
            return await self._view.page(request, worker, found, problem, form, word)
        return RedirectResponse(ONWARD.get(word, f"/desk/gesprek/{ref.id}#laatste"), 303)

    async def _signed_out(self, request: Request) -> Response:
        """The session ended while somebody was writing: the words are shown, so that they are not lost."""
        if wants_data(request):
            raise HTTPException(401)
        refuse_strangers(request)
        form = await fields(request)
        draft = plain(form.get("tekst") or form.get("notitie") or form.get("toelichting", ""))[:MOST_READ]
        return self._login.show(request, request.url.path.rpartition("/")[0], draft=draft, status=401)

    async def _found(self, request: Request, worker: Worker) -> Handoff:
        found = await self._site.desk.handoff(ref_of(request, worker))
        if found is None:
            raise HTTPException(404)
        return found
