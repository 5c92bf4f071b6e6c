# SPDX-License-Identifier: EUPL-1.2
"""Where a request came from, for the brakes only; it is never stored but as a keyed hash."""

from __future__ import annotations

from starlette.requests import Request

from bot.web.site import Site


def peer(site: Site, request: Request) -> str:
    """The address of the browser; behind our own proxy the one that proxy saw."""
    forwarded = request.headers.get("x-forwarded-for", "") if site.secure else ""
    # Only the last address was written by our proxy; what stands before it anybody can make up.
    return forwarded.rpartition(",")[2].strip() or (request.client.host if request.client else "")
