# SPDX-License-Identifier: EUPL-1.2
"""From an editor's activities and vacancies to the rows of the compiled file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from content import assured
from content.activities import written
from content.activities.fields import TIMES
from content.activities.model import Activity, Vacancy
from content.activities.money import cents
from content.activities.schedule import Schedule
from content.entry import Entry, Kind
from content.gazetteer.words import key
from content.library import Library
from content.rows import first_number

HIDDEN_AFTER = timedelta(days=365)
"""So long after it was last checked nobody is sent there any more."""
KINDS: tuple[Kind, ...] = ("activity", "vacancy")
FOREVER = date.max.toordinal()
NEVER = 0
_ACTIVITY = {field.name for field in fields(Activity)}
_VACANCY = {field.name for field in fields(Vacancy)}


@dataclass(frozen=True)
class Numbered:
    """An activity or vacancy of a layer, with the number its rows are known by."""

    number: int
    organisation: str
    entry: Entry


def write(connection: sqlite3.Connection, library: Library, today: date) -> None:
    """Put every activity and vacancy into its tables."""
    for organisation in library.organisations:
        for one in numbered(library, organisation):
            put(connection, one, today)


def numbered(library: Library, organisation: str) -> Iterator[Numbered]:
    """All of one layer; each kind counts by itself."""
    for kind in KINDS:
        first = first_number(library, organisation)
        for number, entry in enumerate(library.changed(kind, organisation).values(), start=first):
            yield Numbered(number, organisation, entry)


def put(connection: sqlite3.Connection, one: Numbered, today: date) -> None:
    """Write its rows."""
    if one.entry.kind == "activity":
        _activity(connection, one.entry, one.organisation, one.number, today)
    else:
        _vacancy(connection, one.entry, one.organisation, one.number)


def take(connection: sqlite3.Connection, one: Numbered) -> None:
    """Take the rows away that were written of it."""
    kind, data = one.entry.kind, one.entry.data
    connection.execute(f"DELETE FROM {kind} WHERE number = ?", (one.number,))
    if kind == "activity":
        connection.execute("DELETE FROM happens WHERE number = ?", (one.number,))
    if kind == "vacancy" or not _away(data):
        # This index keeps no texts of its own: it must be told what it had.
        _words(connection, f"{kind}_words ({kind}_words, rowid, name, words, place)", one.number, data, True)


def by_today(entry: Entry) -> bool:
    """Whether its rows depend on the day on which they are made."""
    return any(entry.data.get(name) for name in ("of_month", "weeks", "not_on"))


def _away(data: Mapping[str, Any]) -> bool:
    return bool(data.get("hidden") or data.get("cancelled"))


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
    if _away(data):
        return
    happens = ((place, *slot, number) for slot in _slots(schedule, _last(data)))
    connection.executemany("INSERT INTO happens VALUES (?,?,?,?,?,?)", happens)
    _words(connection, "activity_words (rowid, name, words, place)", number, data)


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
    _words(connection, "vacancy_words (rowid, name, words, place)", number, data)


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


def _words(
    connection: sqlite3.Connection, into: str, number: int, data: Mapping[str, Any], gone: bool = False
) -> None:
    named = " ".join([str(data.get("name", "")), *map(str, data.get("tags") or ())])
    said = (data.get(name) for name in ("description", "place", "neighbourhood", "organizer", "for_whom"))
    words = " ".join(str(text) for text in said if text)
    row = (number, named, words, data.get("municipality", ""))
    values = ("delete", *row) if gone else row
    connection.execute(f"INSERT INTO {into} VALUES ({','.join('?' * len(values))})", values)


def _kept(data: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    kept = {name: value for name, value in data.items() if name in known and value is not None}
    # What looks like a number to YAML is text here.
    texts = ("assured_date", "valid_to", "sign_up_how", "postcode", "address")
    return {**kept, **{name: str(kept[name]) for name in texts if name in kept}}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
