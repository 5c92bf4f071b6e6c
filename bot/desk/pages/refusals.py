# SPDX-License-Identifier: EUPL-1.2
"""Refusals at the desk's door: logged by the route's pattern, never by address, and counted."""

from __future__ import annotations

import structlog
from starlette.requests import Request

from bot.desk.leading import counts
from bot.web.site import Site

STRANGER, ROLE, SECOND, INSIDE = "stranger", "role", "second factor", "inside"
_log = structlog.get_logger()


class Refusals:
    """Notes that somebody was not let in."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def note(self, request: Request, status: int, why: str, role: str = "nobody") -> None:
        """One refusal; sessions that end are daily fare, everything else is worth a look."""
        say = _log.info if why in (STRANGER, SECOND) else _log.warning
        say("refused at the desk", status=status, reason=why, kind=role, route=_pattern(request))
        await counts.count(self._site.redis, self._site.clock, f"desk_refused|{status}")


def _pattern(request: Request) -> str:
    """The route's own pattern: an address has a conversation's number in it."""
    route = request.scope.get("route")
    return f"{request.method} {getattr(route, 'path', '?')}"
