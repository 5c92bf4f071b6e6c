# SPDX-License-Identifier: EUPL-1.2
"""A contact's dates: days that are none, lie ahead where they cannot, or have passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content import assured
from content.entry import Entry
from content.expiry import exceptions
from content.findings import say
from content.problem import Problem

PAST = ("assured_date", "called_date", "source_date", "wait_asked")
"""What somebody did: a day, a month or a year, not ahead of us."""
COMING = ("valid_to", "closed_until")
"""Last days: when one has passed, somebody has to look."""


def problems(entry: Entry, today: date) -> Iterator[Problem]:
    """What is wrong with the dates of a contact."""
    for name in PAST:
        if entry.data.get(name):
            fault = of_the_past(str(entry.data[name]), today)
            if fault:
                yield entry.problem(fault, name)
    for name in COMING:
        if entry.data.get(name):
            yield from _last_day(entry, name, today)
    for index, line in enumerate(entry.data.get("hours_exceptions") or ()):
        if exceptions.read(str(line)) is None:
            yield entry.problem(say("exception_wrong", text=line), "hours_exceptions", index)


def of_the_past(text: str, today: date) -> str | None:
    """What is wrong with a date; a year or a month alone will do."""
    day = assured.parsed(text)
    if day is None:
        return say("date_wrong", text=text)
    return say("date_future", text=text) if day > today else None


def _last_day(entry: Entry, name: str, today: date) -> Iterator[Problem]:
    text = str(entry.data[name])
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield entry.problem(say("date_day", text=text), name)
        return
    if day < today:
        yield entry.hint(say("date_passed", name=name, text=text), name)
