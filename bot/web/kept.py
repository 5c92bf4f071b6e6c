# SPDX-License-Identifier: EUPL-1.2
"""What is kept, what for and how long, in the words of the content: a line for every row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.opening.when import Say
from store import retention
from store.retention import DAY, TABLE, Row

YEAR = 365 * DAY


@dataclass(frozen=True)
class Kept:
    """A row in words."""

    kind: str
    what: str
    why: str
    long: str


LASTING = {
    "agenda": "kept_long_agenda",
    "training": "kept_long_training",
    "load": "kept_long_load",
    "desk": "kept_long_desk",
    "promises": "kept_long_desk",
    "timers": "kept_long_timers",
}
"""What ends with something else; of the rest what is about a person ends with an account."""


def kept(say: Say, personal: bool) -> list[Kept]:
    """The rows about people, or all the others."""
    return [in_words(say, row) for row in TABLE if row.personal is personal]


def in_words(say: Say, row: Row) -> Kept:
    """One row."""
    return Kept(row.kind, say(f"kept_{row.kind}_what"), say(f"kept_{row.kind}_why"), how_long(say, row))


def how_long(say: Say, row: Row) -> str:
    """The time a row is kept."""
    if row.seconds is None:
        return say(LASTING.get(row.kind, "kept_long_users" if row.personal else "kept_long_running"))
    if row.seconds < DAY:
        return say("kept_long_minutes", count=str(row.seconds // 60))
    if row.seconds in (DAY, YEAR):
        return say("kept_long_day" if row.seconds == DAY else "kept_long_year")
    return say("kept_long_days", count=str(row.seconds // DAY))


def notes(say: Say) -> Iterable[str]:
    """What holds for more than one row."""
    yield say("kept_note_last")
    closed = say("kept_note_closed", count=str(retention.HANDOFF_S // DAY))
    yield f"{closed} {say('kept_note_open', count=str(retention.QUIET_S // DAY))}"
    yield say("kept_note_forsaken", count=str(retention.FORSAKEN_S // DAY))
    yield say("kept_note_phrases", count=str(retention.PHRASE_S // DAY))
    yield say("kept_note_receipt", count=str(retention.RECEIPT_S // 60))
