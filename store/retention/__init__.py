# SPDX-License-Identifier: EUPL-1.2
"""What is stored, what for and how long: every Redis key has a row here, in the file of what it is about."""

from __future__ import annotations

import re

from store.retention import conversations, editors, figures, pages, staff, work
from store.retention.row import Ends, Row
from store.retention.times import (
    CONVERSATION_S,
    DAY,
    FORSAKEN_S,
    HANDOFF_S,
    PHRASE_S,
    PRESENCE_S,
    QUIET_S,
    RECEIPT_S,
    TRYOUT_S,
)

__all__ = [
    "CONVERSATION_S",
    "DAY",
    "FORSAKEN_S",
    "HANDOFF_S",
    "PHRASE_S",
    "PRESENCE_S",
    "QUIET_S",
    "RECEIPT_S",
    "TABLE",
    "TRYOUT_S",
    "Ends",
    "Row",
    "row",
]

TABLE: tuple[Row, ...] = (
    *conversations.ROWS,
    *work.ROWS,
    *staff.ROWS,
    *pages.ROWS,
    *editors.ROWS,
    *figures.ROWS,
)
_COMPILED = tuple((re.compile(row.pattern), row) for row in TABLE)


def row(name: str) -> Row | None:
    """The row a key belongs to, or None when it has none (which a test does not allow)."""
    return next((row for pattern, row in _COMPILED if pattern.fullmatch(name)), None)
