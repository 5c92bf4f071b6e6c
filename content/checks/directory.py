# SPDX-License-Identifier: EUPL-1.2
"""Contacts: numbers, hours, dates, and some way to reach them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content import assured, front_doors, hours, showing
from content.checks import phones
from content.entry import Entry
from content.place_files import PlaceFiles
from content.problem import Problem

HEADER = 1
"""Lines of a table above its first row."""


def problems(entry: Entry, today: date) -> Iterator[Problem]:
    """What is wrong with a contact."""
    yield from _phones(entry)
    for name in ("opening_hours", "walk_in_hours"):
        value = entry.data.get(name)
        if isinstance(value, str) and not hours.parses(value):
            yield entry.problem(f'{name} cannot be read: write it like "Mo-Fr 09:00-17:00; PH off"', name)
    fault = date_fault(str(entry.data.get("assured_date") or ""), today)
    if fault and entry.data.get("assured_date"):
        yield entry.problem(fault, "assured_date")
    website = entry.data.get("website")
    if website and not str(website).startswith(("https://", "http://")):
        yield entry.problem("a website starts with https://: write it in full", "website")
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
        yield entry.problem(
            f"nobody can reach {entry.key}: add a phone, website or address, or make it `status: inactive`"
        )
    if data.get("level") in ("local", "regional") and not data.get("municipalities"):
        yield entry.problem(f"{entry.key} is {data['level']} but nowhere: add `municipalities: [GM....]`")
    if data.get("level") == "national" and data.get("municipalities"):
        message = "a national contact serves everywhere: leave municipalities out"
        yield entry.problem(message, "municipalities")


def date_fault(text: str, today: date) -> str | None:
    """What is wrong with a date; a year or a month alone will do."""
    day = assured.parsed(text)
    if day is None:
        return f"{text} is not a date: write it like 2026-11-21, or 2026-11, or 2026"
    return f"{text} is in the future: write the day the source said it" if day > today else None


def municipalities(places: PlaceFiles, today: date) -> Iterator[Problem]:
    """What is wrong with the front doors in the table of municipalities."""
    path = places.folder / "municipalities.csv"
    for line, row in enumerate(places.municipalities, start=HEADER + 1):
        for fault in (
            phones.fault(row["phone"], row["e164"] or None) if row["phone"] else None,
            date_fault(row["assured_date"], today),
        ):
            if fault:
                yield Problem(path, line, fault)
    for name in ("places", "neighbourhoods", "postcodes"):
        for line, row in enumerate(getattr(places, name), start=HEADER + 1):
            if row["code"] not in places.codes:
                fault = f"there is no municipality {row['code']}: use a code from municipalities.csv"
                yield Problem(places.folder / f"{name}.csv", line, fault)
