# SPDX-License-Identifier: EUPL-1.2
"""Reads a calendar in a process of its own: a large one keeps nobody waiting, a wicked one is stopped."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date

from bot import aside
from bot.agenda.calendar import MOST_BYTES, Calendar
from bot.agenda.feed import Feed, Trouble, feed_of
from bot.agenda.fetch import NotFetched

MOST_S = 60.0
NO_CALENDAR = "none"


async def parse(data: bytes, feed: Feed, today: date) -> Calendar:
    """The activities in a file; NotFetched says why there are none."""
    if len(data) > MOST_BYTES:
        raise NotFetched("desk_agenda_big")
    wanted = (today.isoformat(), feed.stored())
    printed = await aside.run("bot.agenda.parse", *wanted, given=data, seconds=MOST_S)
    if printed is None:
        raise NotFetched("desk_agenda_heavy")
    told = json.loads(printed)
    if told == NO_CALENDAR:
        raise NotFetched("desk_agenda_no_calendar")
    troubles = tuple(Trouble(**one) for one in told["troubles"])
    return Calendar(tuple(told["activities"]), troubles, told["floating"])


def main(argv: list[str]) -> None:
    """What the other process does: a file in, activities out."""
    # Only there: what reads calendars takes some six megabytes of every process that holds it.
    from bot.agenda import events, reading

    try:
        found = reading.read(sys.stdin.buffer.read(), feed_of(argv[1]), date.fromisoformat(argv[0]))
    except events.NoCalendar:
        json.dump(NO_CALENDAR, sys.stdout)
    else:
        json.dump(asdict(found), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
