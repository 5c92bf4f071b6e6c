# SPDX-License-Identifier: EUPL-1.2
"""What nobody should change alone: phone numbers, and what is said to somebody in danger."""

from __future__ import annotations

import re
from typing import Any

from content.checks.cards import NUMBER
from content.checks.override import DANGER
from content.editing.change import Change
from content.editing.difference import flat

Said = dict[str, Any] | None
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?")
"""A day is no phone number, though its year looks like a short one."""


def delicate(change: Change, base: Said, own: Said) -> bool:
    """Whether this change of what a layer says is one of those."""
    return danger(change.kind, change.key) or numbers_change(change, base, own)


def danger(kind: str, key: str) -> bool:
    """Whether an entry is said in danger."""
    return kind == "card" or (kind == "message" and key.startswith(DANGER))


def numbers_change(change: Change, base: Said, own: Said) -> bool:
    """Whether a phone number is changed, added or taken away, in a field of its own or in a text."""
    under = base or {}
    return _numbers({**under, **(own or {})}) != _numbers({**under, **(change.data or {})})


def _numbers(data: dict[str, Any]) -> set[str]:
    found = {str(data.get(name)) for name in ("phones", "show_phone")}
    for value in flat(data).values():
        found |= set(NUMBER.findall(_DATE.sub("", str(value))))
    return found
