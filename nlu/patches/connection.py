# SPDX-License-Identifier: EUPL-1.2
"""Keeps the connection to the action server: Rasa opens a session and a connection for every action."""

from __future__ import annotations

import asyncio
from types import TracebackType

import aiohttp
from rasa.utils.endpoints import EndpointConfig

from nlu.patches.source import expect

ORIGINAL, USED = EndpointConfig.session, EndpointConfig.request
KNOWN, KNOWN_USED = "e55aa13d9d4fb4bc", "ccdb778aed8208e2"
Kept = tuple[asyncio.AbstractEventLoop, aiohttp.ClientSession]


class Lent:
    """A session that stays open when Rasa is done with it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to close."""


def session(self: EndpointConfig) -> Lent:
    """The one session of this endpoint, made in the loop that uses it."""
    loop = asyncio.get_running_loop()
    kept: Kept | None = self.__dict__.get("_omzien_session")
    if kept is None or kept[0] is not loop or kept[1].closed:
        kept = self.__dict__["_omzien_session"] = (loop, ORIGINAL(self))
    return Lent(kept[1])


def apply() -> None:
    """Replace Rasa's session, which its request opens and closes."""
    expect(ORIGINAL, KNOWN)
    expect(USED, KNOWN_USED)
    EndpointConfig.session = session
