# SPDX-License-Identifier: EUPL-1.2
"""How long to wait before trying again."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import RetryAfter

LONGEST_S = 30.0


class Pause:
    """Doubles at every failure, up to half a minute."""

    def __init__(self, first: float) -> None:
        self._first = self._now = first

    def next(self) -> float:
        """The seconds to wait now."""
        now, self._now = self._now, min(self._now * 2, LONGEST_S)
        return now

    def reset(self) -> None:
        """It went well."""
        self._now = self._first


def seconds(error: RetryAfter) -> float:
    """What Telegram asks for; python-telegram-bot gives a number or a timedelta, after its setting."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
