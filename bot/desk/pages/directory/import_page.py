# SPDX-License-Identifier: EUPL-1.2
"""Lists of others: brought, their columns chosen, looked at, and only then taken in; and given out again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.desk.accounts.users import EDITORS
from bot.desk.pages.directory.desk import Desk, told
from bot.desk.pages.directory.shelved import Shelved
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Worker
from bot.publishing.publisher import Published
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven
from content.editing.change import LayerFile
from content.gazetteer.words import key
from content.hsds import directory
from content.imports import columns, intake, outgoing, sheet, themes
from content.imports.bad_cell import BadCell, BadSheet
from content.imports.intake import Brought
from content.imports.plan import Plan
from content.imports.spoken_date import spoken
from content.library import Library

HERE = "/desk/redactie/invoer"
SHOWN = 30
MOST_TEXT = 120
SLACK = 100_000
FORMS = {"csv": ("text/csv", "csv"), "json": ("application/json", "json"), "zip": ("application/zip", "zip")}


@dataclass(frozen=True)
class Look:
    """A file with what it would change, and for a spreadsheet its columns with the field of each."""

    id: str
    brought: Brought
    plan: Plan | None
    columns: list[tuple[str, str]]
    problem: str = ""


class ImportPage:
    """For editors and coordinators."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shelved = Shelved(desk.services.redis, desk.organisation)

    def routes(self, door: Door) -> list[BaseRoute]:
        """Where it stands."""
        return [
            door.page(HERE, self.page, *EDITORS),
            door.form(f"{HERE}/bekijk", self.look, *EDITORS),
            door.form(f"{HERE}/kolommen", self.choose, *EDITORS),
            door.form(f"{HERE}/neem-op", self.take, *EDITORS),
            door.data(f"{HERE}/uit", self.send, *EDITORS),
        ]

    async def page(self, request: Request, worker: Worker) -> Response:
        """What came in before, and the form to bring more."""
        return await self._show(request, worker)

    async def look(self, request: Request, worker: Worker) -> Response:
        """What a file would change; nothing is written yet."""
        refuse_strangers(request)
        texts, content = await _posted(request)
        refuse_unproven(self._desk.site.master, worker.token, texts.get(FIELD))
        try:
            brought = _brought(texts, content)
        except BadCell as bad:
            return await self._show(request, worker, 422, problem=str(bad), filled=texts)
        found = await self._looked(await self._shelved.put(brought), brought)
        return await self._show(request, worker, 422 if found.problem else 200, look=found, filled=texts)

    async def choose(self, request: Request, worker: Worker) -> Response:
        """The same file with other columns."""
        form = await self._desk.guard.posted(request, worker.token, sheet.MOST_COLUMNS + 10)
        brought = await self._shelved.get(form.get("id", ""))
        if brought is None:
            return told(HERE, "verlopen")
        headers = (await run_in_threadpool(sheet.read, brought.content)).headers
        fields = {header: form.get(f"kolom{number}", "") for number, header in enumerate(headers)}
        chosen = {header: field if field in columns.FIELDS else "" for header, field in fields.items()}
        brought = await self._shelved.choose(form["id"], brought, chosen)
        return await self._show(request, worker, look=await self._looked(form["id"], brought))

    async def take(self, request: Request, worker: Worker) -> Response:
        """Take in what was looked at."""
        form = await self._desk.guard.posted(request, worker.token)
        id = form.get("id", "")
        brought = await self._shelved.get(id)
        if brought is None:
            return told(HERE, "verlopen")
        found = await self._looked(id, brought)
        if found.plan is None:
            return await self._show(request, worker, 422, look=found)
        files = [LayerFile(path, text) for path, text in found.plan.files().items()]
        words = self._desk.site.text("desk_lists_commit", source=brought.source)
        outcome = await self._desk.publisher.write(files, worker.user.name, words)
        if not isinstance(outcome, Published):
            problems = [problem.message for problem in outcome.problems[:SHOWN]]
            return await self._show(request, worker, 422, look=found, refused=problems)
        await self._shelved.forget(id)
        return told(HERE, "gelezen")

    async def send(self, request: Request, _: Worker) -> Response:
        """A source, or everything, as a file."""
        form, source = request.query_params.get("vorm", "csv"), request.query_params.get("bron") or None
        library = await self._desk.library()
        if form not in FORMS or (source and source not in intake.sources(library, self._desk.organisation)):
            raise HTTPException(404)
        kind, ending = FORMS[form]
        body = await run_in_threadpool(_file, library, self._desk.organisation, source, form)
        name = f"{source or 'contacten'}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(body, media_type=kind, headers=headers)

    async def _looked(self, id: str, brought: Brought) -> Look:
        library, day = await self._desk.library(), await self._desk.today()
        return await run_in_threadpool(_look, id, brought, library, self._desk.organisation, day)

    async def _show(self, request: Request, worker: Worker, status: int = 200, **more: Any) -> Response:
        known = intake.sources(await self._desk.library(), self._desk.organisation)
        titles = {field: columns.title(field) for field in columns.FIELDS}
        base: dict[str, Any] = {"look": None, "filled": {}, "refused": [], "shown": SHOWN}
        page = base | {"here": HERE, "sources": known, "titles": titles} | more
        return self._desk.page(request, worker, "import.html", status, **page)


async def _posted(request: Request) -> tuple[dict[str, str], bytes]:
    """The fields and the file; 413 for more than may come, before it is all read."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > sheet.LARGEST + SLACK:
        raise HTTPException(413)
    async with request.form(max_files=1, max_fields=10) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("bestand")
        return texts, await file.read() if isinstance(file, UploadFile) else b""


def _brought(texts: dict[str, str], content: bytes) -> Brought:
    if not content:
        raise BadSheet("import_empty")
    words = texts.get("bron", "").strip()[:MOST_TEXT]
    source = re.sub(r"[^a-z0-9]+", "-", key(words)).strip("-")[:40]
    assured = texts.get("nagekeken", "").strip()[:MOST_TEXT]
    return Brought(content, source, words, spoken(assured) if assured else None)


def _look(id: str, brought: Brought, library: Library, organisation: str, day: str) -> Look:
    chosen: list[tuple[str, str]] = []
    try:
        if not intake.is_hsds(brought.content):
            headers = sheet.read(brought.content).headers
            guessed = intake.remembered(library, organisation, brought.source, headers)
            kept = brought.columns or guessed
            chosen = [(header, kept.get(header, "")) for header in headers]
        return Look(id, brought, intake.take(brought, library, organisation, day), chosen)
    except BadSheet as bad:
        return Look(id, brought, None, chosen, str(bad))


def _file(library: Library, organisation: str, source: str | None, form: str) -> bytes:
    pairs = intake.out(library, organisation, source)
    if form == "csv":
        return outgoing.table([contact for contact, _ in pairs]).encode()
    beside = intake.beside(library, organisation, f"{source}.rest.json") if source else {}
    services = directory.services(pairs, themes.names(library, organisation))
    return (
        directory.as_json(services, beside).encode() if form == "json" else directory.as_zip(services, beside)
    )
