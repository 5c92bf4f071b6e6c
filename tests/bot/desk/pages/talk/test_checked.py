# SPDX-License-Identifier: EUPL-1.2
"""How old the facts of a card are, in a worker's words."""

from __future__ import annotations

import pytest

from bot.desk.pages.talk.checked import checked

DAY = "2026-11-22"
LATELY = "desk_directory_checked 1 month_11 2026"


def say(key: str, **holes: str) -> str:
    """The key with what fills its holes."""
    return " ".join([key, *holes.values()])


@pytest.mark.parametrize(
    ("assured", "source", "words", "doubtful"),
    [
        ("2026-05-26", None, "desk_directory_checked 26 month_5 2026", False),
        ("2026-05-25", None, "desk_directory_unchecked 25 month_5 2026", True),
        ("2026-11-01", "2022-11", f"{LATELY} desk_card_source month_11 2022", True),
        ("2026-11-01", "2026-10", f"{LATELY} desk_card_source month_10 2026", False),
        ("2026-11-01", "2026-11-01", LATELY, False),
        ("2025", None, "desk_directory_unchecked 2025", True),
        ("", "2026-11-01", "desk_directory_never", True),
        (None, None, "desk_directory_never", True),
    ],
)
def test_half_a_year_unchecked_is_said_so(
    assured: str | None, source: str | None, words: str, doubtful: bool
) -> None:
    note = checked(say, DAY, assured, source)
    assert (note.words, note.doubtful) == (words, doubtful)
