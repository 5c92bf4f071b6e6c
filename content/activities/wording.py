# SPDX-License-Identifier: EUPL-1.2
"""A time in words: woensdag 25 november, 10 tot 12 uur, elke week."""

from __future__ import annotations

from datetime import date

from content.activities.schedule import Once
from content.opening.when import Say

HOUR = 60
DAY = 24 * HOUR


def when(say: Say, once: Once, repeat: str = "") -> str:
    """The day, from when until when, and how it repeats."""
    day = full_day(say, once.day)
    if once.whole_day:
        told = say("activity_when_day", day=day)
    elif once.start == once.end:
        told = say("activity_when_from", day=day, **{"from": clock(once.start)})
    else:
        told = say("activity_when", day=day, to=clock(once.end), **{"from": clock(once.start)})
    return f"{told}, {say(f'activity_repeat_{repeat}')}" if repeat else told


def full_day(say: Say, day: date) -> str:
    """woensdag 25 november."""
    weekday, month = say(f"day_{day.weekday()}"), say(f"month_{day.month}")
    return say("activity_full_day", day=weekday, number=str(day.day), month=month)


def clock(minutes: int) -> str:
    """10, or 10:30 where there are minutes."""
    hour, rest = divmod(minutes % DAY or (DAY if minutes else 0), HOUR)
    return f"{hour}:{rest:02}" if rest else str(hour)
