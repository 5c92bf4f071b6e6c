# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as a day a line, and as the notation behind it for who knows that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from content.opening import hours, week
from content.opening.week import MIDNIGHT, Day, Span, Week

NAMES = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|tot)\s*(\d{1,2})(?:[:.](\d{2}))?(?:\s*uur)?$")
_CLOSED = ("dicht", "gesloten", "-", "")


class NoTimes(ValueError):
    """These are no times of a day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def shown(written: str) -> tuple[str, ...]:
    """Monday to Sunday, and the notation; no days where a week cannot say it."""
    plan = _week(written)
    days = tuple(map(_words, plan.days)) if plan else ("",) * len(NAMES)
    return (*days, written)


def read(days: Sequence[str], notation: str) -> str | None:
    """What was filled in, in the notation: the days where they say something else than the notation does."""
    if list(days) == list(shown(notation)[:-1]):
        return notation or None
    plan = Week(tuple(_day(text) for text in days))
    return week.write(plan) if any(plan.days) else None


def _week(written: str) -> Week | None:
    if not written or not hours.parses(written):
        return None
    today = date.today()
    plan = Week(week.read(written, today).days)
    # Only a week that says the same may stand for it, or saving would change the hours unseen.
    silent = written if any(word in written for word in hours.EVERY_DAY) else f"{written}; PH off"
    return plan if week.same(silent, plan, today) else None


def _words(day: Day) -> str:
    return ", ".join(f"{span.start:%H:%M}-{_end(span)}" for span in day)


def _end(span: Span) -> str:
    return "24:00" if span.end == MIDNIGHT else f"{span.end:%H:%M}"


def _day(text: str) -> Day:
    if text.casefold().strip() in _CLOSED:
        return ()
    return tuple(_span(part.strip(), text) for part in re.split(r",|;| en ", text))


def _span(part: str, text: str) -> Span:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise NoTimes(text)
    start, end = _time(found[1], found[2], text), _time(found[3], found[4], text)
    if end <= start and end != MIDNIGHT:
        raise NoTimes(text)
    return Span(start, end)


def _time(hour: str, minute: str | None, text: str) -> time:
    clock = (int(hour), int(minute or 0))
    if clock == (24, 0):
        return MIDNIGHT
    if clock[0] > 23 or clock[1] > 59:
        raise NoTimes(text)
    return time(*clock)
