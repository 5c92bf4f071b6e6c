# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.web.kept import LASTING, how_long, kept, notes
from store.retention import DAY, TABLE, Row
from tests.docs.data_page import text


@pytest.mark.parametrize(
    ("seconds", "personal", "words"),
    [
        (120, False, "2 minuten"),
        (DAY, True, "1 dag"),
        (7 * DAY, True, "7 dagen"),
        (365 * DAY, True, "1 jaar"),
        (None, True, "Zolang iemand hier werkt"),
        (None, False, "Zolang Omzien draait"),
    ],
)
def test_a_time_is_said_in_words(seconds: int | None, personal: bool, words: str) -> None:
    assert how_long(text, Row("kind", "pattern", "holds", "purpose", seconds, personal)) == words


def test_every_row_is_about_people_or_not() -> None:
    rows = [*kept(text, True), *kept(text, False)]
    assert sorted(row.kind for row in rows) == sorted(row.kind for row in TABLE)
    assert all(row.what and row.why and row.long for row in rows)


@pytest.mark.parametrize("kind", LASTING)
def test_what_ends_with_something_else_says_with_what(kind: str) -> None:
    (row,) = [row for row in TABLE if row.kind == kind]
    assert row.seconds is None
    assert how_long(text, row) not in (text("kept_long_users"), text("kept_long_running"))


def test_a_talk_that_was_handed_over_is_counted_from_its_closing() -> None:
    assert any("28 dagen na het afsluiten" in note for note in notes(text))
