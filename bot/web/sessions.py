# SPDX-License-Identifier: EUPL-1.2
"""Sessions: a token only the browser has, and what Redis knows under its keyed hash."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from bot.web import keys
from store.clock import Clock
from store.master import MasterKey

BYTES = 32
MARK = 16


@dataclass(frozen=True)
class Session:
    """One of somebody's sessions; `mark` names it on a page, and is no way in."""

    mark: str
    fields: dict[str, str]


class Sessions:
    """Sessions that end `idle` seconds after their last use, and `absolute` seconds after their start."""

    def __init__(
        self, redis: Any, clock: Clock, master: MasterKey, idle: int, absolute: int | None = None
    ) -> None:
        self._redis, self._clock, self._master = redis, clock, master
        self._idle, self._absolute = idle, absolute

    async def begin(self, kind: str, owner: str = "", /, **fields: str) -> str:
        """A new session; its token is returned and kept nowhere. With an owner it can be found by `of`."""
        token, now = secrets.token_urlsafe(BYTES), await self._clock.now()
        key, keep = self._key(token), self._absolute or self._idle
        await self._redis.hset(key, mapping={**fields, "kind": kind, "began": now, "used": now})
        await self._redis.expire(key, keep)
        if owner:
            await self._redis.sadd(self._list(owner), key)
            await self._redis.expire(self._list(owner), keep)
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

    async def keep(self, token: str, **fields: str) -> None:
        """Add to what a session holds; an empty text takes a field away. An ended one stays ended."""
        pairs = [piece for pair in fields.items() for piece in pair]
        await self._redis.eval(_KEEP, 1, self._key(token), *pairs)

    async def end(self, token: str) -> None:
        """Nobody can use this session from here on."""
        await self._redis.delete(self._key(token))

    async def of(self, owner: str) -> list[Session]:
        """Somebody's open sessions, the last used one first."""
        found, now = [], await self._clock.now()
        for key in await self._redis.smembers(self._list(owner)):
            fields = await self._redis.hgetall(key)
            if fields and not self._over(fields, now):
                found.append(Session(_mark(key), fields))
            else:
                await self._redis.srem(self._list(owner), key)
        return sorted(found, key=lambda session: -float(session.fields["used"]))

    async def end_of(self, owner: str, mark: str) -> None:
        """End one of somebody's own sessions."""
        ending = [key for key in await self._redis.smembers(self._list(owner)) if _mark(key) == mark]
        if ending:
            await self._redis.delete(*ending)

    def mark(self, token: str) -> str:
        """What names this session on a page."""
        return _mark(self._key(token))

    def way(self, token: str) -> str:
        """The Redis key of the session, for who has to close it."""
        return self._key(token)

    def _key(self, token: str) -> str:
        return keys.session(self._master.digest("session", token))

    def _list(self, owner: str) -> str:
        return keys.sessions(self._master.digest("owner", owner))

    def _over(self, fields: dict[str, str], now: float) -> bool:
        idle = now - float(fields["used"]) > self._idle
        return idle or (self._absolute is not None and now - float(fields["began"]) > self._absolute)

    async def _touch(self, token: str, now: float) -> None:
        keep = 0 if self._absolute else self._idle
        await self._redis.eval(_TOUCH, 1, self._key(token), now, keep)


def _mark(key: str) -> str:
    return key.rpartition(":")[2][:MARK]


# A session that was ended a moment ago must not come back as an empty one.
_TOUCH = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'used', ARGV[1])
if ARGV[2] ~= '0' then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return 1
"""
_KEEP = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
for i = 1, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[1], ARGV[i])
  else redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
return 1
"""
