# SPDX-License-Identifier: EUPL-1.2
"""Opening hours between OpenStreetMap's notation and HSDS's schedules; what does not fit is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from content.service_id import made

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::00)?")
RULE = re.compile(
    r"(?P<days>[A-Z][a-z](?:[-,][A-Z][a-z])*) (?P<times>\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)"
)
HOLIDAYS = "PH off"
HERE = (None, 1, 2)
"""The offsets from UTC of a clock in the Netherlands."""


def opening_hours(schedules: Iterable[dict[str, Any]]) -> str | None:
    """The hours of schedules that are all of them a plain week; None where any of them is not."""
    rules = [_rule(schedule) for schedule in schedules]
    if not rules or None in rules:
        return None
    return "; ".join(dict.fromkeys(rule for rule in rules if rule))


def _rule(schedule: dict[str, Any]) -> str | None:
    days = str(schedule.get("byday") or "").upper().split(",")
    known = [day for day in DAYS if day.upper() in days]
    opens, closes = _time(schedule.get("opens_at")), _time(schedule.get("closes_at"))
    plain = schedule.get("freq") == "WEEKLY" and schedule.get("interval") in (None, 1)
    # A rule with an end, a count or chosen weeks is no plain week: to show it as one would be wrong some day.
    bounded = any(schedule.get(name) for name in ("valid_to", "until", "count", "byweekno", "bymonthday"))
    whole = len(known) == len(days) and opens and closes and schedule.get("timezone") in HERE
    return f"{','.join(known)} {opens}-{closes}" if plain and whole and not bounded else None


def _time(value: Any) -> str | None:
    found = TIME.fullmatch(str(value or ""))
    return f"{int(found[1]):02}:{found[2]}" if found else None


def schedules(hours: str, key: str) -> list[dict[str, Any]]:
    """Schedules for hours; words where they are no plain week."""
    rules = [rule.strip() for rule in hours.split(";") if rule.strip() and rule.strip() != HOLIDAYS]
    found = [RULE.fullmatch(rule) for rule in rules]
    plain = [match for match in found if match]
    if not plain or len(plain) < len(found):
        return [{"id": made("schedule", f"{key}:0"), "description": hours}]
    weekly = [
        {"freq": "WEEKLY", "byday": _days(match["days"]), "opens_at": times[:5], "closes_at": times[6:]}
        for match in plain
        for times in match["times"].split(",")
    ]
    said = {"description": hours}
    return [{"id": made("schedule", f"{key}:{n}"), **rule, **said} for n, rule in enumerate(weekly)]


def _days(text: str) -> str:
    found: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += DAYS[start : end + 1] if start <= end else (*DAYS[start:], *DAYS[: end + 1])
    return ",".join(day.upper() for day in found)
