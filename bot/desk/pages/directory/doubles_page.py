# SPDX-License-Identifier: EUPL-1.2
"""Contacts that look the same, side by side: a person chooses field by field, or says that they are two."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.desk.accounts.users import EDITORS
from bot.desk.pages.directory.desk import Desk, told
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Worker
from bot.publishing.publisher import Published
from content.editing.change import Change, LayerFile
from content.imports.columns import FIELDS, title
from content.imports.duplicates import doubles
from content.imports.outgoing import cell
from content.library import Library

HERE = "/desk/redactie/dubbel"
APART = "directory/not_double.json"
SHOWN = 40
CHOSEN = tuple(field for field in FIELDS if field not in ("id", "status", "notes"))


class DoublesPage:
    """For editors and coordinators."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self, door: Door) -> list[BaseRoute]:
        """Where it stands."""
        return [
            door.page(HERE, self.page, *EDITORS),
            door.form(f"{HERE}/samen", self.merge, *EDITORS),
            door.form(f"{HERE}/apart", self.part, *EDITORS),
        ]

    async def page(self, request: Request, worker: Worker) -> Response:
        """The pairs, or two of them side by side."""
        return await self._show(request, worker)

    async def merge(self, request: Request, worker: Worker) -> Response:
        """One stays with what was chosen of both; the other is inactive and says where it went."""
        form = await self._desk.guard.posted(request, worker.token, len(CHOSEN) + 10)
        pair = await self._pair(form.get("een", ""), form.get("ander", ""))
        if pair is None:
            return told(HERE, "verlopen")
        library, (stays, goes) = await self._desk.library(), pair
        theirs = {field: goes[field] for field in CHOSEN if form.get(field) == "ander" and field in goes}
        changes = [
            _change(library, self._desk.organisation, stays["id"], theirs),
            _change(library, self._desk.organisation, goes["id"], _gone(stays["id"])),
        ]
        words = self._desk.site.text("desk_lists_merged", one=stays["id"], other=goes["id"])
        outcome = await self._desk.publisher.write([one for one in changes if one], worker.user.name, words)
        if isinstance(outcome, Published):
            return told(HERE, "samen")
        problems = [problem.message for problem in outcome.problems[:SHOWN]]
        return await self._show(request, worker, 422, refused=problems)

    async def part(self, request: Request, worker: Worker) -> Response:
        """They are two: not shown again."""
        form = await self._desk.guard.posted(request, worker.token)
        pair = await self._pair(form.get("een", ""), form.get("ander", ""))
        if pair is None:
            return told(HERE, "verlopen")
        known = [*self._apart(), sorted(one["id"] for one in pair)]
        file = LayerFile(APART, json.dumps(sorted(known), indent=1) + "\n")
        words = self._desk.site.text("desk_lists_apart", one=pair[0]["id"], other=pair[1]["id"])
        outcome = await self._desk.publisher.write([file], worker.user.name, words)
        return told(HERE, "apart" if isinstance(outcome, Published) else "mislukt")

    async def _show(self, request: Request, worker: Worker, status: int = 200, **more: Any) -> Response:
        library = await self._desk.library()
        contacts = _contacts(library, self._desk.organisation)
        apart = [(one, other) for one, other in self._apart()]
        found = await run_in_threadpool(doubles, contacts.values(), apart)
        pair = await self._pair(request.query_params.get("een", ""), request.query_params.get("ander", ""))
        rows = (
            [(field, title(field), *(cell(one, field) for one in pair)) for field in CHOSEN] if pair else []
        )
        page: dict[str, Any] = {
            "here": HERE,
            "pairs": [(one, contacts[one.one], contacts[one.other]) for one in found[:SHOWN]],
            "count": len(found),
            "pair": pair,
            "rows": [row for row in rows if any(row[2:])],
            "refused": [],
        }
        return self._desk.page(request, worker, "doubles.html", status, **(page | more))

    async def _pair(self, one: str, other: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        contacts = _contacts(await self._desk.library(), self._desk.organisation)
        there = one != other and one in contacts and other in contacts
        return (contacts[one], contacts[other]) if there else None

    def _apart(self) -> list[list[str]]:
        path = self._desk.services.settings.content_own / self._desk.organisation / APART
        try:
            found = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return []
        return [pair for pair in found if isinstance(pair, list) and len(pair) == 2]


def _contacts(library: Library, organisation: str) -> dict[str, dict[str, Any]]:
    return {key: {**entry.data, "id": key} for key, entry in library.entries("contact", organisation).items()}


def _gone(to: str) -> dict[str, Any]:
    return {"status": "inactive", "merged_into": to}


def _change(library: Library, organisation: str, id: str, fields: dict[str, Any]) -> Change | None:
    """The layer's own fields with these over them; nothing where none change."""
    own = library.layers.get(organisation, {}).get("contact", {}).get(id)
    return Change("contact", id, {**(own.data if own else {}), **fields}) if fields else None
