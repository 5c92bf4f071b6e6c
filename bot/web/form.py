# SPDX-License-Identifier: EUPL-1.2
"""What a browser posts, read with care."""

from __future__ import annotations

import hashlib
import secrets
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 262_144
MOST_FIELDS = 60


async def fields(request: Request, most: int = MOST_FIELDS) -> dict[str, str]:
    """The posted fields; 413 when there is more than a person types, 400 when it is no form of ours."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most))
    except ValueError:
        raise HTTPException(400) from None


def plain(text: str) -> str:
    """A text with the line ends browsers turn into two signs made one again."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fresh_id() -> str:
    """What makes sending the same form twice harmless."""
    return secrets.token_urlsafe(12)


def message_id(form_id: str, kind: str, text: str) -> str:
    """The same form with the same words is the same message; with other words it is another one."""
    # A resident who goes back, mends a word and sends again must not be taken for a double click.
    return hashlib.sha256("\0".join((form_id or fresh_id(), kind, text)).encode()).hexdigest()[:32]


def number(text: str) -> int:
    """A count somebody's browser sent; nought when it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def wants_data(request: Request) -> bool:
    """Whether the page's script asks, which takes JSON instead of a redirect."""
    return request.headers.get("accept", "").startswith("application/json")
