# SPDX-License-Identifier: EUPL-1.2
"""What the desk shows of a conversation, as a whole page and as the pieces its script asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.conversation.entry import Entry
from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import User
from bot.desk.handover import Handoff
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.leading.off_banner import OffBanner
from bot.desk.pages.queue.queue import returning
from bot.desk.pages.talk import half_written
from bot.desk.pages.talk.delivery import deliveries
from bot.desk.pages.talk.panel import Owner, Panels
from bot.desk.states import MOVES, REFUSALS
from bot.desk.teams.cap import whom_to_ask
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.web.crosssite import FIELD
from bot.web.form import fresh_id, number
from bot.web.moments import minutes_since
from bot.web.pages import Pages
from bot.web.site import Site
from content.opening.timetable import Timetable
from store.conversation import ConversationRef

_ID = re.compile(r"[0-9a-f]{32}")
GONE = "gone"
"""The same for what was erased, what is with another team and what never was."""
OF_BEFORE = "desk_form_before"
"""A form of a session that has ended: nothing is done, and what was written is shown again."""
UNSENT = "desk_unsent_first"
"""Something was written and not sent: first that, then the conversation is closed or handed on."""
SOON = timedelta(days=1)
"""What the field for a moment proposes: a day from now, or the first moment after that the team is there."""


def ref_of(request: Request, worker: Worker) -> ConversationRef:
    """The conversation an address names, within the worker's own organisation; 404 when it names none."""
    identifier = request.path_params["id"]
    if not _ID.fullmatch(identifier):
        raise HTTPException(404, GONE)
    return ConversationRef(worker.user.organisation, identifier)


class ConversationView:
    """Shows conversations to workers."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, panels: Panels) -> None:
        self._site, self._pages, self._guard, self._panels = site, pages, guard, panels
        self._off, self._teams = OffBanner(site), Teams(site.redis)

    async def page(
        self,
        request: Request,
        worker: Worker,
        found: Handoff,
        problem: str = "",
        form: Mapping[str, str] | None = None,
        word: str = "",
    ) -> Response:
        """The whole page; after a problem with what was written still in its field."""
        entries = await self._entries(worker, found)
        context = {
            **await self._context(worker, found, entries, problem),
            "sent": defaultdict(str, form or {}),
            "unsent": "\n\n".join(half_written.texts(form or {})),
            "opened": word,
            "moves": MOVES,
            "fresh_id": fresh_id,
        }
        return self._pages.page(
            request,
            "desk_conversation.html",
            _status(problem),
            colleagues=await self._colleagues(worker, found),
            soon=await self._soon(found),
            panels=await self._panels.drawn(worker, found, context),
            **context,
        )

    async def data(
        self, worker: Worker, found: Handoff, after: str, problem: str = "", looks: bool = True
    ) -> Response:
        """What is new, for the page's script; nobody `looks` at a page that is behind others."""
        entries = await self._entries(worker, found, looks)
        context = await self._context(worker, found, entries, problem)
        newer = [entry for entry in entries if entry.seq > number(after)]
        return JSONResponse(
            {
                "last": entries[-1].seq if entries else 0,
                "entries": self._pages.part("desk_entries.html", **{**context, "entries": newer}),
                "deliveries": self._pages.part("desk_deliveries.html", **context),
                "alarms": self._pages.part("desk_alarms.html", **context),
                "summary": self._pages.part("desk_summary.html", **context),
                "panels": await self._panels.news(worker, found, context),
                "owner": context["owner"],
                "proof": context["proof"],
                "notice": context["problem"],
            },
            _status(problem),
        )

    async def _entries(self, worker: Worker, found: Handoff, looks: bool = True) -> Sequence[Entry]:
        if looks and found.assignee == worker.user.name:
            await self._site.desk.read(found.ref)
        return await self._site.desk.timeline(found.ref)

    async def _context(
        self, worker: Worker, found: Handoff, entries: Sequence[Entry], problem: str
    ) -> dict[str, Any]:
        assignee, now = await self._first_name(found), await self._site.clock.local()
        return {
            "here": f"/desk/gesprek/{found.ref.id}",
            "worker": worker.user,
            "found": found,
            "entries": entries,
            "deliveries": deliveries(
                entries, await self._site.desk.deliveries(found.ref, entries), found.channel
            ),
            "assignee": assignee,
            "owner": _owner(worker, found),
            "minutes": minutes_since(found.waiting_since, now.timestamp()),
            "off": await self._off.words(),
            "returns": returning(self._site, found, now),
            "problem": await self._problem(problem, assignee),
            "field": FIELD,
            "proof": self._guard.proof(worker),
        }

    async def _problem(self, key: str, assignee: str) -> str:
        if not key:
            return ""
        ask = await whom_to_ask(self._site.users, self._site.organisation, self._site.text)
        return self._site.text(key, name=assignee or self._site.text("desk_colleague"), ask=ask)

    async def _colleagues(self, worker: Worker, found: Handoff) -> list[User]:
        everybody = await self._site.users.colleagues(worker.user.organisation)
        able = [user for user in everybody if may_read(user, found.team)]
        return [user for user in able if user.name != worker.user.name]

    async def _soon(self, found: Handoff) -> str:
        """A moment as a browser's field takes it: nobody agrees by accident to answer on a day off."""
        day = await self._site.clock.local() + SOON
        team = await self._teams.get(found.ref.organisation, found.team or DEFAULT) or Team(DEFAULT, "")
        times = Timetable(team.hours or self._site.settings.desk_hours, team.closed)
        first = next(times.openings(day.replace(minute=0, second=0, microsecond=0)), None)
        return (first.start if first else day).strftime("%Y-%m-%dT%H:%M")

    async def _first_name(self, found: Handoff) -> str:
        user = await self._site.users.get(found.ref.organisation, found.assignee) if found.assignee else None
        return user.first_name if user else found.assignee


def _status(problem: str) -> int:
    """Conflict when the conversation is not as it was, else what was filled in is not right."""
    return 200 if not problem else 409 if problem in REFUSALS else 403 if problem == OF_BEFORE else 422


def _owner(worker: Worker, found: Handoff) -> Owner:
    """mine, theirs, free or over."""
    if found.state in ("resolved", "pending"):
        # Pending again: the resident wrote after the close, and is with the bot.
        return "over"
    if not found.assignee:
        return "free"
    return "mine" if found.assignee == worker.user.name else "theirs"
