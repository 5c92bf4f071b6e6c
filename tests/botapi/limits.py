# SPDX-License-Identifier: EUPL-1.2
"""Telegram's limits on sending, enforced as strictly as its documentation states them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from tests.botapi.refusal import too_many


@dataclass(frozen=True)
class Limits:
    """How much may be sent; `chat_burst` messages may follow one another before one a second holds."""

    per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20


class Meter:
    """Counts what is sent and refuses what is too much; a refused message counts for nothing."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.refused: Counter[str] = Counter()
        self._all: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._buckets: dict[int, tuple[float, float]] = {}

    def send(self, chat: int, now: float) -> None:
        """One message to `chat`, or Refusal 429."""
        self._check("bot", self._all, self.limits.per_second, 1.0, now)
        if chat < 0:
            self._check("group", self._groups[chat], self.limits.group_per_minute, 60.0, now)
            self._groups[chat].append(now)
        else:
            self._take(chat, now)
        self._all.append(now)

    def edit(self, now: float) -> None:
        """One change to a message, which counts for the bot as a whole only."""
        self._check("bot", self._all, self.limits.per_second, 1.0, now)
        self._all.append(now)

    def _check(self, whose: str, times: deque[float], most: int, window: float, now: float) -> None:
        while times and times[0] <= now - window:
            times.popleft()
        if len(times) >= most:
            self._refuse(whose, window - (now - times[0]))

    def _take(self, chat: int, now: float) -> None:
        burst, rate = float(self.limits.chat_burst), self.limits.chat_per_second
        left, since = self._buckets.get(chat, (burst, now))
        left = min(burst, left + (now - since) * rate)
        # A message that is a few milliseconds early is let pass: the wire is not a metronome.
        if left < 0.99:
            self._refuse("chat", (1 - left) / rate)
        self._buckets[chat] = (max(0.0, left - 1), now)

    def _refuse(self, whose: str, seconds: float) -> None:
        self.refused[whose] += 1
        raise too_many(max(1, math.ceil(seconds)))
