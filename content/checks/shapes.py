# SPDX-License-Identifier: EUPL-1.2
"""Which fields each kind of entry has, and of what sort they are."""

from __future__ import annotations

from functools import cache
from typing import Literal

from content.activities import fields as activity
from content.entry import Kind

Sort = Literal["text", "list", "yes or no", "fields", "number"]

TEXT: dict[str, Sort] = {"je": "text", "u": "text", "text": "text"}
KEPT: dict[str, Sort] = {"source": "text", "assured_date": "text", "owner": "text", "valid_to": "text"}
"""Where a text is from, when it was last looked at, who keeps it up, and its last day."""

REQUIRED: dict[Kind, dict[str, Sort]] = {
    "button": {},
    "message": {},
    "theme": {"key": "text", "name": "text", "button": "text", "opening": "fields", "examples": "list"},
    "route": {"question": "fields", "buttons": "list", "answers": "fields"},
    "intent": {"intent": "text", "examples": "list"},
    "contact": {
        "id": "text",
        "name": "text",
        "description": "text",
        "access": "text",
        "level": "text",
        "source": "text",
        "assured_date": "text",
        "confidence": "text",
    },
    "card": {"kind": "text", "buttons": "list"},
    "front_door": {"id": "text", "name": "text", "description": "text", "access": "text"},
    "canned": {"name": "text"},
    "activity": activity.REQUIRED["activity"],
    "vacancy": activity.REQUIRED["vacancy"],
}

OPTIONAL: dict[Kind, dict[str, Sort]] = {
    "button": {"title": "text", "je": "text", "u": "text", **KEPT},
    "message": {**TEXT, "buttons": "list", "language": "text", **KEPT},
    "theme": {
        "step": "fields",
        "step_contact": "text",
        "route": "text",
        "after_help": "text",
        "needs": "list",
        "contacts": "list",
        "order": "number",
        "heavy_words": "yes or no",
        **KEPT,
    },
    "route": KEPT,
    "intent": KEPT,
    "contact": {
        "phones": "list",
        "website": "text",
        "opening_hours": "text",
        "walk_in_hours": "text",
        "cost": "text",
        "themes": "list",
        "needs": "list",
        "for_whom": "text",
        "address": "text",
        "municipalities": "list",
        "neighbourhoods": "list",
        "phone_confidence": "text",
        "show_phone": "yes or no",
        "status": "text",
        "owner": "text",
        "valid_to": "text",
        "closed_until": "text",
        "full": "yes or no",
        "wait_time": "text",
        "wait_asked": "text",
        "hours_exceptions": "list",
        "called_date": "text",
        "source_date": "text",
        "crisis": "yes or no",
        "admission": "text",
        "internal_contact": "text",
        "notes": "text",
        "hsds": "fields",
        "extra": "fields",
        "merged_into": "text",
    },
    "card": {
        "role": "text",
        "private": "yes or no",
        "je": "list",
        "u": "list",
        "text": "list",
        "language": "text",
        "answers": "fields",
        **KEPT,
    },
    "front_door": {"cost": "text", "themes": "list", "opening_hours": "text"},
    "canned": {**TEXT, "theme": "text", "hidden": "yes or no", **KEPT},
    "activity": {**activity.OPTIONAL["activity"], "id": "text"},
    "vacancy": activity.OPTIONAL["vacancy"],
}

CHOICES: dict[str, tuple[str, ...]] = {
    "access": ("zelf", "via huisarts", "via gemeente"),
    "level": ("local", "regional", "national"),
    "confidence": ("high", "medium", "low", "unverified"),
    "phone_confidence": ("high", "medium", "low", "unverified"),
    "status": ("active", "inactive", "temporarily closed", "defunct"),
}
"""The words a field may have; a field not named here is free."""


URGENCIES = ("now", "today", "three_days", "none")


@cache
def fields(kind: Kind) -> dict[str, Sort]:
    """Every field an entry of this kind may have."""
    return REQUIRED[kind] | OPTIONAL[kind]
