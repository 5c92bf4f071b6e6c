# SPDX-License-Identifier: EUPL-1.2
"""Calendar files for tests, and a site that serves one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.agenda.feed import Feed

FEED = Feed("buurthuis", "Buurthuis", "https://buurthuis.example/agenda.ics", "GM0402", "Buurthuis")
CHESS = (
    "UID:schaken@buurthuis",
    "SUMMARY:Schaken",
    "DTSTART;TZID=Europe/Amsterdam:20261104T100000",
    "DTEND;TZID=Europe/Amsterdam:20261104T120000",
    "RRULE:FREQ=WEEKLY",
)


def calendar(*events: tuple[str, ...], head: str = "") -> bytes:
    """A file with these events, each given as its lines."""
    inside = "".join("\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", "")) for lines in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:proef\r\n{head}{inside}END:VCALENDAR\r\n".encode()


class Site:
    """Somebody's site: what it answers can be changed."""

    def __init__(self) -> None:
        self.body, self.status, self.to, self.url = calendar(CHESS), 200, "", ""
        self.before: Callable[[], Awaitable[object]] | None = None

    async def answer(self, request: web.Request) -> web.Response:
        """The calendar, or the way to another address."""
        if self.before:
            await self.before()
        if self.to and request.path == "/agenda.ics":
            raise web.HTTPFound(self.to)
        return web.Response(body=self.body, status=self.status, content_type="text/calendar")


@asynccontextmanager
async def site() -> AsyncIterator[Site]:
    """A site on this machine."""
    made, app = Site(), web.Application()
    app.router.add_get("/{any:.*}", made.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    at = web.TCPSite(runner, "127.0.0.1", 0)
    await at.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/agenda.ics"
    yield made
    await runner.cleanup()
