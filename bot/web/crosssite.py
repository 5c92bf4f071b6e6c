# SPDX-License-Identifier: EUPL-1.2
"""Requests that another site makes a visitor's browser send are refused."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from store.master import MasterKey

FIELD = "bewijs"


def token(master: MasterKey, session: str) -> str:
    """What a form of this session carries; nobody can make it without both."""
    return master.digest("form", session)


def refuse_strangers(request: Request) -> None:
    """403 when the browser says that the request began on another site."""
    if _began_here(request) is False:
        raise HTTPException(403)


def surely_ours(request: Request) -> bool:
    """Whether the browser vouches for it that the request began on our own page."""
    return _began_here(request) is True


def proven(master: MasterKey, session: str, given: str | None) -> bool:
    """Whether a form carries its session's token."""
    return hmac.compare_digest(token(master, session).encode(), (given or "").encode())


def refuse_unproven(master: MasterKey, session: str, given: str | None) -> None:
    """403 when a form does not carry its session's token."""
    if not proven(master, session, given):
        raise HTTPException(403)


def _began_here(request: Request) -> bool | None:
    """What Sec-Fetch-Site says, and for browsers without it what Origin says; None when neither does."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin" if site != "none" else None
    # With Referrer-Policy no-referrer our own forms are sent with "Origin: null": that alone says nothing.
    origin = request.headers.get("origin", "null")
    return None if origin == "null" else urlsplit(origin).netloc == request.headers.get("host", "")
