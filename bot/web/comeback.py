# SPDX-License-Identifier: EUPL-1.2
"""The come-back code: three words and six digits that lead back to a conversation from any browser."""

from __future__ import annotations

import hashlib
import hmac
import re
from functools import cache
from importlib.resources import files

from bot.web import keys
from bot.web.brake import Brake
from bot.web.site import Site
from store.retention import CONVERSATION_S

HOUR_S = 3600
TRIES_OF_ONE = 10
TRIES_OF_ALL = 1000
EVERYBODY = "everybody"


class TooManyTries(Exception):
    """Somebody is guessing."""


@cache
def words() -> tuple[str, ...]:
    """The words codes are made of."""
    return tuple((files("content") / "words.txt").read_text(encoding="utf-8").split())


class ComeBack:
    """Codes can be made again from the address by who has the master key; Redis holds only their hash."""

    def __init__(self, site: Site) -> None:
        self._redis, self._master = site.redis, site.master
        self._one = Brake(site.redis, site.clock, site.master, "code", TRIES_OF_ONE, HOUR_S)
        self._all = Brake(site.redis, site.clock, site.master, "codes", TRIES_OF_ALL, HOUR_S)

    def code(self, address: str) -> str:
        """The code of an address, as it is shown: "appel boot fiets 123456"."""
        mark = hmac.new(self._master.naming("come-back"), address.encode(), hashlib.sha256).digest()
        number, picked = int.from_bytes(mark), []
        for _ in range(3):
            number, index = divmod(number, len(words()))
            picked.append(words()[index])
        return f"{' '.join(picked)} {number % 1_000_000:06d}"

    async def open(self, address: str) -> None:
        """Let the address's code lead here, as long as a conversation is kept."""
        await self._redis.set(self.way(address), address, ex=CONVERSATION_S)

    async def close(self, address: str) -> None:
        """The address's code leads nowhere from here on."""
        await self._redis.delete(self.way(address))

    def way(self, address: str) -> str:
        """The Redis key of the address's code, for who has to close it."""
        return self._key(self.code(address))

    async def find(self, typed: str, who: str) -> str | None:
        """The address a typed code leads to; TooManyTries when `who` has to wait."""
        if not (await self._one.may_try(who) and await self._all.may_try(EVERYBODY)):
            raise TooManyTries
        address: str | None = await self._redis.get(self._key(plain(typed)))
        if address is not None:
            await self._one.forget(who)
        return address

    def _key(self, code: str) -> str:
        return keys.code(self._master.digest("code", code))


def plain(typed: str) -> str:
    """A code as it was made, however somebody wrote it down."""
    pieces = re.findall(r"[a-z]+|\d+", typed.lower())
    letters, digits = [p for p in pieces if p.isalpha()], [p for p in pieces if p.isdigit()]
    return f"{' '.join(letters)} {''.join(digits)}"
