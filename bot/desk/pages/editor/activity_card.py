# SPDX-License-Identifier: EUPL-1.2
"""An activity or a vacancy that is being written, as its card will be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.activities import card, model, written
from content.activities.model import Hit
from content.activities.money import cents
from content.contact_card import Reader
from content.reply import Part

AHEAD = timedelta(days=365)
BARE = {"name": "", "description": "", "municipality": ""}


def activity(reader: Reader, key: str, data: Mapping[str, Any]) -> Part | None:
    """The card for the next time it is; None where there is no such time, or where it is hidden."""
    today = reader.now.date()
    schedule = written.read(data, today).schedule
    when = next(schedule.between(today, today + AHEAD), None)
    if when is None or data.get("hidden"):
        return None
    facts = {**BARE, **_known(data), "id": key, "cost": cents(data.get("cost"))}
    return card.part(reader, Hit(model.activity({**facts, "schedule": schedule.as_data()}), when))


def vacancy(reader: Reader, key: str, data: Mapping[str, Any]) -> Part | None:
    """The card; None where it is hidden."""
    if data.get("hidden"):
        return None
    days = sorted({day for name in data.get("days") or () for day in written.weekday(name)})
    return card.vacancy(reader, model.vacancy({**BARE, **_known(data), "id": key, "days": days}))


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}
