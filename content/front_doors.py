# SPDX-License-Identifier: EUPL-1.2
"""The municipality itself as a contact: one text for all, the facts of each, and what an editor adds."""

from __future__ import annotations

from typing import Any

from content.entry import merged
from content.expiry.state import CLOSED
from content.gazetteer.files import Row
from content.library import BASE, Library

PREFIX = "gemeente_"
FIXED = ("id", "level", "municipalities", "confidence", "front_door")
"""What an addition cannot change: somebody who has nowhere else to go is always shown this."""


def key(code: str) -> str:
    """The contact id of a municipality's front door."""
    return PREFIX + code.lower()


def is_front_door(id: str) -> bool:
    """Whether a directory entry adds to a front door, and so need not be complete."""
    return id.startswith(PREFIX + "gm")


def template(library: Library, organisation: str = BASE) -> dict[str, Any]:
    """The text all front doors share, from `directory/front_door.yml`."""
    return next((entry.data for entry in library.entries("front_door", organisation).values()), {})


def fields(shared: dict[str, Any], row: Row, addition: dict[str, Any] | None) -> dict[str, Any]:
    """A front door's directory fields."""
    phone = {"number": row["phone"], "e164": row["e164"] or None}
    facts = {
        **shared,
        "id": key(row["code"]),
        "name": str(shared.get("name", "")).replace("{municipality}", row["name"]),
        "phones": [phone] if row["phone"] else [],
        "website": row["website"] or None,
        "address": row["address"] or None,
        "level": "local",
        "municipalities": [row["code"]],
        "source": row["source"],
        "source_date": row.get("source_date") or None,
        "assured_date": row["assured_date"],
        "confidence": "high",
        "front_door": True,
    }
    found = merged(facts, addition or {})
    return found | {name: facts[name] for name in FIXED} | {"status": _status(found)}


def _status(data: dict[str, Any]) -> str:
    """It may be closed for a while; it is never gone."""
    return CLOSED if data.get("status") == CLOSED else "active"
