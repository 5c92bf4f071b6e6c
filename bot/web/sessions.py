# SPDX-License-Identifier: EUPL-1.2
"""Sessions: a token only the browser has, and what Redis knows under its keyed hash."""

from __future__ import annotations

import secrets
from typing import Any

from bot.web import keys
from store.clock import Clock
from store.master import MasterKey

BYTES = 32


class Sessions:
    """Sessions that end `idle` seconds after their last use, and `absolute` seconds after their start."""

    def __init__(
        self, redis: Any, clock: Clock, master: MasterKey, idle: int, absolute: int | None = None
    ) -> None:
        self._redis, self._clock, self._master = redis, clock, master
        self._idle, self._absolute = idle, absolute

    async def begin(self, kind: str, **fields: str) -> str:
        """A new session; its token is returned and kept nowhere."""
        token, now = secrets.token_urlsafe(BYTES), await self._clock.now()
        key = self._key(token)
        await self._redis.hset(key, mapping={**fields, "kind": kind, "began": now, "used": now})
        await self._redis.expire(key, self._absolute or self._idle)
        return token

    async def read(self, kind: str, token: str | None, touch: bool = True) -> dict[str, str] | None:
        """What the session holds, or None when it has ended; `touch` counts this as use."""
        if not token:
            return None
        fields: dict[str, str] = await self._redis.hgetall(self._key(token))
        if fields.get("kind") != kind:
            return None
        now = await self._clock.now()
        if self._over(fields, now):
            await self.end(token)
            return None
        if touch:
            await self._touch(token, now)
        return fields

    async def end(self, token: str) -> None:
        """Nobody can use this session from here on."""
        await self._redis.delete(self._key(token))

    def way(self, token: str) -> str:
        """The Redis key of the session, for who has to close it."""
        return self._key(token)

    def _key(self, token: str) -> str:
        return keys.session(self._master.digest("session", token))

    def _over(self, fields: dict[str, str], now: float) -> bool:
        idle = now - float(fields["used"]) > self._idle
        return idle or (self._absolute is not None and now - float(fields["began"]) > self._absolute)

    async def _touch(self, token: str, now: float) -> None:
        keep = 0 if self._absolute else self._idle
        await self._redis.eval(_TOUCH, 1, self._key(token), now, keep)


# A session that was ended a moment ago must not come back as an empty one.
_TOUCH = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'used', ARGV[1])
if ARGV[2] ~= '0' then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return 1
"""
