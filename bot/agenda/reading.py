# SPDX-License-Identifier: EUPL-1.2
"""From a calendar file to activities: one for each event, in the fields an editor would have filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.agenda import events
from bot.agenda.calendar import AHEAD, Calendar, Data
from bot.agenda.events import Series
from bot.agenda.feed import Feed
from bot.agenda.plain import plain, safe_site
from content.activities.written import DAYS

MANY_DAYS = 31
"""An event over more days is shown on so many of them."""
GAPS = 60


def read(data: bytes, feed: Feed, today: date) -> Calendar:
    """The activities in a file; `events.NoCalendar` where it is none."""
    # By the month: a file that did not change gives the same, and is not published every day.
    since = today.replace(day=1)
    found = events.read(data, since, since + AHEAD)
    made = [_activity(uid, series, feed, since) for uid, series in found.series.items()]
    kept = sorted((one for one in made if one), key=lambda one: str(one["id"]))
    return Calendar(tuple(kept), tuple(found.troubles), found.floating)


def _activity(uid: str, series: Series, feed: Feed, since: date) -> Data | None:
    times = series.times or series.off
    if not times:
        return None
    event = series.event
    told: Data = {
        "id": f"{feed.key}_{hashlib.sha256(uid.encode()).hexdigest()[:10]}",
        "name": plain(event.get("SUMMARY"), 100),
        "description": plain(event.get("DESCRIPTION"), 300) or plain(event.get("SUMMARY"), 100),
        "municipality": feed.municipality,
        "place": plain(event.get("LOCATION"), 120),
        "organizer": feed.organizer,
        "website": safe_site(event.get("URL")),
        "tags": _tags(event),
        "cancelled": True if not series.times else None,
        "feed": feed.key,
        "owner": feed.owner,
        "source": feed.address or feed.name,
        "assured_date": since.isoformat(),
        **_when(times, event, since + AHEAD),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _when(times: Sequence[Any], event: Any, until: date) -> Data:
    """A week with its days off where it goes on and on; else every day by itself."""
    spans = sorted({span for one in times for span in _spans(one)})
    hours = {span[1] for span in spans}
    days = [date.fromisoformat(day) for day, _ in spans]
    endless = event.get("RRULE") is not None and until - days[-1] <= timedelta(days=7)
    weekdays = sorted({day.weekday() for day in days})
    number = (until - days[0]).days
    expected = [day for n in range(number) if (day := days[0] + timedelta(days=n)).weekday() in weekdays]
    off = sorted(set(expected) - set(days))
    if not endless or len(hours) != 1 or len(off) > GAPS:
        return {"dates": [f"{day} {time}".strip() for day, time in spans]}
    time = hours.pop()
    return {
        "days": [DAYS[number] for number in weekdays],
        "from": days[0].isoformat(),
        "not_on": [day.isoformat() for day in off],
        **({"time": time} if time else {}),
    }


def _spans(event: Any) -> list[tuple[str, str]]:
    """The days of one time with the clock's times; what ends after midnight is of the day it begins."""
    start, end = events.local(event.get("DTSTART").dt), events.local(event.end)
    if isinstance(start, datetime) and isinstance(end, datetime):
        same = end <= start or end - start >= timedelta(days=1)
        hours = f"{start:%H:%M}" if same else f"{start:%H:%M}-{end:%H:%M}"
        return [(start.date().isoformat(), hours)]
    first = start.date() if isinstance(start, datetime) else start
    last = end.date() if isinstance(end, datetime) else end
    number = min(max((last - first).days, 1), MANY_DAYS)
    return [((first + timedelta(days=n)).isoformat(), "") for n in range(number)]


def _tags(event: Any) -> list[str]:
    given = event.get("CATEGORIES")
    groups = given if isinstance(given, list) else [given] if given else []
    words = [str(word) for group in groups for word in getattr(group, "cats", ())]
    return list(dict.fromkeys(plain(word, 30).casefold() for word in words if word))[:5]
