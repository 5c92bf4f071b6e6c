# SPDX-License-Identifier: EUPL-1.2
"""The truth about when a person will be there, in words; the same for whoever has to say it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

WEEK = timedelta(days=7)
"""From here on the name of a day says too little."""


class Say(Protocol):
    """Looks a message up in the right organisation and form of address."""

    def __call__(self, key: str, **holes: str) -> str: ...


def when(
    say: Say,
    now: datetime,
    staffed: bool,
    open_now: bool,
    opens: datetime | None,
    promise: datetime | None = None,
    promised: datetime | None = None,
) -> str:
    """The promise that was made; else somebody now, from when somebody, or that nobody knows.

    `promise` could be made now, `promised` was made to this resident.
    """
    if promised is not None and promised > now:
        return say("promise_again", when=moment(say, now, promised))
    if staffed:
        return say("when_staffed")
    if opens is not None:
        return say("when_opens", when=moment(say, now, opens))
    if open_now:
        return say("when_unknown" if promise is None else "when_later")
    return say("nobody_now")


def moment(say: Say, now: datetime, at: datetime) -> str:
    """A moment in words: morgen 9:00 uur."""
    local = at.astimezone(now.tzinfo)
    return say("moment", day=day(say, now, local), time=f"{local.hour}:{local.minute:02}")


def day(say: Say, now: datetime, at: datetime) -> str:
    """A day in words: vandaag, morgen, woensdag, woensdag 2 december."""
    if at.date() == now.date():
        return say("day_today")
    if at.date() == now.date() + timedelta(days=1):
        return say("day_tomorrow")
    if at.date() - now.date() < WEEK:
        return say(f"day_{at.weekday()}")
    return say("date", day=say(f"day_{at.weekday()}"), number=str(at.day), month=say(f"month_{at.month}"))
