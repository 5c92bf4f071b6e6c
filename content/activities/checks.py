# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an activity or a vacancy: days and times, costs, place, signing up, what has passed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from content.activities import written
from content.activities.fields import SIGN_UPS, TIMES
from content.activities.money import cents
from content.checks import dates, phones
from content.checks.references import no_municipality
from content.entry import Entry
from content.findings import either, say
from content.problem import Problem

HALF_A_YEAR = timedelta(days=183)


def problems(
    entry: Entry, today: date, codes: Collection[str], named: Mapping[str, str]
) -> Iterator[Problem]:
    """Everything but the wording; `codes` are those of the municipalities there are, `named` by name."""
    code = str(entry.data.get("municipality"))
    if codes and code not in codes:
        yield entry.problem(no_municipality(code, named), "municipality")
    yield from _when(entry, today) if entry.kind == "activity" else _when_wanted(entry)
    yield from _cost(entry)
    yield from _sign_up(entry)
    yield from dates.problems(entry, today)


def _when(entry: Entry, today: date) -> Iterator[Problem]:
    found = written.read(entry.data, today)
    for name, value in found.wrong:
        yield entry.problem(_unread(name, value), name)
    if found.wrong or entry.data.get("cancelled"):
        return
    if next(found.schedule.between(today, today + HALF_A_YEAR), None) is None and not _imported(entry):
        # It was right once: time passing must not keep anybody from publishing something else.
        over = entry.problem(say("activity_past"), "days" if entry.data.get("days") else "dates")
        yield replace(over, weight="hint")


def _unread(name: str, value: str) -> str:
    if name == "days":
        return say("activity_day", value=value) if value else say("activity_never")
    if name == "time" or (name == "dates" and " " in value):
        return say("activity_time", value=value)
    return (
        say("activity_from") if name == "from" and not value else say("activity_date", name=name, value=value)
    )


def _when_wanted(entry: Entry) -> Iterator[Problem]:
    for name in entry.data.get("days") or ():
        if not written.weekday(name):
            yield entry.problem(say("activity_day", value=name), "days")
    for name in entry.data.get("times") or ():
        if name not in TIMES:
            yield entry.problem(say("field_choice", name="times", value=name, allowed=either(TIMES)), "times")


def _cost(entry: Entry) -> Iterator[Problem]:
    cost = entry.data.get("cost")
    if cost not in (None, "") and cents(cost) is None:
        yield entry.problem(say("activity_cost", value=cost), "cost")


def _sign_up(entry: Entry) -> Iterator[Problem]:
    way, how = entry.data.get("sign_up"), str(entry.data.get("sign_up_how") or "")
    if way and way not in SIGN_UPS:
        allowed = either(SIGN_UPS)
        yield entry.problem(say("field_choice", name="sign_up", value=way, allowed=allowed), "sign_up")
    elif way in ("phone", "mail", "url") and not how:
        yield entry.problem(say("activity_sign_up_how"), "sign_up")
    elif (way == "mail" and "@" not in how) or (way == "url" and not how.startswith("https://")):
        yield entry.problem(say("activity_sign_up_wrong", value=how), "sign_up_how")
    elif way == "phone" and not (phones.is_short(how) or phones.e164(how)):
        yield entry.problem(say("activity_phone", value=how), "sign_up_how")


def _imported(entry: Entry) -> bool:
    """What a calendar gave goes by itself."""
    return bool(entry.data.get("feed"))
