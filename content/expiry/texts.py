# SPDX-License-Identifier: EUPL-1.2
"""Texts and time: an organisation's own one by one, the base's together by the one date they have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.catalogue import Catalogue
from content.layer_dates import GROUPS, Dates, Group

KINDS = ("button", "message", "theme", "route", "card", "canned")
DANGER = "danger_"
"""How the keys of messages begin that stand in for a danger card."""
_OWN = """
SELECT kind, key, data, EXISTS (
  SELECT 1 FROM entry b WHERE b.kind = e.kind AND b.key = e.key AND b.organisation = '') AS below
FROM entry e WHERE organisation = ? AND kind IN ({marks}) AND data <> 'null' ORDER BY kind, key
"""
_SHARED = """
SELECT sum(kind = 'card' OR (kind = 'message' AND key GLOB 'danger_*')), count(*)
FROM entry WHERE organisation = '' AND kind IN ({marks})
"""


@dataclass(frozen=True)
class Dated:
    """A text and when somebody looked at it; `below` says that the base has one to fall back on."""

    kind: str
    key: str
    said: str
    danger: bool
    assured_date: str
    valid_to: str | None = None
    owner: str = ""
    below: bool = False


@dataclass(frozen=True)
class Shared:
    """The base's texts of one group: how many, and when they were last looked over, here or by Omzien."""

    group: Group
    count: int
    assured_date: str


def dates(book: Catalogue) -> dict[str, Dates]:
    """By organisation, the base's under the empty name: what its `assured.yml` says."""
    found: dict[str, Dates] = json.loads(book.words("assured"))
    return found


def own(book: Catalogue, organisation: str) -> Iterator[Dated]:
    """Every text that an organisation has of its own."""
    told = dates(book)
    for kind, key, text, below in book.rows(_marked(_OWN), (organisation, *KINDS)):
        data, danger = json.loads(text), _danger(kind, key)
        group = GROUPS[danger]
        layer = told.get(organisation, {}).get(group) or told.get("", {}).get(group, {})
        when = str(data.get("assured_date") or layer.get("assured_date", ""))
        owner = str(data.get("owner") or layer.get("owner", ""))
        yield Dated(kind, key, _said(data), danger, when, _last(data), owner, bool(below))


def shared(book: Catalogue, organisation: str) -> list[Shared]:
    """The base's, by group: what an organisation looked over itself since counts for it."""
    told = dates(book)
    [(danger, all)] = book.rows(_marked(_SHARED), KINDS)
    counts: dict[Group, int] = {"texts": all - (danger or 0), "danger": danger or 0}
    days = {
        group: max(told.get(name, {}).get(group, {}).get("assured_date", "") for name in ("", organisation))
        for group in GROUPS
    }
    return [Shared(group, counts[group], days[group]) for group in GROUPS if counts[group]]


def one(book: Catalogue, organisation: str, kind: str, key: str) -> Dated | None:
    """One text of an organisation's own."""
    return next((text for text in own(book, organisation) if (text.kind, text.key) == (kind, key)), None)


def _danger(kind: str, key: str) -> bool:
    return kind == "card" or (kind == "message" and key.startswith(DANGER))


def _said(data: dict[str, Any]) -> str:
    """What an editor knows it by: its name, or how it begins."""
    question: Any = data.get("question") or {}
    known = (data.get("name"), data.get("title"), data.get("text"), data.get("je"), question.get("je"))
    first = next((each for each in known if each), "")
    return str(first[0] if isinstance(first, list) else first)


def _last(data: dict[str, Any]) -> str | None:
    return str(data["valid_to"]) if data.get("valid_to") else None


def _marked(query: str) -> str:
    return query.format(marks=",".join("?" * len(KINDS)))
