# SPDX-License-Identifier: EUPL-1.2
"""The form of a team's hours, read: a week, closing days, and what is wrong beside the field it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from content.opening.closures import LONGEST, Closure
from content.opening.holidays import Holiday
from content.opening.week import MIDNIGHT, Day, Span, Week

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
SPANS = range(1, 4)
MOST = 250
"""Fields of the whole form."""
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?$")
FIRST, LAST, REASON = "dicht-van", "dicht-tot", "dicht-waarom"
REASON_MOST = 60


@dataclass(frozen=True)
class Filled:
    """What somebody filled in; `problems` by field, as keys of texts."""

    week: Week
    closures: tuple[Closure, ...]
    problems: Mapping[str, str] = field(default_factory=dict)


def closure_field(closure: Closure) -> str:
    """The field that takes a closing day away."""
    return f"weg-{closure.first}-{closure.last}"


def read(
    form: Mapping[str, str], known: Iterable[Closure], holidays: Iterable[Holiday], today: date
) -> Filled:
    """The form as it was sent; what cannot be read is left out and said."""
    problems: dict[str, str] = {}
    days = tuple(_day(form, name, problems) for name in DAYS)
    opened = frozenset(one.day for one in holidays if form.get(f"open-{one.day}"))
    kept = [closure for closure in known if not form.get(closure_field(closure))]
    fresh = _closure(form, today, problems)
    return Filled(Week(days, opened), (*kept, *([fresh] if fresh else [])), problems)


def _day(form: Mapping[str, str], name: str, problems: dict[str, str]) -> Day:
    if form.get(f"{name}-dicht"):
        return ()
    spans: list[Span] = []
    for number in SPANS:
        span = _span(form, f"{name}-{number}", spans[-1] if spans else None, problems)
        if span is not None:
            spans.append(span)
    return tuple(spans)


def _span(form: Mapping[str, str], name: str, before: Span | None, problems: dict[str, str]) -> Span | None:
    given = {end: form.get(f"{name}-{end}", "").strip() for end in ("van", "tot")}
    if not any(given.values()):
        return None
    times = {end: _time(text) for end, text in given.items()}
    for end, found in times.items():
        if found is None:
            problems[f"{name}-{end}"] = "desk_hours_no_time" if given[end] else f"desk_hours_no_{end}"
    start, stop = times["van"], times["tot"]
    if start is None or stop is None:
        return None
    if stop <= start and stop != MIDNIGHT:
        problems[f"{name}-tot"] = "desk_hours_backwards"
        return None
    if before is not None and (before.end == MIDNIGHT or start <= before.end):
        problems[f"{name}-van"] = "desk_hours_overlaps"
        return None
    return Span(start, stop)


def _time(text: str) -> time | None:
    found = _TIME.match(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _closure(form: Mapping[str, str], today: date, problems: dict[str, str]) -> Closure | None:
    given = {name: form.get(name, "").strip() for name in (FIRST, LAST, REASON)}
    if not any(given.values()):
        return None
    found = {name: _date(given[name]) for name in (FIRST, LAST)}
    for name, day in found.items():
        if day is None and (given[name] or name == FIRST):
            problems[name] = "desk_hours_no_day"
    first, last = found[FIRST], found[LAST] or found[FIRST]
    if first is None or last is None or problems.get(LAST):
        return None
    if last < first or last - first > LONGEST:
        problems[LAST] = "desk_hours_day_backwards" if last < first else "desk_hours_day_long"
        return None
    if last < today:
        problems[FIRST] = "desk_hours_day_past"
        return None
    return Closure(first, last, " ".join(given[REASON].split())[:REASON_MOST])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
