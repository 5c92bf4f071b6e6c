# SPDX-License-Identifier: EUPL-1.2
"""Numbers beside the source they were taken from, so that one changed digit in a known number is found."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from content import assured, showing
from content.checks.cards import NUMBERS
from content.checks.texts import texts
from content.entry import Entry
from content.findings import say
from content.gazetteer.files import PlaceFiles
from content.problem import Problem

FILE = Path("directory") / "national_lines.csv"
WRITTEN = re.compile(r"(?<![\w-])(?:0\d{2,3}[- ]?\d(?:[- ]?\d){3,}|14 0\d{2,3})(?![\w-])")
"""A phone number as it stands in a text."""
MUNICIPAL = "14 "


@dataclass(frozen=True)
class Line:
    """A national line: its numbers as digits, one as it is written, and when the source said so."""

    name: str
    digits: frozenset[str]
    number: str
    source_date: str


@lru_cache(maxsize=4)
def _lines(path: Path, _changed: int) -> dict[str, Line]:
    found: dict[str, Line] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            before = found.get(row["id"])
            digits = frozenset({digits_of(row["number"])}) | (before.digits if before else frozenset())
            line = Line(row["name"], digits, before.number if before else row["number"], row["source_date"])
            found[row["id"]] = found[row["name"].lower()] = line
    return found


def lines(base: Path) -> dict[str, Line]:
    """The national lines, by id and by name in small letters; none where there is no table."""
    path = base / FILE
    return _lines(path, path.stat().st_mtime_ns) if path.is_file() else {}


def digits_of(number: object) -> str:
    """The digits alone: how a number is spaced is a matter of taste."""
    return re.sub(r"\D", "", str(number))


def of_contact(entry: Entry, base: Path, places: PlaceFiles) -> Iterator[Problem]:
    """A contact's numbers that are not those of the source."""
    known = lines(base)
    line = known.get(entry.key) or known.get(str(entry.data.get("name")).lower())
    for index, phone in enumerate(entry.data.get("phones") or ()):
        number = str(phone.get("number")) if isinstance(phone, dict) else ""
        if line and digits_of(number) not in line.digits and not _called_since(entry, line):
            date = line.source_date or "?"
            message = say("phone_other_source", name=line.name, date=date, number=line.number)
            yield entry.problem(message, "phones", index)
        elif number.startswith(MUNICIPAL) and not _of_a_municipality(number, entry, places):
            yield entry.problem(say("phone_other_municipality", number=number), "phones", index)


def _called_since(entry: Entry, line: Line) -> bool:
    """Whether somebody called it themselves after the source said another number."""
    called = assured.parsed(str(entry.data.get("called_date") or ""))
    said = assured.parsed(line.source_date)
    return called is not None and (said is None or called > said)


def _of_a_municipality(number: str, entry: Entry, places: PlaceFiles) -> bool:
    codes = {str(code) for code in entry.data.get("municipalities") or ()}
    theirs = {row["phone"] for row in places.municipalities if not codes or row["code"] in codes}
    return number in theirs or not any(phone.startswith(MUNICIPAL) for phone in theirs)


def in_texts(entry: Entry, contacts: dict[str, Entry], places: PlaceFiles) -> Iterator[Problem]:
    """Numbers written out in a text: nobody checks them there, and nothing changes them there."""
    if entry.kind in ("card", "canned"):
        # These have a rule of their own.
        return
    for written in texts(entry):
        if written.for_staff:
            continue
        for number in WRITTEN.findall(written.text):
            if number in NUMBERS:
                continue
            if digits_of(number) in _in_directory(contacts, places):
                yield written.hint(say("number_in_text", number=number))
            else:
                yield written.problem(say("number_nowhere", number=number))


def _in_directory(contacts: dict[str, Entry], places: PlaceFiles) -> set[str]:
    shown: list[dict[str, Any]] = [phone for one in contacts.values() for phone in showing.phones(one.data)]
    numbers = [*(phone["number"] for phone in shown), *(row["phone"] for row in places.municipalities)]
    return {digits_of(number) for number in numbers}
