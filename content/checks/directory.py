# SPDX-License-Identifier: EUPL-1.2
"""Contacts: numbers, hours, dates, and some way to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content import front_doors, showing
from content.checks import dates, phones, websites
from content.entry import Entry
from content.findings import named, say
from content.gazetteer.files import PlaceFiles
from content.gazetteer.words import key
from content.opening import hours
from content.problem import Problem

HEADER = 1
"""Lines of a table above its first row."""


def problems(entry: Entry, today: date) -> Iterator[Problem]:
    """What is wrong with a contact."""
    yield from _phones(entry)
    for name in ("opening_hours", "walk_in_hours"):
        value = entry.data.get(name)
        if isinstance(value, str) and not hours.parses(value):
            yield entry.problem(say("hours_wrong", name=name), name)
    yield from dates.problems(entry, today)
    yield from websites.problems(entry)
    if not front_doors.is_front_door(entry.key):
        yield from _reach(entry)


def _phones(entry: Entry) -> Iterator[Problem]:
    for index, phone in enumerate(entry.data.get("phones") or ()):
        given = phone.get("e164") if isinstance(phone, dict) else None
        fault = phones.fault(str(phone.get("number")), given) if isinstance(phone, dict) else None
        if fault:
            yield entry.problem(fault, "phones", index)


def _reach(entry: Entry) -> Iterator[Problem]:
    data = entry.data
    reached = showing.phones(data) or data.get("website") or data.get("address")
    if showing.may_be_shown(data) and not reached:
        yield entry.problem(say("nobody_reaches", id=entry.key))
    if data.get("level") in ("local", "regional") and not data.get("municipalities"):
        yield entry.problem(say("nowhere", id=entry.key, level=data["level"]))
    if data.get("level") == "national" and data.get("municipalities"):
        yield entry.problem(say("everywhere"), "municipalities")


def neighbourhoods(entry: Entry, places: PlaceFiles) -> Iterator[Problem]:
    """Parts of a town that are nowhere, or that no resident can name."""
    codes = {str(code) for code in entry.data.get("municipalities") or ()}
    named = entry.data.get("neighbourhoods") or ()
    if named and not codes:
        yield entry.problem(say("hood_nowhere"), "neighbourhoods")
    known = {key(row["name"]) for row in places.neighbourhoods if row["code"] in codes} if named else set()
    for index, name in enumerate(named if codes else ()):
        if key(str(name)) not in known:
            yield entry.hint(say("hood_unknown", name=name), "neighbourhoods", index)


def unowned(entry: Entry) -> Iterator[Problem]:
    """What an organisation has and nobody there keeps up; the base's own is kept by Omzien."""
    there = showing.may_be_shown(entry.data) if entry.kind == "contact" else not entry.data.get("hidden")
    if there and not entry.data.get("owner"):
        yield entry.hint(say("owner_missing", kind=named(entry.kind), id=entry.key))


def municipalities(places: PlaceFiles, today: date) -> Iterator[Problem]:
    """What is wrong with the front doors in the table of municipalities."""
    path = places.folder / "municipalities.csv"
    for line, row in enumerate(places.municipalities, start=HEADER + 1):
        for fault in (
            phones.fault(row["phone"], row["e164"] or None) if row["phone"] else None,
            dates.of_the_past(row["assured_date"], today),
        ):
            if fault:
                yield Problem(path, line, fault)
    codes = places.codes
    for name in ("places", "neighbourhoods", "postcodes"):
        for line, row in enumerate(getattr(places, name), start=HEADER + 1):
            if row["code"] not in codes:
                fault = say("municipality_unknown", code=row["code"])
                yield Problem(places.folder / f"{name}.csv", line, fault)
