# SPDX-License-Identifier: EUPL-1.2
"""The events in a calendar file: broken ones named and left out, the others with every time they come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event

from bot.agenda.feed import Trouble
from bot.agenda.plain import plain
from content.activities.schedule import ZONE

MOST_EVENTS = 5000
MOST_TIMES = 400
"""Times of one event: every day of the year is enough."""
TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_EVENT = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n?", re.DOTALL)


class NoCalendar(ValueError):
    """These bytes are no calendar."""


@dataclass
class Series:
    """All times of one event, and those that were called off."""

    event: Event
    times: list[Event] = field(default_factory=list)
    off: list[Event] = field(default_factory=list)


@dataclass
class Events:
    """What a file holds: by identity its series, and what was wrong."""

    series: dict[str, Series] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    floating: bool = False
    """Whether a time had no zone: then Amsterdam's was taken."""


def read(data: bytes, since: date, until: date) -> Events:
    """The events of a file between two days; NoCalendar for what is none."""
    calendar, troubles = _parsed(data)
    found = Events(troubles=troubles)
    for event in _sound(calendar, found):
        before = found.series.get(_uid(event))
        if before is None or _sequence(before.event) <= _sequence(event):
            found.series[_uid(event)] = Series(event)
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    for occurrence in _bounded(query, since, until):
        series = found.series.get(_uid(occurrence))
        if series is not None and len(series.times) < MOST_TIMES:
            off = str(occurrence.get("STATUS", "")).upper() == "CANCELLED"
            (series.off if off else series.times).append(occurrence)
    return found


def local(moment: date | datetime) -> date | datetime:
    """The moment on the clock of Amsterdam; a day stays a day."""
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _parsed(data: bytes) -> tuple[Any, list[Trouble]]:
    if b"BEGIN:VCALENDAR" not in data[:2000]:
        raise NoCalendar
    try:
        return Calendar.from_ical(data), []
    except (ValueError, KeyError, IndexError, TypeError):
        return _piecewise(data)


def _piecewise(data: bytes) -> tuple[Any, list[Trouble]]:
    """A file with something broken in it: every event by itself, the broken ones named."""
    rest, troubles = _EVENT.sub(b"", data), []
    try:
        calendar = Calendar.from_ical(rest)
    except (ValueError, KeyError, IndexError, TypeError):
        calendar = Calendar()
    for number, piece in enumerate(_EVENT.findall(data)):
        if number >= MOST_EVENTS:
            break
        try:
            calendar.add_component(Event.from_ical(piece))
        except (ValueError, KeyError, IndexError, TypeError):
            troubles.append(Trouble(_summary(piece), "desk_agenda_event_broken"))
    return calendar, troubles


def _sound(calendar: Any, found: Events) -> Iterator[Event]:
    """The events that can be read; the others leave the calendar, so that they stop nothing."""
    kept = []
    for number, component in enumerate(calendar.subcomponents):
        if component.name != "VEVENT":
            kept.append(component)
            continue
        why = _wrong(component) if number < MOST_EVENTS else "desk_agenda_event_many"
        if why:
            name = plain(str(component.get("SUMMARY") or ""), 80)
            found.troubles.append(Trouble(name, why))
            continue
        start = component.get("DTSTART").dt
        found.floating |= isinstance(start, datetime) and start.tzinfo is None
        kept.append(component)
        if component.get("RECURRENCE-ID") is None:
            yield component
    calendar.subcomponents = kept


def _wrong(event: Any) -> str:
    # What could not be read must not be touched: it raises.
    start = None if event.errors else getattr(event.get("DTSTART"), "dt", None)
    if not isinstance(start, date):
        return "desk_agenda_event_broken"
    rules = event.get("RRULE")
    rules = rules if isinstance(rules, list) else [rules] if rules else []
    if any(str(word).upper() in TOO_OFTEN for rule in rules for word in rule.get("FREQ", ())):
        return "desk_agenda_event_often"
    return "" if plain(event.get("SUMMARY"), 200) else "desk_agenda_event_nameless"


def _bounded(query: Any, since: date, until: date) -> Iterator[Event]:
    """Month by month: an endless repeat is only ever written out this far."""
    day = since
    while day < until:
        end = min(day + timedelta(days=31), until)
        yield from (one for one in query.between(day, end) if day <= _day(one) < end)
        day = end


def _day(event: Event) -> date:
    moment = local(event.get("DTSTART").dt)
    return moment.date() if isinstance(moment, datetime) else moment


def _uid(event: Any) -> str:
    return str(event.get("UID") or f"{event.get('SUMMARY')}|{event.get('DTSTART').dt}")


def _sequence(event: Any) -> int:
    return int(event.get("SEQUENCE") or 0)


def _summary(piece: bytes) -> str:
    match = re.search(rb"^SUMMARY[^:\r\n]*:([^\r\n]*)", piece, re.MULTILINE)
    return plain(match[1].decode("utf-8", "replace"), 80) if match else ""
