# SPDX-License-Identifier: EUPL-1.2
"""Two changes of one entry put together, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ABSENT: Any = object()
Own = dict[str, Any] | None


def together(began: Own, mine: Own, now: Own) -> Own:
    """What I changed since I began, and for the rest what is there now; where both changed, mine."""
    if mine is None or now is None:
        return mine
    return _mapping(began or {}, mine, now)


def _mapping(began: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name in dict.fromkeys((*now, *mine)):
        value = _field(began.get(name, _ABSENT), mine.get(name, _ABSENT), now.get(name, _ABSENT))
        if value is not _ABSENT:
            found[name] = value
    return found


def _field(began: Any, mine: Any, now: Any) -> Any:
    if mine is began or mine == began:
        return now
    if isinstance(mine, Mapping) and isinstance(now, Mapping):
        return _mapping(began if isinstance(began, Mapping) else {}, mine, now)
    return mine
