# SPDX-License-Identifier: EUPL-1.2
"""The off-switch: Omzien is closed and says so to everybody, until somebody switches it on again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from bot.conversation.news import ANY
from store import keys
from store.clock import Clock

CACHE_S = 1.0
"""How old what a process knows of the switch may be: with a turn of 3 s it is in every answer within 5 s."""

# Of two at once one is written down; what was off already stays as it is, so a repeat is harmless.
_TURN = """
local was = redis.call('EXISTS', KEYS[1])
if was == tonumber(ARGV[1]) then return 0 end
local line = redis.call('XADD', KEYS[2], '*', 't', ARGV[2], 'r', '', 'who', ARGV[3],
                        'what', ARGV[1] == '1' and 'off' or 'on', 'why', ARGV[4], 'whom', '')
if ARGV[1] == '1' then
  redis.call('HSET', KEYS[1], 'since', ARGV[2], 'audit', line)
else
  redis.call('DEL', KEYS[1])
end
redis.call('PUBLISH', ARGV[5], ARGV[6])
return 1
"""


@dataclass(frozen=True)
class Off:
    """Since when Omzien is off; `who` (an account's name) and `reason` as long as the audit has them."""

    since: float
    who: str = ""
    reason: str = ""


class OffSwitch:
    """The switch of every organisation; what it is at is kept in Redis, who did it in the audit."""

    def __init__(self, redis: Any, clock: Clock) -> None:
        self._redis, self._clock = redis, clock
        self._known: dict[str, tuple[float, bool]] = {}

    async def is_off(self, organisation: str) -> bool:
        """Whether Omzien is off; what is known for a second is not asked again."""
        asked, off = self._known.get(organisation, (-CACHE_S, False))
        # Not the clock that tests move: this is about how long ago this process asked.
        now = time.monotonic()
        if now - asked >= CACHE_S:
            off = bool(await self._redis.exists(keys.off(organisation)))
            self._known[organisation] = (now, off)
        return off

    async def read(self, organisation: str) -> Off | None:
        """Since when, by whom and why, as it is now; None when Omzien is on."""
        stored = await self._redis.hgetall(keys.off(organisation))
        if not stored:
            return None
        line = stored["audit"]
        rows = await self._redis.xrange(keys.audit(organisation), min=line, max=line)
        fields: dict[str, str] = rows[0][1] if rows else {}
        return Off(float(stored["since"]), fields.get("who", ""), fields.get("why", ""))

    async def off(self, organisation: str, who: str, reason: str) -> bool:
        """Switch off; false when it was off already."""
        return await self._turn(organisation, "1", who, reason)

    async def on(self, organisation: str, who: str, reason: str = "") -> bool:
        """Switch on again; false when it was on already."""
        return await self._turn(organisation, "0", who, reason)

    async def _turn(self, organisation: str, to: str, who: str, reason: str) -> bool:
        names = (keys.off(organisation), keys.audit(organisation))
        now = await self._clock.now()
        done = await self._redis.eval(_TURN, len(names), *names, to, now, who, reason, keys.LOG_CHANNEL, ANY)
        self._known.pop(organisation, None)
        return bool(done)
