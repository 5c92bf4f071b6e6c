# SPDX-License-Identifier: EUPL-1.2
"""The editor's first page: where is this said, what am I working on, what waits, what was just published."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.editor.draft_rows import DraftRow, row
from bot.desk.pages.editor.published_rows import Publications
from bot.desk.pages.editor.titles import title
from bot.desk.pages.editor.workbench import HERE, Workbench, address, told
from bot.desk.pages.guard import Worker
from bot.publishing.draft import Draft
from bot.publishing.drafts import Drafts
from bot.web.form import number, plain
from content.editing import hand
from content.editing.hand import Refusal
from content.editing.job import Where
from content.editing.view import View
from content.entry import KINDS, Kind
from content.loader import FOLDERS

ORDER: tuple[str, ...] = (
    "message",
    "theme",
    "contact",
    "activity",
    "vacancy",
    "canned",
    "card",
    "button",
    "route",
    "intent",
    "front_door",
)
NOTICES = frozenset({"published", "discarded", "undone", "not_undone", "gone", "looked"})
MOST = 50
LONGEST_ASKED = 1_000


@dataclass(frozen=True)
class Line:
    """An entry in a list."""

    address: str
    kind: str
    title: str
    excerpt: str
    ours: bool


class StartPage:
    """For who edits."""

    def __init__(self, bench: Workbench) -> None:
        self._bench, self._drafts = bench, Drafts(bench.services)
        self._published = Publications(bench)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Search, lists, and what there is to do."""
        asked = plain(request.query_params.get("woorden", ""))[:LONGEST_ASKED]
        chosen = request.query_params.get("soort", "")
        kind: Kind | None = next((one for one in KINDS if one == chosen), None)
        notice = request.query_params.get("let-op", "")
        return self._bench.page(
            request,
            worker,
            "start.html",
            asked=asked,
            kind=kind or "",
            kinds=self._kinds(),
            here=HERE,
            notice=notice if notice in NOTICES else "",
            **self._list(asked, kind, max(1, number(request.query_params.get("blad", "")))),
            **await self._work(worker),
        )

    def _kinds(self) -> list[tuple[str, str]]:
        return [(one, self._bench.words.say(f"desk_editor_kinds_{one}")) for one in ORDER if one in KINDS]

    def _list(self, asked: str, kind: Kind | None, page: int) -> dict[str, Any]:
        """What was found, or all of a kind."""
        if asked:
            found = self._bench.shelf.search(asked, (kind,) if kind else ())
            lines = [self._line(one.view, one.excerpt) for one in found[:MOST]]
            return {"lines": lines, "total": len(found), "page": 1, "last": 1, "listed": True}
        if kind is None:
            return {"lines": [], "total": 0, "page": 1, "last": 1, "listed": False}
        views = self._bench.shelf.entries(kind)
        last = max(1, -(-len(views) // MOST))
        page = min(page, last)
        lines = [self._line(view, "") for view in views[(page - 1) * MOST : page * MOST]]
        return {"lines": lines, "total": len(views), "page": page, "last": last, "listed": True}

    def _line(self, view: View, excerpt: str) -> Line:
        name = title(view.key, view.merged)
        kind = self._bench.words.kind(view.kind)
        return Line(address(view.kind, view.key), kind, name, excerpt, view.own is not None)

    async def _work(self, worker: Worker) -> dict[str, Any]:
        """The drafts, by what is to be done with them."""
        people, now = await self._bench.people(), await self._bench.site.clock.local()
        drafts = await self._drafts.all(self._bench.organisation)
        me = worker.user.name

        def rows(wanted: Iterable[Draft]) -> list[DraftRow]:
            return self._rows(list(wanted), people, now)

        return {
            "mine": rows(d for d in drafts if me in d.authors and d.state in ("draft", "waiting")),
            "eyes": rows(d for d in drafts if _for_me(d, me)),
            "planned": rows(d for d in drafts if d.state == "scheduled"),
            "alone": await self._published.alone(me, people, now),
            "recent": await self._published.recent(people, now),
            "refusals": await asyncio.to_thread(self._refused),
        }

    def _refused(self) -> list[Refusal]:
        """What was written in the files by hand and is not online, with why; of misplaced folders too."""
        settings = self._bench.services.settings
        where = Where(settings.content_base, self._bench.overlay, settings.compiled_dir)
        mine = {self._bench.organisation, *FOLDERS}
        return [one for name, refused in hand.told(where).items() if name in mine for one in refused]

    async def look(self, request: Request, worker: Worker) -> Response:
        """Somebody has looked at what another changed alone."""
        form = await self._bench.guard.posted(request, worker.token)
        looked = await self._published.look(form.get("commit", ""), worker.user.name)
        return told("looked" if looked else "gone")

    def _rows(self, drafts: Sequence[Draft], people: Mapping[str, str], now: datetime) -> list[DraftRow]:
        return [row(self._bench, draft, people, now) for draft in drafts]


def _for_me(draft: Draft, me: str) -> bool:
    """Whether somebody else's draft waits, or one that was agreed with is not published yet."""
    return draft.state == "approved" or (draft.state == "waiting" and me not in draft.authors)
