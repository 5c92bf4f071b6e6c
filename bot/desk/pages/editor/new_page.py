# SPDX-License-Identifier: EUPL-1.2
"""Something new from an empty form: a theme, a contact, a reply that stands ready."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.editor.draft_rows import where
from bot.desk.pages.editor.entry_page import MOST_FIELDS, EntryPage, summary
from bot.desk.pages.editor.fields import NEW
from bot.desk.pages.editor.filling import Data
from bot.desk.pages.editor.plain_text import plain_text
from bot.desk.pages.editor.sheet import Sheet, Subject
from bot.desk.pages.editor.values import DAYS
from bot.desk.pages.editor.workbench import HERE, Workbench, address
from bot.desk.pages.guard import Worker
from bot.publishing.draft import Conflict, NotNow
from bot.publishing.drafts import Drafts
from bot.web.form import wants_data
from content.entry import KINDS, Kind

THERE = f"{HERE}/nieuw"
LONGEST_KEY = 60


class NewPage:
    """For who edits."""

    def __init__(self, bench: Workbench, entries: EntryPage) -> None:
        self._bench, self._entries, self._drafts = bench, entries, Drafts(bench.services)

    async def choose(self, request: Request, worker: Worker) -> Response:
        """What there is to begin."""
        kinds = [(kind, self._bench.words.kind(kind)) for kind in NEW if kind in KINDS]
        return self._bench.page(request, worker, "new.html", kinds=kinds, here=THERE, home=HERE)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The form with what is likely filled in."""
        sheet = await self._sheet(self._kind(request), "")
        unsent = self._bench.guard.unsent(worker, request.url.path).sheet
        sheet.read(unsent)
        return self._show(request, worker, sheet, notice="carried_here" if unsent else "")

    async def send(self, request: Request, worker: Worker) -> Response:
        """Begin its draft, under a key made from its name."""
        kind = self._kind(request)
        form, before = await self._bench.guard.of_before(request, worker, MOST_FIELDS)
        name = " ".join(plain_text(form.get("v.name", "")).split())
        sheet = await self._sheet(kind, await self._fresh_key(kind, name) if name else "")
        sheet.read(form)
        if before:
            return self._show(request, worker, sheet, notice="carried_here")
        fine, doing = sheet.check(), form.get("doe", "")
        if not name or doing not in ("bewaar", "verder") or (doing == "verder" and not fine):
            return self._show(request, worker, sheet, 422 if sheet.count() else 200)
        if sheet.filled.wrong:
            return self._show(request, worker, sheet, 422)
        try:
            draft = await self._entries.keep(worker, sheet.change, {})
        except (Conflict, NotNow):
            # Somebody made one of the same name in the same instant.
            return self._show(request, worker, sheet, 409)
        await self._bench.guard.brought(worker, request.url.path)
        here = where(draft) if doing == "verder" else f"{address(kind, sheet.subject.key)}?let-op=saved"
        return RedirectResponse(here, 303)

    def _kind(self, request: Request) -> Kind:
        kind = self._bench.kind(request)
        if kind not in NEW:
            raise HTTPException(404)
        return kind

    async def _sheet(self, kind: Kind, key: str) -> Sheet:
        now = await self._bench.site.clock.local()
        return Sheet(self._bench, Subject(kind, key, None, likely(kind, now.date())), now)

    async def _fresh_key(self, kind: Kind, name: str) -> str:
        taken = {d.change.key for d in await self._drafts.all(self._bench.organisation)}
        wanted = key_of(name)
        tries = (wanted, *(f"{wanted}_{n}" for n in range(2, 1_000)))
        return next(key for key in tries if key not in taken and self._bench.shelf.view(kind, key) is None)

    def _show(
        self, request: Request, worker: Worker, sheet: Sheet, status: int = 200, notice: str = ""
    ) -> Response:
        said, drawn = self._entries.counted(sheet), sheet.drawn()
        return self._bench.page(
            request,
            worker,
            "entry.html",
            status,
            kind=sheet.subject.kind,
            kind_name=self._bench.words.kind(sheet.subject.kind),
            key="",
            layer="own",
            here=f"{THERE}/{sheet.subject.kind}",
            home=HERE,
            draft=None,
            draft_id="",
            version=0,
            draft_at="",
            other="",
            fields=drawn,
            summary=summary(drawn),
            failed=status == 422 and sheet.count() > 0,
            general=sheet.general(),
            count=sheet.count() if status != 200 else 0,
            said=said,
            seen=sheet.seen(),
            days=[(day, self._bench.words.say(f"day_{n}")) for n, day in enumerate(DAYS)],
            notice=notice,
        )

    async def look(self, request: Request, worker: Worker) -> Response:
        """For the page's script: what is wrong beside each field, and how it looks."""
        if not wants_data(request):
            return await self.send(request, worker)
        kind = self._kind(request)
        form = await self._bench.guard.posted(request, worker.token, MOST_FIELDS)
        name = " ".join(plain_text(form.get("v.name", "")).split())
        sheet = await self._sheet(kind, key_of(name) if name else "")
        sheet.read(form)
        sheet.check()
        return self._entries.answer(sheet)


def key_of(name: str) -> str:
    """A key for something new, by its name."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")[:LONGEST_KEY].rstrip("_") or "nieuw"


def likely(kind: Kind, today: date) -> Data:
    """What is mostly so."""
    if kind == "contact":
        checked = {"assured_date": today.isoformat(), "confidence": "high"}
        return {"access": "zelf", "level": "local", **checked}
    return {"assured_date": today.isoformat()} if kind in ("activity", "vacancy") else {}
