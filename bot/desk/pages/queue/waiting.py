# SPDX-License-Identifier: EUPL-1.2
"""The queue as it was read at one moment, and its rows as a page shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.desk.handover import Row
from store.conversation import ConversationRef


@dataclass(frozen=True)
class Reading:
    """Everyone on the desk, read once for all who asked at the time."""

    rows: Sequence[Row]
    _marks: dict[ConversationRef, str] = field(default_factory=dict)

    def mark(self, row: Row) -> str:
        """The same for the same row, worked out once for all desks."""
        if row.ref not in self._marks:
            self._marks[row.ref] = hashlib.sha256(repr(row).encode()).hexdigest()[:16]
        return self._marks[row.ref]


@dataclass(frozen=True)
class Waiting:
    """A row with what the page works out for it; two with the same mark and the same words look the same."""

    row: Row = field(compare=False, repr=False)
    mark: str
    minutes: int
    assignee: str
    returns: str = ""
    late: bool = False
    promise: str = ""


@dataclass(frozen=True)
class Block:
    """The rows of one kind that are shown, and how many there are."""

    kind: str
    rows: list[Waiting]
    count: int
