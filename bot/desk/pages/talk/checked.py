# SPDX-License-Identifier: EUPL-1.2
"""What a worker reads under a card of how old its facts are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content import assured
from content.expiry import state
from content.opening.when import Say


@dataclass(frozen=True)
class Checked:
    """When somebody looked at it last, and whether that is too long ago to trust."""

    words: str
    doubtful: bool


def checked(say: Say, day: str, assured_date: str | None, source_date: str | None = None) -> Checked:
    """The note on a day; a source that is older than our own look at it is named too."""
    if not assured_date:
        return Checked(say("desk_directory_never"), True)
    late = state.unchecked(assured_date, day)
    words = say(
        "desk_directory_unchecked" if late else "desk_directory_checked", when=_in_words(say, assured_date)
    )
    if not source_date:
        return Checked(words, late)
    doubtful = late or assured.too_long_ago(source_date, date.fromisoformat(day))
    if source_date < assured_date:
        # What the source said years ago was compared with others, not asked anew.
        words = f"{words} {say('desk_card_source', when=_in_words(say, source_date))}"
    return Checked(words, doubtful)


def _in_words(say: Say, day: str) -> str:
    return assured.in_words(day, lambda month: say(f"month_{month}"))
