# SPDX-License-Identifier: EUPL-1.2
"""What the page of a test chat shows, as a whole page and as the pieces its script asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.conversation.entry import Entry
from bot.conversation.voice import Voice
from bot.desk.pages.editor.draft_rows import name_of
from bot.desk.pages.editor.draft_rows import where as draft_at
from bot.desk.pages.editor.findings import Finding
from bot.desk.pages.editor.workbench import HERE, Workbench
from bot.desk.pages.guard import Worker
from bot.publishing.draft import Draft
from bot.tryout.tryouts import Tryout, Tryouts
from bot.web.crosssite import FIELD
from bot.web.form import fresh_id, number
from bot.web.pages import Pages
from content.preview import FIELD as PREVIEW
from content.problem import Problem

TRAINED = ("theme", "intent")
"""Kinds whose sentences Omzien only knows after training."""


class TryoutView:
    """Shows test chats to their editor."""

    def __init__(self, bench: Workbench, pages: Pages) -> None:
        self.bench, self._pages = bench, pages
        self._tryouts = Tryouts(bench.services)

    async def page(
        self,
        request: Request,
        worker: Worker,
        draft: Draft,
        others: Sequence[Draft],
        tryout: Tryout | None,
        problems: Sequence[Problem] = (),
    ) -> Response:
        """The whole page."""
        bench, entries = self.bench, await self._entries(tryout)
        mine = [draft, *others]
        taken = tryout.versions if tryout else {}
        return bench.page(
            request,
            worker,
            "tryout.html",
            422 if problems else 200,
            here=where(draft),
            draft_at=draft_at(draft),
            name=name_of(bench, draft),
            others=[(each.id, name_of(bench, each), each.id in taken) for each in others],
            tryout=tryout,
            stale=tryout is not None and not tryout.follows(mine),
            training=any(each.change.kind in TRAINED for each in mine if each.id in taken or each is draft),
            problems=[Finding("", problem.message) for problem in problems],
            form=tryout.form if tryout else bench.services.settings.form,
            notice="empty" if request.query_params.get("let-op") == "empty" else "",
            **self._shared(draft, tryout, entries),
        )

    async def data(
        self, worker: Worker, draft: Draft, tryout: Tryout, after: str, empty: bool = False
    ) -> Response:
        """What is new, for the page's script."""
        entries = await self._entries(tryout)
        shared = self._shared(draft, tryout, entries)
        shared["entries"] = [entry for entry in entries if entry.seq > number(after)]
        proof = self.bench.guard.proof(worker)
        part = self._pages.part("chat_entries.html", field=FIELD, proof=proof, text=shared["tried"], **shared)
        return JSONResponse(
            {
                "last": entries[-1].seq if entries else 0,
                "answered": shared["answered"],
                "entries": part,
                "notice": self.bench.words.say("web_notice_empty") if empty else "",
            }
        )

    async def _entries(self, tryout: Tryout | None) -> list[Entry]:
        return list(await self.bench.site.line.messages(self._tryouts.ref(tryout.id))) if tryout else []

    def _shared(self, draft: Draft, tryout: Tryout | None, entries: Sequence[Entry]) -> dict[str, Any]:
        said = [entry.seq for entry in entries if entry.who == "resident"]
        fields = {PREVIEW: tryout.id, "form": tryout.form} if tryout else {}
        return {
            "entries": entries,
            "answered": said[-1] if said else 0,
            "say": f"{where(draft)}/bericht",
            "large": False,
            "fresh_id": fresh_id,
            # As the resident would read it, while the page around it stays the desk's.
            "tried": Voice(self.bench.services, fields).text,
        }


def where(draft: Draft) -> str:
    """Where a draft is tried."""
    return f"{HERE}/proef/{draft.id}"
