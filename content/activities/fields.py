# SPDX-License-Identifier: EUPL-1.2
"""Which fields an activity and a vacancy have, as `content.checks.shapes` lists those of every kind."""

from __future__ import annotations

from typing import Literal

Sort = Literal["text", "list", "yes or no", "fields", "number"]

_ALWAYS: dict[str, Sort] = {
    "name": "text",
    "description": "text",
    "municipality": "text",
    "source": "text",
    "assured_date": "text",
}
_BOTH: dict[str, Sort] = {
    "place": "text",
    "address": "text",
    "postcode": "text",
    "neighbourhood": "text",
    "organizer": "text",
    "website": "text",
    "wheelchair": "yes or no",
    "quiet": "yes or no",
    "languages": "list",
    "sign_up": "text",
    "sign_up_how": "text",
    "tags": "list",
    "days": "list",
    "full": "yes or no",
    "owner": "text",
    "valid_to": "text",
    "hidden": "yes or no",
}
REQUIRED: dict[str, dict[str, Sort]] = {
    "activity": _ALWAYS,
    "vacancy": {**_ALWAYS, "organizer": "text"},
}
OPTIONAL: dict[str, dict[str, Sort]] = {
    "activity": {
        **_BOTH,
        "time": "text",
        "weeks": "number",
        "of_month": "list",
        "from": "text",
        "until": "text",
        "dates": "list",
        "not_on": "list",
        "cost": "text",
        "cost_words": "text",
        "children": "yes or no",
        "buddy": "yes or no",
        "cancelled": "yes or no",
        "feed": "text",
        "uid": "text",
    },
    "vacancy": {**_BOTH, "for_whom": "text", "parts": "number", "times": "list"},
}
SIGN_UPS = ("none", "phone", "mail", "url")
TIMES = ("ochtend", "middag", "avond")
