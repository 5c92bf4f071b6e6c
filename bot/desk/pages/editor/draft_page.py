# SPDX-License-Identifier: EUPL-1.2
"""A draft on its way to the residents: looked at, agreed with, published now or later, or given back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.editor.changes import changes
from bot.desk.pages.editor.draft_rows import row, where
from bot.desk.pages.editor.filling import whole
from bot.desk.pages.editor.findings import Finding
from bot.desk.pages.editor.sheet import Sheet, Subject, seen
from bot.desk.pages.editor.workbench import HERE, Workbench, address, told
from bot.desk.pages.guard import Worker
from bot.publishing.draft import Aside, Conflict, Draft, NotNow
from bot.publishing.drafts import Drafts
from bot.publishing.publisher import Publisher, Refused
from bot.web.form import number, plain
from content.editing.basis import basis
from content.editing.change import Change
from content.editing.view import View
from content.problem import errors
from store.clock import ZONE

NOTICES = frozenset({"submitted", "approved", "rejected", "scheduled", "clash", "not_yours"})
STATES = {"draft": "open", "waiting": "waits", "approved": "agreed", "scheduled": "planned"}
LONGEST_REASON = 1_000
MOST_FIELDS = 20


class DraftPage:
    """For who edits."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._drafts, self._publisher = Drafts(bench.services), Publisher(bench.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The draft: what changes, how it looks, and what can be done with it."""
        draft = await self._get(request)
        if draft is None:
            return told("gone")
        notice = request.query_params.get("let-op", "")
        return await self._show(request, worker, draft, notice if notice in NOTICES else "")

    async def do(self, request: Request, worker: Worker) -> Response:
        """One of the page's forms."""
        form = await self._bench.guard.posted(request, worker.token, MOST_FIELDS)
        draft = await self._get(request)
        if draft is None:
            return told("gone")
        doing = getattr(self, f"_{form.get('doe', '')}", None) if form.get("doe") in DOING else None
        if doing is None:
            return RedirectResponse(where(draft), 303)
        try:
            answer: Response = await doing(request, worker, draft, form)
        except NotNow as not_now:
            return told(REFUSED.get(not_now.why, "clash"), where(draft))
        except Conflict:
            return told("clash", where(draft))
        return answer

    async def _submit(self, _: Request, worker: Worker, draft: Draft, form: Mapping[str, str]) -> Response:
        await self._drafts.submit(self._bench.organisation, draft.id, worker.user.name)
        return told("submitted", where(draft))

    async def _approve(self, _: Request, worker: Worker, draft: Draft, form: Mapping[str, str]) -> Response:
        version = number(form.get("versie", ""))
        await self._drafts.approve(self._bench.organisation, draft.id, worker.user.name, version)
        return told("approved", where(draft))

    async def _reject(
        self, request: Request, worker: Worker, draft: Draft, form: Mapping[str, str]
    ) -> Response:
        reason = plain(form.get("toelichting", ""))[:LONGEST_REASON]
        if not reason:
            return await self._show(request, worker, draft, wrong="reject_empty", status=422)
        await self._drafts.reject(self._bench.organisation, draft.id, worker.user.name, reason)
        await self._bench.guard.brought(worker, where(draft))
        return told("rejected", where(draft))

    async def _discard(self, _: Request, worker: Worker, draft: Draft, form: Mapping[str, str]) -> Response:
        await self._drafts.discard(self._bench.organisation, draft.id, worker.user.name)
        return told("discarded")

    async def _publish(
        self, request: Request, worker: Worker, draft: Draft, form: Mapping[str, str]
    ) -> Response:
        result = await self._publisher.publish(draft, worker.user.name)
        if isinstance(result, Refused):
            said = [Finding("", problem.message) for problem in errors(list(result.problems))]
            wrong = "stale_refused" if result.clashes else "refused"
            return await self._show(request, worker, draft, wrong=wrong, problems=said, status=422)
        return told("published")

    async def _schedule(
        self, request: Request, worker: Worker, draft: Draft, form: Mapping[str, str]
    ) -> Response:
        due = moment_of(form.get("dag", ""), form.get("tijd", ""))
        if due is None or due <= await self._bench.site.clock.now():
            return await self._show(request, worker, draft, wrong="publish_no_time", form=form, status=422)
        await self._drafts.schedule(self._bench.organisation, draft.id, worker.user.name, due)
        return told("scheduled", where(draft))

    async def _take(self, _: Request, worker: Worker, draft: Draft, form: Mapping[str, str]) -> Response:
        """Of two texts one goes on; the other is gone only now that somebody chose."""
        organisation, chosen = self._bench.organisation, form.get("welke", "")
        if chosen.isdecimal() and int(chosen) < len(draft.aside):
            change = Change(draft.change.kind, draft.change.key, draft.aside[int(chosen)].data)
            version = number(form.get("versie", ""))
            await self._drafts.save(organisation, draft.id, change, worker.user.name, version)
        await self._drafts.settled(organisation, draft.id)
        return told("saved", address(draft.change.kind, draft.change.key))

    async def _rebase(self, _: Request, worker: Worker, draft: Draft, form: Mapping[str, str]) -> Response:
        await self._drafts.rebased(self._bench.organisation, draft.id)
        return RedirectResponse(where(draft), 303)

    async def _get(self, request: Request) -> Draft | None:
        return await self._drafts.get(self._bench.organisation, request.path_params["draft"])

    async def _show(
        self,
        request: Request,
        worker: Worker,
        draft: Draft,
        notice: str = "",
        wrong: str = "",
        problems: list[Finding] | None = None,
        form: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        bench, now = self._bench, await self._bench.site.clock.local()
        people, view = await bench.people(), self._view(draft)
        subject = Subject(draft.change.kind, draft.change.key, view.base, draft.change.data)
        sheet = Sheet(bench, subject, now)
        sheet.check()
        after = whole(view.base, draft.change.data)
        return bench.page(
            request,
            worker,
            "draft.html",
            status,
            draft=draft,
            row=row(bench, draft, people, now),
            here=where(draft),
            home=HERE,
            edit=address(draft.change.kind, draft.change.key),
            said=self._said(draft, worker),
            changes=changes(bench, draft.change.kind, whole(view.base, view.own), after),
            asides=[self._aside(a, view, draft, people) for a in draft.aside],
            seen=seen(bench, subject, after, now),
            problems=problems or sheet.found,
            blocked=bool(problems) or sheet.count() > 0,
            second=await self._drafts.needs_second(draft),
            mine=worker.user.name in draft.authors,
            notice=notice,
            wrong=wrong,
            form_values=form or {},
            unsent=bench.guard.unsent(worker, request.url.path).fields.get("toelichting", ""),
            stale=draft.basis != basis(view.own),
            today=now.date().isoformat(),
        )

    def _said(self, draft: Draft, worker: Worker) -> str:
        if draft.state == "draft" and draft.reason:
            return "returned"
        if draft.state == "waiting" and draft.reason:
            return "stopped"
        if draft.state == "waiting" and worker.user.name not in draft.authors:
            return "waits_you"
        return STATES.get(draft.state, "open")

    def _aside(self, aside: Aside, view: View, draft: Draft, people: Mapping[str, str]) -> dict[str, Any]:
        """A text that was saved beside the draft, as it differs from that."""
        theirs, mine = whole(view.base, draft.change.data), whole(view.base, aside.data)
        return {
            "who": people.get(aside.author, aside.author),
            "changes": changes(self._bench, draft.change.kind, theirs, mine),
        }

    def _view(self, draft: Draft) -> View:
        found = self._drafts.shelf(self._bench.organisation).view(draft.change.kind, draft.change.key)
        return found or View(draft.change.kind, draft.change.key, None, None, {}, None, 1)


DOING = ("submit", "approve", "reject", "discard", "publish", "schedule", "take", "rebase")
REFUSED = {"gone": "clash", "state": "clash", "changed": "clash", "own": "not_yours", "second": "not_yours"}


def moment_of(day: str, time: str) -> float | None:
    """The second somebody chose; None where that is no moment."""
    try:
        return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE).timestamp()
    except ValueError:
        return None
