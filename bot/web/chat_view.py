# SPDX-License-Identifier: EUPL-1.2
"""What the chat page shows of a conversation, as a whole page and as the pieces its script asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.conversation.entry import Entry
from bot.desk.leading.off_switch import OffSwitch
from bot.web.comeback import ComeBack
from bot.web.crosssite import FIELD, token
from bot.web.form import fresh_id, number, wants_data
from bot.web.pages import Pages
from bot.web.site import Site
from bot.web.visitors import Visitor

MOST_IN_PAGE = 4_000
NOTICES = frozenset({"empty", "cut"})
LARGE = "groot"


class ChatView:
    """Shows conversations to their resident."""

    def __init__(self, site: Site, pages: Pages, codes: ComeBack) -> None:
        self._site, self._pages, self._codes = site, pages, codes
        self._switch = OffSwitch(site.redis, site.clock)

    async def page(self, request: Request, visitor: Visitor | None, entries: Sequence[Entry]) -> Response:
        """The whole page."""
        notice = request.query_params.get("let-op", "")
        return self._pages.page(
            request,
            "chat.html",
            entries=entries,
            notice=notice if notice in NOTICES else "",
            most=MOST_IN_PAGE,
            off=await self._off(),
            **self._shared(visitor, entries, request.query_params.get("letters") == LARGE),
        )

    def back(self, form: dict[str, str], notice: str) -> Response:
        """To the page, with what its address should keep."""
        options = {"letters": form.get("letters"), "let-op": notice}
        query = "&".join(f"{name}={value}" for name, value in options.items() if value in NOTICES | {LARGE})
        return RedirectResponse(f"/?{query}#laatste" if query else "/#laatste", 303)

    async def data(self, visitor: Visitor | None, after: str, notice: str = "") -> Response:
        """What is new, for the page's script."""
        entries = await self._site.line.messages(visitor.ref) if visitor else []
        newer = [entry for entry in entries if entry.seq > number(after)]
        shared = self._shared(visitor, entries, large=False)
        return JSONResponse(
            {
                "last": entries[-1].seq if entries else 0,
                "answered": shared["answered"],
                "entries": self._pages.part("chat_entries.html", entries=newer, **shared),
                "code": self._pages.part("code.html", **shared),
                "off": self._pages.part("chat_off.html", off=await self._off()),
                "proof": shared["proof"],
                "notice": self._site.text(f"web_notice_{notice}") if notice else "",
            }
        )

    def without_store(self, request: Request, form: dict[str, str], text: str) -> Response:
        """What is said to a message that is not kept; the page's script leaves the words in their field."""
        entry = self._site.line.without_store(text)
        if not wants_data(request):
            return self._pages.page(request, "unkept.html", 503, entry=entry, desk=False, back="/")
        said = self._pages.part("unkept_entry.html", entry=entry, fresh_id=fresh_id)
        return JSONResponse({"entries": said}, 503)

    async def _off(self) -> bool:
        """Whether Omzien is switched off, as it is now; the welcome is shown without Redis too."""
        try:
            return await self._switch.read(self._site.organisation) is not None
        except (RedisError, OSError):
            return False

    def _shared(self, visitor: Visitor | None, entries: Sequence[Entry], large: bool) -> dict[str, Any]:
        said = [entry.seq for entry in entries if entry.who == "resident"]
        return {
            "answered": said[-1] if said else 0,
            "code": self._codes.code(visitor.address) if visitor else "",
            "field": FIELD,
            "fresh_id": fresh_id,
            "large": large,
            "proof": token(self._site.master, visitor.token) if visitor else "",
        }
