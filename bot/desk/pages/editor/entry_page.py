# SPDX-License-Identifier: EUPL-1.2
"""The page on which an editor changes one entry, with or without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.desk.pages.editor.draft_rows import where
from bot.desk.pages.editor.filling import Data, whole
from bot.desk.pages.editor.form_field import FormField
from bot.desk.pages.editor.sheet import Sheet, subject_of
from bot.desk.pages.editor.titles import title
from bot.desk.pages.editor.values import DAYS
from bot.desk.pages.editor.workbench import HERE, Workbench, address
from bot.desk.pages.guard import Worker
from bot.publishing.draft import Conflict, Draft, NotNow
from bot.publishing.drafts import Drafts
from bot.publishing.publisher import Publisher, Refused
from bot.web.form import number, wants_data
from bot.web.moments import clock_time
from content.editing.change import Change
from content.editing.view import View
from content.entry import Kind

MOST_FIELDS = 1_500
NOTHING: Mapping[str, str] = {}
NOTICES = frozenset({"saved", "done_clash"})


class EntryPage:
    """For who edits."""

    def __init__(self, bench: Workbench) -> None:
        self._bench, self._drafts = bench, Drafts(bench.services)
        self._publisher = Publisher(bench.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The entry with what its draft says."""
        view, draft = await self._found(request)
        sheet = await self._sheet(view, draft)
        unsent = self._bench.guard.unsent(worker, request.url.path).sheet
        if unsent:
            return await self._again(request, worker, sheet, draft, unsent)
        if draft is not None:
            sheet.check()
        notice = request.query_params.get("let-op", "")
        return await self._show(request, worker, sheet, draft, notice if notice in NOTICES else "")

    async def send(self, request: Request, worker: Worker) -> Response:
        """What the form says: only looked at, kept, or handed on to be looked at by somebody else."""
        form, before = await self._bench.guard.of_before(request, worker, MOST_FIELDS)
        view, draft = await self._found(request)
        sheet = await self._sheet(view, draft)
        if before:
            return await self._again(request, worker, sheet, draft, form)
        sheet.read(form)
        fine, doing = sheet.check(), form.get("doe", "")
        if form.get("gezien"):
            return await self._looked(request, worker, sheet, draft, form)
        if form.get("neem") and sheet.changed and not sheet.filled.wrong:
            doing = "bewaar"
        if doing not in ("bewaar", "verder") or sheet.filled.wrong:
            return await self._show(request, worker, sheet, draft, status=422 if sheet.count() else 200)
        if doing == "verder" and not (fine and (sheet.changed or draft)):
            notice = "" if sheet.count() else "nothing_changed"
            return await self._show(request, worker, sheet, draft, notice, status=422)
        try:
            kept = await self.keep(worker, sheet.change, form)
        except Conflict as clash:
            await self._bench.guard.brought(worker, request.url.path)
            return RedirectResponse(f"{where(clash.draft)}?let-op=clash", 303)
        except NotNow:
            return RedirectResponse(f"{address(view.kind, view.key)}?let-op=done_clash", 303)
        await self._bench.guard.brought(worker, request.url.path)
        here = where(kept) if doing == "verder" else f"{address(view.kind, view.key)}?let-op=saved"
        return RedirectResponse(here, 303)

    async def _again(
        self, request: Request, worker: Worker, sheet: Sheet, draft: Draft | None, form: Mapping[str, str]
    ) -> Response:
        """What somebody filled in before their session ended, in the form; nothing of it is kept yet."""
        sheet.read(form)
        sheet.check()
        return await self._show(request, worker, sheet, draft, "carried_here", carried=form)

    async def _looked(
        self, request: Request, worker: Worker, sheet: Sheet, draft: Draft | None, form: Mapping[str, str]
    ) -> Response:
        """Whoever looked at the new national text is not told again; what was typed stays in the form."""
        subject, name = sheet.subject, form["gezien"]
        seen = tuple(way for way in subject.drift if way == name or way.startswith(f"{name}."))
        view = self._bench.shelf.view(subject.kind, subject.key)
        if view is None or view.own is None or not seen:
            return await self._show(request, worker, sheet, draft)
        words = self._bench.words.say("desk_editor_drift_words", name=title(subject.key, view.merged))
        change = Change(subject.kind, subject.key, view.own, seen)
        outcome = await self._publisher.write((change,), worker.user.name, words, self._bench.organisation)
        if isinstance(outcome, Refused):
            return await self._show(request, worker, sheet, draft, "drift_refused", 422, form)
        sheet.looked_at(seen)
        return await self._show(request, worker, sheet, draft, "drift_done", carried=form)

    async def look(self, request: Request, worker: Worker) -> Response:
        """For the page's script: what is wrong beside each field, how it looks, and kept if asked."""
        if not wants_data(request):
            return await self.send(request, worker)
        form = await self._bench.guard.posted(request, worker.token, MOST_FIELDS)
        view, draft = await self._found(request)
        sheet = await self._sheet(view, draft)
        sheet.read(form)
        sheet.check()
        data = self.live(sheet)
        if form.get("bewaar") and sheet.changed and not sheet.filled.wrong:
            data |= await self._kept(worker, sheet.change, form)
        return JSONResponse(data)

    def answer(self, sheet: Sheet) -> Response:
        """The same for something that is in no draft yet."""
        return JSONResponse(self.live(sheet))

    def live(self, sheet: Sheet) -> dict[str, Any]:
        """What a script puts into the page."""
        drawn = sheet.drawn()
        return {
            "findings": {f.name: self._bench.part("findings.html", found=f.findings) for f in drawn},
            "holes": {f.name: self._bench.part("holes.html", holes=f.holes) for f in drawn},
            "summary": self._bench.part("summary.html", summary=summary(drawn), general=sheet.general()),
            "general": self._bench.part("findings.html", found=sheet.general()),
            "count": sheet.count(),
            "said": self.counted(sheet),
            "seen": self._bench.part("preview.html", seen=sheet.seen()),
        }

    def counted(self, sheet: Sheet) -> str:
        """How much there is to mend, in a sentence."""
        count = sheet.count()
        if not count:
            return self._bench.words.say("desk_editor_fine")
        key = "desk_editor_problems_one" if count == 1 else "desk_editor_problems_many"
        return self._bench.words.say(key, count=str(count))

    async def keep(self, worker: Worker, change: Change, form: Mapping[str, str]) -> Draft:
        """The draft with this in it; Conflict when somebody else was earlier, NotNow when it is gone."""
        organisation = self._bench.organisation
        draft = await self._drafts.open(organisation, change.kind, change.key, worker.user.name)
        version = number(form.get("versie", "")) if form.get("concept", "") in ("", draft.id) else -1
        name = title(change.key, self._whole(change))
        words = f"{self._bench.words.kind(change.kind)}: {name}"
        return await self._drafts.save(organisation, draft.id, change, worker.user.name, version, words)

    def _whole(self, change: Change) -> Data:
        view = self._bench.shelf.view(change.kind, change.key)
        return whole(view.base if view else None, change.data)

    async def _kept(self, worker: Worker, change: Change, form: Mapping[str, str]) -> dict[str, Any]:
        try:
            draft = await self.keep(worker, change, form)
        except Conflict as clash:
            return {"clash": f"{where(clash.draft)}?let-op=clash"}
        except NotNow:
            return {}
        time = clock_time(draft.at)
        said = self._bench.words.say("desk_editor_saved_by_itself", time=time)
        return {"concept": draft.id, "version": draft.version, "kept": said}

    async def _found(self, request: Request) -> tuple[View, Draft | None]:
        kind, key = self._bench.kind(request), request.path_params["key"]
        view = self._bench.shelf.view(kind, key) or self._fresh(kind, key)
        draft = next((d for d in await self._all() if d.change.name == f"{kind}/{key}"), None)
        if view.file is None and draft is None:
            raise HTTPException(404)
        return view, draft

    async def _all(self) -> list[Draft]:
        return await self._drafts.all(self._bench.organisation)

    def _fresh(self, kind: Kind, key: str) -> View:
        """What is only in a draft yet."""
        return View(kind, key, None, None, {}, None, 1)

    async def _sheet(self, view: View, draft: Draft | None) -> Sheet:
        own = draft.change.data if draft else view.own
        return Sheet(self._bench, subject_of(view, own), await self._bench.site.clock.local())

    async def _show(
        self,
        request: Request,
        worker: Worker,
        sheet: Sheet,
        draft: Draft | None,
        notice: str = "",
        status: int = 200,
        carried: Mapping[str, str] = NOTHING,
    ) -> Response:
        people, subject, drawn = await self._bench.people(), sheet.subject, sheet.drawn()
        other = draft if draft and draft.author != worker.user.name else None
        return self._bench.page(
            request,
            worker,
            "entry.html",
            status,
            kind=subject.kind,
            kind_name=self._bench.words.kind(subject.kind),
            key=subject.key,
            layer=_layer(sheet),
            here=address(subject.kind, subject.key),
            home=HERE,
            draft=draft,
            # What was carried says which version it was written on: what another saved since stays.
            draft_id=carried.get("concept", draft.id if draft else ""),
            version=number(carried.get("versie", "")) if carried else draft.version if draft else 0,
            draft_at=where(draft) if draft else "",
            other=people.get(other.author, other.author) if other else "",
            fields=drawn,
            summary=summary(drawn),
            failed=status == 422 and sheet.count() > 0,
            general=sheet.general(),
            count=sheet.count(),
            said=self.counted(sheet),
            seen=sheet.seen(),
            days=[(day, self._bench.words.say(f"day_{n}")) for n, day in enumerate(DAYS)],
            notice=notice,
        )


def summary(fields: Sequence[FormField]) -> list[tuple[str, str, str]]:
    """What must be mended: where that is done, what the field is called, and what is wrong."""
    return [(f.anchor, f.label, one.message) for f in fields for one in f.findings if not one.hint]


def _layer(sheet: Sheet) -> str:
    if sheet.subject.base is None:
        return "own"
    return "both" if sheet.subject.own else "base"
