# SPDX-License-Identifier: EUPL-1.2
"""Fetches a calendar from somebody else's address: only public ones, within bounds of time and size."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver

from bot.agenda.calendar import MOST_BYTES

MOST_S = 20.0
REDIRECTS = 4
SCHEMES = ("https", "http", "webcal")
TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96")))
"""IPv6 addresses with an IPv4 address at the end."""
AGENT = {"User-Agent": "Omzien", "Accept": "text/calendar, */*;q=0.1"}


class NotFetched(Exception):
    """The calendar could not be read; `why` is the key of the text that says so."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


async def fetch(address: str, local: bool = False) -> bytes:
    """The bytes behind an address; with `local` also of this machine and its neighbours, for tests."""
    resolver: AbstractResolver = ThreadedResolver() if local else _Public()
    # A connector of its own: a connection is never one that was made to somebody else's address.
    connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, force_close=True)
    try:
        async with asyncio.timeout(MOST_S), aiohttp.ClientSession(connector=connector) as session:
            return await _follow(session, address, local)
    except TimeoutError:
        raise NotFetched("desk_agenda_slow") from None
    except _Private:
        raise NotFetched("desk_agenda_private") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        private = isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, _Private)
        raise NotFetched("desk_agenda_private" if private else "desk_agenda_away") from None


async def _follow(session: aiohttp.ClientSession, address: str, local: bool) -> bytes:
    for _ in range(REDIRECTS + 1):
        url = _checked(address, local)
        async with session.get(url, headers=AGENT, allow_redirects=False) as answer:
            if answer.status in (301, 302, 303, 307, 308) and "Location" in answer.headers:
                address = urljoin(url, answer.headers["Location"])
                continue
            if answer.status != 200:
                raise NotFetched("desk_agenda_away")
            return await _body(answer)
    raise NotFetched("desk_agenda_away")


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_chunked(65_536):
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotFetched("desk_agenda_big")
    return bytes(body)


def _checked(address: str, local: bool) -> str:
    """The address with http or https before it; a bare IP address must be a public one."""
    parts = urlsplit(address.strip())
    if parts.scheme.lower() not in SCHEMES or not parts.hostname or parts.username:
        raise NotFetched("desk_agenda_address")
    if not local:
        _refuse_private(parts.hostname)
    scheme = "https" if parts.scheme.lower() == "webcal" else parts.scheme.lower()
    return parts._replace(scheme=scheme).geturl()


def _refuse_private(host: str) -> None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if not public(str(address)):
        raise NotFetched("desk_agenda_private")


def public(address: str) -> bool:
    """Whether anybody on the internet has this address: not this machine, its network or its cloud."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        return all(_global(each) for each in (found.ipv4_mapped or found, *_inside(found)))
    return _global(found)


def _global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _inside(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The old addresses a new one can stand for: whoever translates it reaches those."""
    last = [ipaddress.IPv4Address(address.packed[-4:])] if any(address in net for net in TRANSLATED) else []
    return last + [old for old in (address.sixtofour,) if old]


class _Private(OSError):
    """A name that leads to an address that is not public."""


class _Public(AbstractResolver):
    """Looks names up and lets through what is public: what is connected to is what was looked at."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[Any]:
        """The addresses; one that is not public spoils them all."""
        found = await self._inner.resolve(host, port, family)
        if not found or not all(public(one["host"]) for one in found):
            raise _Private("not a public address")
        return list(found)

    async def close(self) -> None:
        """Nothing is kept."""
        await self._inner.close()
