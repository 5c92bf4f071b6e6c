# SPDX-License-Identifier: EUPL-1.2
"""One conversation at the desk: read, take, answer, note, give back, close."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.desk import OUTCOMES
from bot.desk.handover import Handoff
from bot.desk.pages.conversation_view import ConversationView, ref_of
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.login import Login
from bot.web import events
from bot.web.crosssite import refuse_strangers
from bot.web.form import fields, message_id, plain, wants_data
from bot.web.site import Site
from store.conversation import ConversationRef

MOST_READ = 10_000

Move = Callable[[Worker, ConversationRef, dict[str, str]], Awaitable[str]]
"""Does what a form asks; returned is the text key of what went wrong, or nothing."""


class Conversation:
    """The page of a conversation and its forms."""

    def __init__(self, site: Site, guard: Guard, login: Login, view: ConversationView) -> None:
        self._site, self._guard, self._login, self._view = site, guard, login, view

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

    async def claim(self, request: Request) -> Response:
        """Take it; of two at once one wins and the other reads who has it."""
        return await self._do(request, self._claim)

    async def reply(self, request: Request) -> Response:
        """Answer the resident."""
        return await self._do(request, self._reply)

    async def note(self, request: Request) -> Response:
        """Leave a note for colleagues."""
        return await self._do(request, self._note)

    async def release(self, request: Request) -> Response:
        """Give it back to the queue."""
        return await self._do(request, self._release, "/desk?let-op=released")

    async def close(self, request: Request) -> Response:
        """End it."""
        return await self._do(request, self._close, "/desk?let-op=closed")

    async def _do(self, request: Request, move: Move, onward: str = "") -> Response:
        worker = await self._guard.worker(request)
        if worker is None:
            return await self._signed_out(request)
        form = await self._guard.posted(request, worker.token)
        ref = (await self._found(request, worker)).ref
        problem = await move(worker, ref, form)
        found = await self._found(request, worker)
        if wants_data(request):
            return await self._view.data(worker, found, form.get("na", ""), problem)
        if problem:
            return await self._view.page(request, worker, found, problem, form)
        return RedirectResponse(onward or f"/desk/gesprek/{ref.id}#laatste", 303)

    async def _signed_out(self, request: Request) -> Response:
        """The session ended while somebody was writing: the words are shown, so that they are not lost."""
        if wants_data(request):
            raise HTTPException(401)
        refuse_strangers(request)
        draft = plain((await fields(request)).get("tekst", ""))[:MOST_READ]
        return self._login.show(request, request.url.path.rpartition("/")[0], draft=draft, status=401)

    async def _found(self, request: Request, worker: Worker) -> Handoff:
        found = await self._site.desk.handoff(ref_of(request, worker))
        if found is None:
            raise HTTPException(404)
        return found

    async def _claim(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        claim = await self._site.desk.claim(ref, worker.user.name, worker.user.first_name)
        return "" if claim.won else "desk_claim_lost" if claim.assignee else "desk_claim_over"

    async def _reply(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        text = plain(form.get("tekst", ""))
        if not text:
            return "desk_reply_empty"
        if len(text) > MOST_READ:
            return "desk_reply_long"
        once = message_id(form.get("reply_id", ""), "reply", text)
        done = await self._site.desk.reply(ref, worker.user.name, text, once, worker.user.first_name)
        return "" if done else "desk_not_yours"

    async def _note(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        text = plain(form.get("notitie", ""))
        if not text:
            return "desk_note_empty"
        once = message_id(form.get("note_id", ""), "note", text)
        done = await self._site.desk.note(
            ref, worker.user.name, text[:MOST_READ], once, worker.user.first_name
        )
        return "" if done else "desk_not_yours"

    async def _release(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        return "" if await self._site.desk.release(ref, worker.user.name) else "desk_not_yours"

    async def _close(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        if form.get("uitkomst") not in OUTCOMES:
            return "desk_close_how"
        done = await self._site.desk.close(ref, worker.user.name, form["uitkomst"], worker.user.first_name)
        return "" if done else "desk_not_yours"
