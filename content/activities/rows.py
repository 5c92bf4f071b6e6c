# SPDX-License-Identifier: EUPL-1.2
"""From an editor's activities and vacancies to the rows of the compiled file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from content import assured
from content.activities import written
from content.activities.fields import TIMES
from content.activities.model import Activity, Vacancy
from content.activities.money import cents
from content.activities.schedule import Schedule
from content.entry import Entry
from content.loader import Library
from content.place_words import key

HIDDEN_AFTER = timedelta(days=365)
"""So long after it was last checked nobody is sent there any more."""
FOREVER = date.max.toordinal()
NEVER = 0
_ACTIVITY = {field.name for field in fields(Activity)}
_VACANCY = {field.name for field in fields(Vacancy)}


def write(connection: sqlite3.Connection, library: Library, today: date) -> None:
    """Put every activity and vacancy into its tables."""
    number = 0
    for organisation in library.organisations:
        for entry in library.changed("activity", organisation).values():
            number += 1
            _activity(connection, entry, organisation, number, today)
        for entry in library.changed("vacancy", organisation).values():
            number += 1
            _vacancy(connection, entry, organisation, number)


def _activity(
    connection: sqlite3.Connection, entry: Entry, organisation: str, number: int, today: date
) -> None:
    data, schedule = entry.data, written.read(entry.data, today).schedule
    cost, place = cents(data.get("cost")), str(data.get("municipality", ""))
    shown = {
        **_kept(data, _ACTIVITY),
        "id": entry.key,
        "cost": cost,
        "schedule": schedule.as_data(),
    }
    row = (number, entry.key, organisation, place, key(str(data.get("neighbourhood") or "")))
    flags = (-1 if cost is None else cost, data.get("wheelchair"), data.get("quiet"), data.get("children"))
    full = bool(data.get("full"))
    connection.execute(
        "INSERT INTO activity VALUES (?,?,?,?,?,?,?,?,?,?,?)", (*row, *flags, full, _json(shown))
    )
    if data.get("hidden") or data.get("cancelled"):
        return
    happens = ((place, *slot, number) for slot in _slots(schedule, _last(data)))
    connection.executemany("INSERT INTO happens VALUES (?,?,?,?,?,?)", happens)
    _words(connection, "activity_words", number, data)


def _vacancy(connection: sqlite3.Connection, entry: Entry, organisation: str, number: int) -> None:
    data = entry.data
    days = sorted({day for name in data.get("days") or () for day in written.weekday(name)})
    times = [time for time in TIMES if time in (data.get("times") or ())]
    shown = {**_kept(data, _VACANCY), "id": entry.key, "days": days, "times": times}
    row = (
        number,
        entry.key,
        organisation,
        str(data.get("municipality", "")),
        key(str(data.get("neighbourhood") or "")),
        data.get("parts"),
        sum(1 << day for day in days),
        sum(1 << TIMES.index(time) for time in times),
        NEVER if data.get("hidden") else _last(data),
        bool(data.get("full")),
        _json(shown),
    )
    connection.execute("INSERT INTO vacancy VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    _words(connection, "vacancy_words", number, data)


def _slots(schedule: Schedule, last: int) -> Iterator[tuple[int, int, int, int]]:
    first = schedule.first.toordinal() if schedule.first else NEVER
    until = min(last, schedule.last.toordinal() if schedule.last else FOREVER)
    for slot in schedule.weekly:
        yield slot.weekday, first, until, slot.start
    for one in schedule.once:
        if one.day not in schedule.not_on:
            yield one.day.toordinal(), NEVER, last, one.start


def _last(data: Mapping[str, Any]) -> int:
    """The last day on which it may be shown: what was not checked for a year is not."""
    checked = assured.parsed(str(data.get("assured_date") or ""))
    valid = assured.parsed(str(data.get("valid_to") or ""))
    days = [valid.toordinal()] if valid else []
    return min([*days, (checked + HIDDEN_AFTER).toordinal() if checked else NEVER])


def _words(connection: sqlite3.Connection, table: str, number: int, data: Mapping[str, Any]) -> None:
    named = " ".join([str(data.get("name", "")), *map(str, data.get("tags") or ())])
    said = (data.get(name) for name in ("description", "place", "neighbourhood", "organizer", "for_whom"))
    words = " ".join(str(text) for text in said if text)
    connection.execute(
        f"INSERT INTO {table} (rowid, name, words, place) VALUES (?,?,?,?)",
        (number, named, words, data.get("municipality", "")),
    )


def _kept(data: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    kept = {name: value for name, value in data.items() if name in known and value is not None}
    # What looks like a number to YAML is text here.
    texts = ("assured_date", "valid_to", "sign_up_how", "postcode", "address")
    return {**kept, **{name: str(kept[name]) for name in texts if name in kept}}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
