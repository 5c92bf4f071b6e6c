# SPDX-License-Identifier: EUPL-1.2
"""What an entry is called in a list: its name, or how its text begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LONGEST = 70
NAMES = ("name", "title", "text", "je", "u")


def title(key: str, data: Mapping[str, Any]) -> str:
    """A line to recognise it by; its key where it says nothing."""
    said = next((_first(data[name]) for name in NAMES if data.get(name)), "")
    if not said and isinstance(data.get("question"), Mapping):
        return title(key, data["question"])
    short = " ".join(said.split())
    if not short:
        return key
    return short if len(short) <= LONGEST else f"{short[:LONGEST].rpartition(' ')[0]} …"


def _first(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value)
