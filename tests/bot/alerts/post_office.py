# SPDX-License-Identifier: EUPL-1.2
"""A mail server on loopback that keeps what it gets; while it is `closed` it refuses everybody."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult


class PostOffice:
    """What `letters` holds was accepted, oldest first."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.closed = False
        self.users: list[str] = []
        self.url = ""

    def texts(self) -> list[str]:
        """The letters' words."""
        return [letter.get_content() for letter in self.letters]

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, ___: list[str]) -> str:
        """Asked for each address."""
        if self.closed:
            return "550 5.7.1 Not here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:
        """A letter."""
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    def known(self, _: Any, __: Any, ___: Any, mechanism: str, data: Any) -> AuthResult:
        """Whether this is the name and password."""
        good = (data.login, data.password) == (b"wijk@team", b"geheim")
        self.users.append(data.login.decode())
        return AuthResult(success=good)


@asynccontextmanager
async def post_office() -> AsyncIterator[PostOffice]:
    """One that listens on a free port, to whoever has its name and password."""
    office = PostOffice()

    def talk() -> SMTP:
        return SMTP(office, authenticator=office.known, auth_require_tls=False)

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    office.url = f"smtp://wijk%40team:geheim@127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield office
    finally:
        server.close()


@contextmanager
def post_office_in_a_thread() -> Iterator[PostOffice]:
    """The same, for who has no event loop."""
    loop, opened, there = asyncio.new_event_loop(), threading.Event(), list[PostOffice]()
    ended = asyncio.Event()

    async def serve() -> None:
        async with post_office() as office:
            there.append(office)
            opened.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    opened.wait()
    try:
        yield there[0]
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(10)
        loop.close()
