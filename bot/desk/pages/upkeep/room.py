# SPDX-License-Identifier: EUPL-1.2
"""What the pages of upkeep share: how they are shown, and what they say after something was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.guard import Guard, Worker
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.form import MOST_FIELDS
from bot.web.pages import Pages
from bot.web.site import Site
from content import assured

HERE = "/desk/redactie"
LOOK, CALL, GAPS, DAYS = f"{HERE}/nakijken", f"{HERE}/bellen", f"{HERE}/gaten", f"{HERE}/feestdagen"
NOTICE = "let-op"


@dataclass(frozen=True)
class Room:
    """One for all of the pages."""

    site: Site
    services: Services
    pages: Pages
    guard: Guard

    async def show(
        self, request: Request, worker: Worker, template: str, problems: Sequence[str] = (), **context: Any
    ) -> Response:
        """A page, with what was done before it or what went wrong."""
        notice = request.query_params.get(NOTICE, "")
        base = {
            "worker": worker.user,
            "field": FIELD,
            "proof": self.guard.proof(worker),
            "problems": list(problems),
            "notice": notice if notice in NOTICES else "",
            "home": HERE,
            "edit": f"{HERE}/stuk/contact",
            "day_in_words": self.in_words,
        }
        return self.pages.page(
            request, f"upkeep/{template}.html", 422 if problems else 200, **base, **context
        )

    async def posted(self, request: Request, worker: Worker, most: int = MOST_FIELDS) -> dict[str, str]:
        """The fields of a form of ours."""
        return await self.guard.posted(request, worker.token, most)

    def in_words(self, day: str) -> str:
        """5 mei 2026; nothing where nobody knows."""
        known = assured.parsed(day)
        return assured.in_words(day, lambda month: self.site.text(f"month_{month}")) if known else ""


def done(page: str, notice: str) -> Response:
    """Back to a page that says what was done."""
    return RedirectResponse(f"{page}?{NOTICE}={notice}", 303)


NOTICES = ("klopt", "verborgen", "open", "gezien", "gebeld", "fout", "later", "bewaard", "link")
