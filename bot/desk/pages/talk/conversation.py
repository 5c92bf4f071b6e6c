# SPDX-License-Identifier: EUPL-1.2
"""One conversation at the desk: reading it, following it, and sending its forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.access import may_read
from bot.desk.handover import Handoff
from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.login import Login
from bot.desk.pages.door import Handler
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.talk import half_written
from bot.desk.pages.talk.conversation_view import GONE, OF_BEFORE, UNSENT, ConversationView, ref_of
from bot.desk.pages.talk.panel import SHOW, Move
from bot.web import events
from bot.web.crosssite import refuse_strangers
from bot.web.form import fields, wants_data
from bot.web.site import Site
from store.conversation import ConversationRef

ONWARD = {
    "vrij": "/desk?let-op=released",
    "sluit": "/desk?let-op=closed",
    "geef": "/desk?let-op=transferred",
    "later": "/desk?let-op=snoozed",
    "team": "/desk?let-op=reassigned",
    "blokkeer": "/desk?let-op=blocked",
}
"""Where a move leads the worker when it is not to the same conversation."""


class Conversation:
    """The page of a conversation and its forms."""

    def __init__(
        self, site: Site, guard: Guard, login: Login, view: ConversationView, moves: Mapping[str, Move]
    ) -> None:
        self._site, self._guard, self._login, self._view = site, guard, login, view
        self._moves = moves

    async def page(self, request: Request, worker: Worker) -> Response:
        """The conversation."""
        found = await self._found(request, worker)
        unsent = self._guard.unsent(worker, request.url.path)
        return await self._view.page(request, worker, found, form=unsent.fields, word=unsent.word)

    async def news(self, request: Request, worker: Worker) -> Response:
        """What came after a message the page already shows."""
        found = await self._found(request, worker)
        query = request.query_params
        return await self._view.data(worker, found, query.get("na", ""), looks=query.get("ongezien") != "1")

    async def stream(self, request: Request, worker: Worker) -> Response:
        """A word whenever this conversation has moved."""
        found = await self._found(request, worker)
        alive = partial(self._may_follow, request, found.ref)
        seat = events.seat(self._site, request, worker.token)
        return events.stream(self._site.news, seat, found.ref, alive, hears="resident")

    async def _may_follow(self, request: Request, ref: ConversationRef) -> bool:
        """Whether an open page may still hear of this conversation: it may be another team's by now."""
        worker = await self._guard.worker(request, touch=False)
        found = await self._site.desk.handoff(ref) if worker else None
        return worker is not None and found is not None and may_read(worker.user, found.team)

    def doing(self, word: str) -> Handler:
        """What a form of this word does."""

        async def do(request: Request, worker: Worker) -> Response:
            return await self._do(request, worker, word)

        return do

    async def _do(self, request: Request, worker: Worker, word: str) -> Response:
        form, before = await self._guard.of_before(request, worker)
        found = await self._found(request, worker)
        ref, mine = found.ref, found.assignee == worker.user.name
        asked = half_written.named(word, form)
        if before:
            # Whoever logged in anew in another tab sends what they wrote once more, from a page of now.
            problem = OF_BEFORE
        elif mine and word in ONWARD and half_written.rest(word, form):
            # Whoever leaves would forget the answer that stands there, and the resident would wait for it.
            problem = UNSENT
        else:
            problem = await self._moves[word](worker, ref, asked)
        if not problem:
            await self._guard.sent(worker, request.url.path.rpartition("/")[0], half_written.own(word, form))
        left = asked if problem == SHOW else {} if problem else half_written.rest(word, form)
        if left and not wants_data(request):
            return await self._view.page(request, worker, await self._found(request, worker), "", left, word)
        if word in ONWARD and not problem and not wants_data(request):
            # It may be with another team by now, which this worker cannot read.
            return RedirectResponse(ONWARD[word], 303)
        found = await self._found(request, worker)
        if wants_data(request):
            return await self._view.data(worker, found, form.get("na", ""), problem)
        if problem:
            return await self._view.page(request, worker, found, problem, form, word)
        return RedirectResponse(f"/desk/gesprek/{ref.id}#laatste", 303)

    async def signed_out(self, request: Request) -> Response:
        """The session ended while somebody was writing: the words are shown, so that they are not lost."""
        if wants_data(request):
            raise HTTPException(401)
        refuse_strangers(request)
        form = await fields(request)
        return self._login.show(request, Baggage.left(request, form), status=401)

    async def _found(self, request: Request, worker: Worker) -> Handoff:
        found = await self._site.desk.handoff(ref_of(request, worker))
        if found is None or not may_read(worker.user, found.team):
            # Whether another team has such a conversation is not told either.
            raise HTTPException(404, GONE)
        return found
