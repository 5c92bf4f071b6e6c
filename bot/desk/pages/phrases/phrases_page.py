# SPDX-License-Identifier: EUPL-1.2
"""Sentences that were not understood, alike ones together: label, throw away, learn, and see what it did."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import EDITORS
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.phrases import outcome
from bot.desk.pages.phrases.label_form import AWAY, INTENTS, MOST, chosen, label
from bot.masking.mask import GONE
from bot.phrases.box import Box
from bot.phrases.groups import grouped
from bot.phrases.phrase import Label
from bot.phrases.teaching import Teaching
from bot.services import Services
from bot.training.lock import Taken
from bot.training.nlu import Failed
from bot.training.progress import Board
from bot.training.rollback import Rollback
from bot.web.crosssite import FIELD
from bot.web.form import number
from bot.web.pages import Pages
from bot.web.site import Site
from content.opening.when import moment
from store.clock import ZONE

HERE = "/desk/redactie/zinnen"
SHOWN = 20
"""Groups on a page."""
NOTICES = ("gekozen", "weg", "niets", "geleerd", "bezig", "terug", "kan-niet", "uit-de-lijst")


class PhrasesPage:
    """For editors and coordinators."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._s, self._pages, self._guard = site, services, pages, guard
        self._box, self._board = Box(services), Board(services.redis, services.clock)
        self._teaching = Teaching(services)
        self._rollback = Rollback(services.settings, services.redis, services.clock)

    def routes(self, door: Door) -> list[BaseRoute]:
        """Where it stands."""
        return [
            door.page(HERE, self.page, *EDITORS),
            door.data(f"{HERE}/nu", self.now, *EDITORS),
            door.form(f"{HERE}/kies", self.label, *EDITORS),
            door.form(f"{HERE}/toch-niet", self.unlabel, *EDITORS),
            door.form(f"{HERE}/leer", self.learn, *EDITORS),
            door.form(f"{HERE}/terug", self.back, *EDITORS),
        ]

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everything there is to do."""
        notice = request.query_params.get("let-op", "")
        return await self._show(request, worker, notice=notice if notice in NOTICES else "")

    async def now(self, request: Request, worker: Worker) -> Response:
        """How far learning is, for the page's script."""
        return JSONResponse({"stage": (await self._board.read()).stage})

    async def label(self, request: Request, worker: Worker) -> Response:
        """These sentences are about this, or are of no use."""
        form = await self._guard.posted(request, worker.token, MOST)
        about, ids = label(form, self._themes(worker)), chosen(form)
        away = form.get("gaat-over") == AWAY
        if not ids or not (about or away):
            return _told("niets")
        taken = await self._box.take(worker.user.organisation, ids)
        if about:
            await self._box.label(worker.user.organisation, taken, about)
        return _told("gekozen" if about else "weg")

    async def unlabel(self, request: Request, worker: Worker) -> Response:
        """A sentence that was labelled is not to be learned after all."""
        form = await self._guard.posted(request, worker.token, MOST)
        await self._box.done(worker.user.organisation, chosen(form))
        return _told("uit-de-lijst")

    async def learn(self, request: Request, worker: Worker) -> Response:
        """Publish what was labelled; learning it goes on by itself."""
        await self._guard.posted(request, worker.token)
        words = self._site.text("desk_phrases_history")
        taught = await self._teaching.teach(worker.user.organisation, worker.user.name, words)
        if taught.refused:
            return await self._show(request, worker, 422, refused=taught.refused)
        await Trail(self._s.redis, self._s.clock).note(
            worker.user.organisation, worker.user.name, "model_learn"
        )
        return _told("geleerd")

    async def back(self, request: Request, worker: Worker) -> Response:
        """The model of before is used again."""
        await self._guard.posted(request, worker.token)
        try:
            model = await self._rollback.back(worker.user.name)
        except (Taken, Failed) as error:
            return _told("bezig" if isinstance(error, Taken) else "kan-niet")
        if model is None:
            return _told("kan-niet")
        await Trail(self._s.redis, self._s.clock).note(
            worker.user.organisation, worker.user.name, "model_back"
        )
        return _told("terug")

    def _themes(self, worker: Worker) -> dict[str, str]:
        return {theme.key: theme.name for theme in self._s.catalogue.themes(worker.user.organisation)}

    def _named(self, about: Label, themes: dict[str, str]) -> str:
        if about.intent:
            return self._site.text(f"desk_phrases_intent_{about.intent}")
        return ", ".join(themes.get(key, key) for key in about.themes)

    async def _show(
        self,
        request: Request,
        worker: Worker,
        status: int = 200,
        notice: str = "",
        refused: tuple[str, ...] = (),
    ) -> Response:
        organisation, themes = worker.user.organisation, self._themes(worker)
        groups = grouped(await self._box.all(organisation))
        first = number(request.query_params.get("vanaf", "")) if groups else 0
        labelled = await self._box.labelled(organisation)
        context: dict[str, Any] = {
            "notice": notice,
            "refused": refused,
            "subjects": themes,
            "intents": {name: self._site.text(f"desk_phrases_intent_{name}") for name in INTENTS},
            "groups": groups[first : first + SHOWN],
            "hidden": any(GONE in phrase.text for group in groups for phrase in group.phrases),
            "count": sum(len(group.phrases) for group in groups),
            "first": first,
            "next": first + SHOWN if first + SHOWN < len(groups) else 0,
            "labelled": [(phrase, self._named(about, themes)) for phrase, about in labelled],
            "here": HERE,
        }
        base = {"worker": worker.user, "field": FIELD, "proof": self._guard.proof(worker)}
        learning = await self._learning(themes)
        return self._pages.page(request, "desk_phrases.html", status, **context, **learning, **base)

    async def _learning(self, themes: dict[str, str]) -> dict[str, Any]:
        """How far it is and what came of it."""
        progress, text = await self._board.read(), self._site.text
        local = await self._site.clock.local()
        since = type(local).fromtimestamp(progress.since, ZONE) if progress.since else None
        return {
            "progress": progress,
            "since": moment(text, local, since) if since else "",
            "rows": outcome.rows(text, progress),
            "flips": outcome.flips(text, themes, progress),
            "effect": outcome.effect(text, progress),
            "why": [text(f"desk_phrases_worse_{name}") for name in progress.worse],
            "may_go_back": self._rollback.possible and not progress.busy,
        }


def _told(notice: str) -> Response:
    return RedirectResponse(f"{HERE}?let-op={notice}", 303)
