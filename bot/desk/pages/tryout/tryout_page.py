# SPDX-License-Identifier: EUPL-1.2
"""An editor talks with Omzien as it would be with their drafts published; a script only makes it livelier."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.desk.pages.editor.workbench import HERE, told
from bot.desk.pages.guard import Worker
from bot.desk.pages.tryout.tryout_view import TryoutView, where
from bot.intake.incoming import Incoming
from bot.publishing.draft import OPEN, Draft
from bot.publishing.drafts import Drafts
from bot.tryout.channel import CHANNEL
from bot.tryout.tryouts import Tryout, Tryouts, may_try
from bot.web import events
from bot.web.chat import MOST_READ, WAIT_S, said
from bot.web.form import message_id, wants_data

MOST_FIELDS = 100
TOGETHER = "mee-"
"""What a field is called that takes another draft along."""
GONE = {"gone": True}


class TryoutPage:
    """For who edits; everybody has a conversation of their own."""

    def __init__(self, view: TryoutView) -> None:
        self._view, self._bench = view, view.bench
        self._drafts, self._tryouts = Drafts(view.bench.services), Tryouts(view.bench.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The conversation, and what to begin another one with."""
        draft = await self._draft(request, worker)
        if draft is None:
            return told("gone")
        return await self._view.page(
            request, worker, draft, await self._others(draft, worker), await self._running(draft, worker)
        )

    async def do(self, request: Request, worker: Worker) -> Response:
        """Begin, begin again, or stop."""
        form = await self._bench.guard.posted(request, worker.token, MOST_FIELDS)
        draft = await self._draft(request, worker)
        if draft is None:
            return told("gone")
        if form.get("doe") == "stop":
            await self._tryouts.end(worker.user.name)
            return RedirectResponse(where(draft), 303)
        mine = await self._others(draft, worker)
        others = [each for each in mine if form.get(f"{TOGETHER}{each.id}")]
        begun = await self._tryouts.begin(worker.user.name, draft, others, self._form(form))
        if isinstance(begun, Tryout):
            return RedirectResponse(where(draft), 303)
        return await self._view.page(request, worker, draft, mine, None, problems=begun)

    async def say(self, request: Request, worker: Worker) -> Response:
        """A message, a pressed button or a command."""
        form = await self._bench.guard.posted(request, worker.token)
        draft, tryout = await self._going(request, worker)
        if draft is None or tryout is None:
            here = where(draft) if draft else HERE
            return JSONResponse(GONE) if wants_data(request) else RedirectResponse(here, 303)
        kind, text = said(form)
        if text:
            name = message_id(form.get("id", ""), kind, text)
            organisation, id = self._bench.organisation, tryout.id
            accepted = await self._bench.site.line.accept(
                Incoming(
                    organisation, CHANNEL, id, name, kind, text[:MOST_READ], preview=id, form=tryout.form
                )
            )
            await self._tryouts.used(worker.user.name)
            if not wants_data(request):
                await self._bench.site.line.wait(accepted, WAIT_S)
        if wants_data(request):
            return await self._view.data(worker, draft, tryout, form.get("na", ""), empty=not text)
        return RedirectResponse(f"{where(draft)}{'' if text else '?let-op=empty'}#laatste", 303)

    async def news(self, request: Request, worker: Worker) -> Response:
        """What came after a message the page already shows."""
        draft, tryout = await self._going(request, worker)
        if draft is None or tryout is None:
            return JSONResponse(GONE)
        return await self._view.data(worker, draft, tryout, request.query_params.get("na", ""))

    async def stream(self, request: Request, worker: Worker) -> Response:
        """A word whenever there is news."""
        _, tryout = await self._going(request, worker)
        if tryout is None:
            return Response(status_code=204)

        async def alive() -> bool:
            return await self._bench.guard.alive(request)

        site = self._bench.site
        seat = events.seat(site, request, worker.token)
        return events.stream(site.news, seat, self._tryouts.ref(tryout.id), alive)

    async def _draft(self, request: Request, worker: Worker) -> Draft | None:
        """The draft in the address while it is open; 404 for one this editor may not try."""
        draft = await self._drafts.get(self._bench.organisation, request.path_params["draft"])
        if draft is None or draft.state not in OPEN:
            return None
        if not may_try(draft, worker.user.name):
            raise HTTPException(404)
        return draft

    async def _going(self, request: Request, worker: Worker) -> tuple[Draft | None, Tryout | None]:
        draft = await self._draft(request, worker)
        return draft, await self._running(draft, worker) if draft else None

    async def _others(self, draft: Draft, worker: Worker) -> list[Draft]:
        """What else this editor works on."""
        everything = await self._drafts.all(self._bench.organisation)
        return [each for each in everything if each.id != draft.id and worker.user.name in each.authors]

    async def _running(self, draft: Draft, worker: Worker) -> Tryout | None:
        return await self._tryouts.of(worker.user.name, draft.id)

    def _form(self, form: Mapping[str, str]) -> str:
        given = form.get("vorm", "")
        return given if given in ("je", "u") else self._bench.services.settings.form
