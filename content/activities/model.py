# SPDX-License-Identifier: EUPL-1.2
"""An activity and a vacancy as frozen values, with the names schema.org and OpenActive give their facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from content.activities import schedule
from content.activities.schedule import Once, Schedule


@dataclass(frozen=True)
class Somewhere:
    """What both have: who, where, how to get in, and where it was found.

    `quiet`, `wheelchair`: None where nobody said. `sign_up` is none, phone, mail or url, `sign_up_how`
    the number or address itself.
    """

    id: str
    name: str
    description: str
    municipality: str
    source: str = ""
    assured_date: str = ""
    place: str = ""
    address: str = ""
    postcode: str = ""
    neighbourhood: str = ""
    organizer: str = ""
    website: str = ""
    wheelchair: bool | None = None
    quiet: bool | None = None
    languages: tuple[str, ...] = ()
    sign_up: str = ""
    sign_up_how: str = ""
    tags: tuple[str, ...] = ()
    full: bool = False
    owner: str = ""
    valid_to: str | None = None


@dataclass(frozen=True)
class Activity(Somewhere):
    """Something to do: `cost` in cents (None where it is not known), `buddy`: somebody goes along."""

    schedule: Schedule = field(default_factory=Schedule)
    cost: int | None = None
    cost_words: str = ""
    children: bool | None = None
    buddy: bool = False
    cancelled: bool = False


@dataclass(frozen=True)
class Vacancy(Somewhere):
    """Help that is wanted: on which days and times, and how many parts of a day a week it takes."""

    for_whom: str = ""
    parts: int | None = None
    days: tuple[int, ...] = ()
    times: tuple[str, ...] = ()


ACTIVITY = frozenset(each.name for each in fields(Activity))
VACANCY = frozenset(each.name for each in fields(Vacancy))


@dataclass(frozen=True)
class Hit:
    """An activity that was found, with the time that fits."""

    activity: Activity
    when: Once


def activity(data: Mapping[str, Any]) -> Activity:
    """The activity in a row of the compiled file."""
    values = _values(data, Activity)
    return Activity(**{**values, "schedule": schedule.read(data["schedule"])})


def vacancy(data: Mapping[str, Any]) -> Vacancy:
    """The vacancy in a row of the compiled file."""
    return Vacancy(**_values(data, Vacancy))


def _values(data: Mapping[str, Any], made: type[Somewhere]) -> dict[str, Any]:
    known = _NAMES[made.__name__]
    kept = {name: value for name, value in data.items() if name in known}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}


_NAMES = {made.__name__: frozenset(each.name for each in fields(made)) for made in (Activity, Vacancy)}
