# SPDX-License-Identifier: EUPL-1.2
"""What an entry said before: who changed what when, and undoing it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.editor.changes import FieldChange
from bot.desk.pages.editor.fields import NAMES, fields_of
from bot.desk.pages.editor.moments import past
from bot.desk.pages.editor.paths import get
from bot.desk.pages.editor.titles import title
from bot.desk.pages.editor.values import shown
from bot.desk.pages.editor.workbench import HERE, Workbench, address, told
from bot.desk.pages.guard import Worker
from bot.publishing.publisher import Published, Publisher
from bot.upkeep.confirmations import AUTHOR as LINK
from content.editing.repository import Repository
from content.editing.revision import Revision
from content.editing.view import View

MOST = 100


class HistoryPage:
    """For who edits."""

    def __init__(self, bench: Workbench) -> None:
        self._bench, self._publisher = bench, Publisher(bench.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Every publication of an entry, the last first."""
        kind, key = self._bench.kind(request), request.path_params["key"]
        repository = Repository(self._bench.overlay, self._bench.organisation)
        revisions = await asyncio.to_thread(repository.history, kind, key)
        view = self._bench.shelf.view(kind, key)
        if view is None and not revisions:
            raise HTTPException(404)
        view = view or View(kind, key, None, None, {}, None, 1)
        people, now = await self._bench.people(), await self._bench.site.clock.local()
        rows = [
            {
                "revision": revision,
                "who": self._who(people, revision),
                "when": past(self._bench.words.say, now, revision.when),
                "changes": self._changes(view, revision),
            }
            for revision in revisions[:MOST]
        ]
        there = {"title": title(key, view.merged), "edit": address(kind, key), "home": HERE}
        return self._bench.page(request, worker, "history.html", rows=rows, **there)

    async def undo(self, request: Request, worker: Worker) -> Response:
        """What one publication changed goes back to what it was before."""
        form = await self._bench.guard.posted(request, worker.token)
        commit = form.get("commit", "")
        if not commit:
            return told("gone")
        result = await self._publisher.undo(commit, worker.user.name)
        return told("undone" if isinstance(result, Published) else "not_undone")

    def _who(self, people: Mapping[str, str], revision: Revision) -> str:
        """Who put it online, and who wrote it where that is somebody else."""
        say, who = self._bench.words.say, people.get(revision.who, revision.who)
        names = [
            say("desk_editor_history_link") if author == LINK else people.get(author, author)
            for author in revision.authors
        ]
        if not names:
            return who
        said = say("desk_editor_history_join", names=", ".join(names[:-1]), name=names[-1])
        return say("desk_editor_history_two", author=said if names[1:] else names[0], name=who)

    def _changes(self, view: View, revision: Revision) -> list[FieldChange]:
        fields = {f.name: f for f in fields_of(view.kind, view.merged)}
        names = self._bench.names

        def words(name: str, own: Any) -> str:
            # Where the layer says nothing, residents read what the base has.
            value = get(view.base, tuple(name.split("."))) if own is None else own
            field = fields.get(name)
            if field is None:
                return "" if value is None else str(value)
            return "\n".join(filter(None, shown(field, value, names)))

        return [
            FieldChange(
                self._label(view, one.field), words(one.field, one.before), words(one.field, one.after)
            )
            for one in revision.changes
            if one.field not in NAMES
        ]

    def _label(self, view: View, name: str) -> str:
        return self._bench.words.label(view.kind, name.replace(".", "_"))
