# SPDX-License-Identifier: EUPL-1.2
"""The sending budget every process shares, so that Telegram never has to say 429."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PREFIX = "omz:budget:"

# What every script begins with. ARGV[1]: now, or '' for Redis's own clock.
_NOW = """
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
"""

# KEYS: the bot's recent sends, the chat's recent sends, the chat's pace.
# ARGV: now, most and window for the bot, for the chat (0 = none), interval and
# burst of the pace (0 = none), how far ahead a pace can be (all in milliseconds), and what is spared of the
# messages of the bot. Nothing is counted unless everything allows it.
_TAKE = """
local function full(key, most, window)
  if most == 0 or redis.call('LLEN', key) < most then return 0 end
  local first = tonumber(redis.call('LINDEX', key, -most))
  -- A clock that was set back must not silence us until it is as late as it was.
  if first > now then return 0 end
  return math.max(0, first + window - now)
end

local function count(key, most, window)
  if most == 0 then return end
  redis.call('RPUSH', key, now)
  redis.call('LTRIM', key, -most, -1)
  redis.call('PEXPIRE', key, window)
end

local all, all_ms = tonumber(ARGV[2]), tonumber(ARGV[3])
local few, few_ms = tonumber(ARGV[4]), tonumber(ARGV[5])
local interval, ahead = tonumber(ARGV[6]), tonumber(ARGV[6]) * tonumber(ARGV[7])
local due = math.max(now, tonumber(redis.call('GET', KEYS[3]) or '0'))
if due - now > tonumber(ARGV[8]) then due = now end
local wait = math.max(full(KEYS[1], all - ARGV[9], all_ms), full(KEYS[2], few, few_ms), due - ahead - now)
if wait > 0 then return wait end

count(KEYS[1], all, all_ms)
count(KEYS[2], few, few_ms)
if interval > 0 then redis.call('SET', KEYS[3], due + interval, 'PX', due + interval - now) end
return -now
"""

# KEYS: the chat's pace. ARGV: now, the pause, how far ahead the pace lets go.
_HOLD = """
local due = now + ARGV[2] + ARGV[3]
if due > tonumber(redis.call('GET', KEYS[1]) or '0') then
  redis.call('SET', KEYS[1], string.format('%d', due), 'PX', due - now)
end
return 0
"""
# KEYS: the bot's recent sends, perhaps the chat's pace. ARGV: now, the window for the bot, the interval of
# the pace, the moment that was taken, which gives way to now.
_SETTLE = """
local window, due = tonumber(ARGV[2]), now + ARGV[3]
redis.call('LREM', KEYS[1], -1, ARGV[4])
redis.call('RPUSH', KEYS[1], now)
redis.call('PEXPIRE', KEYS[1], window)
if KEYS[2] and due > tonumber(redis.call('GET', KEYS[2]) or '0') then
  redis.call('SET', KEYS[2], string.format('%d', due), 'PX', due - now)
end
return 0
"""
LONGEST_HOLD_MS = 100_000
"""A longer pause is kept by who was told; whoever comes after may ask again, and is told what is left."""


@dataclass(frozen=True)
class Pace:
    """Telegram's limits; `chat_burst` messages may run ahead of one a `chat_interval_ms`. The windows are
    a little wider than Telegram's, as the wire does not keep distances."""

    bot_messages: int = 30
    bot_window_ms: int = 1_050
    chat_interval_ms: int = 1_000
    chat_burst: int = 1
    group_messages: int = 20
    group_window_ms: int = 60_500


TELEGRAM = Pace()


def key(bot: str, kind: str, chat: str = "") -> str:
    """The name of one counter; `chat` is a hash, never a chat's own number."""
    return f"{PREFIX}{{{bot}}}:{kind}" + (f":{chat}" if chat else "")


class Budget:
    """What a bot may still send. `now_ms` replaces Redis's clock, which all processes share."""

    def __init__(self, redis: Any, pace: Pace = TELEGRAM, now_ms: Callable[[], int] | None = None) -> None:
        self._take, self._hold, self._settle = (
            redis.register_script(_NOW + script) for script in (_TAKE, _HOLD, _SETTLE)
        )
        self._pace, self._now_ms = pace, now_ms

    async def take(self, bot: str, chat: str = "", group: bool = False) -> int:
        """0 and one message is counted, or the milliseconds to wait before asking again.

        Without a chat it is a change to a message, which counts for the bot as a whole only.
        """
        return max(0, await self.reserve(bot, chat, group))

    async def reserve(self, bot: str, chat: str = "", group: bool = False, spare: int = 0) -> int:
        """The milliseconds to wait before asking again or, below 0, what `settle` wants to know. So many are
        spared for what is urgent: that need not wait for the others."""
        now = "" if self._now_ms is None else self._now_ms()
        keys = [key(bot, "all"), key(bot, "group", chat), key(bot, "chat", chat)]
        return int(
            await self._take(keys=keys, args=[now, *self._limits(chat, group), 2 * LONGEST_HOLD_MS, spare])
        )

    async def settle(self, bot: str, chat: str, reserved: int) -> None:
        """It has gone: when it came there nobody knows, but not after now. On a wire that is slow at one time
        and fast at another, messages would else come closer together than they were allowed."""
        now = "" if self._now_ms is None else self._now_ms()
        keys = [key(bot, "all"), *([key(bot, "chat", chat)] if chat else [])]
        pace = self._pace
        await self._settle(keys=keys, args=[now, pace.bot_window_ms, pace.chat_interval_ms, -reserved])

    async def hold(self, bot: str, chat: str, milliseconds: int) -> None:
        """Telegram asked for a pause: no process sends this chat anything before it is over."""
        now = "" if self._now_ms is None else self._now_ms()
        pause = min(milliseconds, LONGEST_HOLD_MS)
        ahead = self._pace.chat_interval_ms * self._pace.chat_burst
        await self._hold(keys=[key(bot, "chat", chat)], args=[now, pause, ahead])

    def _limits(self, chat: str, group: bool) -> tuple[int, ...]:
        pace = self._pace
        bot = (pace.bot_messages, pace.bot_window_ms)
        if not chat:
            return (*bot, 0, 0, 0, 0)
        if group:
            return (*bot, pace.group_messages, pace.group_window_ms, 0, 0)
        return (*bot, 0, 0, pace.chat_interval_ms, pace.chat_burst)
