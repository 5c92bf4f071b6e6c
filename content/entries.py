# SPDX-License-Identifier: EUPL-1.2
"""Which of the rows of one entry holds: an organisation's own, or the base's once the own one has ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

ENTRY = """
SELECT data FROM entry WHERE kind = ? AND key = ? AND organisation IN (?, '')
ORDER BY organisation DESC LIMIT 2
"""
ALL_THEMES = """
SELECT key, data, max(organisation) FROM entry WHERE kind = 'theme' AND organisation IN (?, '')
GROUP BY key ORDER BY position, key
"""
ALL_CANNED = """
SELECT key, data, max(organisation) FROM entry WHERE kind = 'canned' AND organisation IN (?, '')
GROUP BY key ORDER BY organisation, position, key
"""
ALWAYS = ("contact", "card")
"""Time does not take these away here: a danger text stays, and contacts are judged where they are shown."""
Found = tuple[Any, ...]


def read(rows: Sequence[tuple[Any, ...]]) -> Found:
    """The entry as its layers have it, the own one first."""
    return tuple(json.loads(row[0]) for row in rows)


def standing(kind: str, found: Found, day: str) -> Any:
    """The one that holds on a day; None where there is none."""
    own = found[0] if found else None
    below = found[1] if len(found) > 1 else None
    return below if below and kind not in ALWAYS and ended(own, day) else own


def ended(data: Any, day: str) -> bool:
    """Whether the last day of what an editor wrote has passed."""
    last = (data or {}).get("valid_to")
    return last is not None and str(last) < day
