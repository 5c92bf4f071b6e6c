# SPDX-License-Identifier: EUPL-1.2
"""An activity as a resident's own calendar takes it in: its time zone, its repeat and its days off."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, vRecur

from content.activities.model import Activity
from content.activities.schedule import ZONE, Once, Schedule, rule

PRODUCT = "-//Omzien//Activiteiten//NL"
HORIZON = timedelta(days=366)
"""What does not come every week is given for a year; who puts it in a calendar looks no further."""


def calendar(activity: Activity, now: datetime, host: str, where: str) -> bytes:
    """The file; `host` makes the identity of its events the same for ever, `where` is the place in words."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(Timezone.from_tzinfo(ZONE))
    for number, (once, repeat) in enumerate(_events(activity.schedule, now)):
        event = _event(activity, once, now, where)
        event.add("uid", f"{activity.id}-{number}@{host}")
        if repeat:
            event.add("rrule", vRecur.from_ical(repeat))
            for day in sorted(activity.schedule.not_on):
                event.add("exdate", Once(day, once.start, once.end).starts)
        made.add_component(event)
    return bytes(made.to_ical())


def _events(schedule: Schedule, now: datetime) -> list[tuple[Once, str]]:
    """Each slot of the week from its first time to come with its rule, and every single day to come."""
    today, end = now.date(), now.date() + HORIZON
    weekly: list[tuple[Once, str]] = []
    for slot in schedule.weekly:
        own = Schedule((slot,), (), schedule.first, schedule.last, schedule.not_on)
        first = next(own.between(today, end), None)
        weekly += [(first, rule(own))] if first else []
    singles = Schedule((), schedule.once, not_on=schedule.not_on).between(today, end)
    return [*weekly, *((once, "") for once in singles)]


def _event(activity: Activity, once: Once, now: datetime, where: str) -> Event:
    event = Event()
    event.add("summary", activity.name)
    event.add("description", activity.description)
    event.add("dtstamp", now)
    event.add("dtstart", once.day if once.whole_day else once.starts)
    if once.end > once.start:
        event.add("dtend", once.day + timedelta(days=1) if once.whole_day else once.ends)
    event.add("location", where)
    event.add("status", "CANCELLED" if activity.cancelled else "CONFIRMED")
    if activity.website.startswith("https://"):
        event.add("url", activity.website)
    return event
