# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from bot.desk.handover import Row
from bot.desk.pages.queue.filters import AT_ONCE, Filters, Sieve
from store.conversation import ConversationRef

NOW = 1_000_000.0
ROW = Row(
    ref=ConversationRef("standaard", "0" * 32),
    pseudonym="Blauwe Reiger 42",
    worry="Geld",
    place="Hilversum",
    urgency="today",
    urgency_reason=None,
    danger=None,
    waiting_since=NOW - 600,
    state="open",
    assignee="",
    unread=0,
)
MINE = replace(ROW, assignee="anja", worry="Wonen", urgency="none")
THEIRS = replace(ROW, assignee="bram", place="Huizen", team="noord")
LATE = replace(ROW, promised=NOW - 1)
ROWS = [ROW, MINE, THEIRS, LATE]


def seen(rows: list[Row] = ROWS, **query: str) -> list[Row]:
    return Sieve(Filters.read(query), "anja", NOW).kept(rows)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, ROWS),
        ({"wie": "mijn"}, [MINE]),
        ({"wie": "vrij"}, [ROW, LATE]),
        ({"team": "noord"}, [THEIRS]),
        ({"team": "balie"}, [ROW, MINE, LATE]),
        ({"thema": "Wonen"}, [MINE]),
        ({"plaats": "Huizen"}, [THEIRS]),
        ({"haast": "none"}, [MINE]),
        ({"laat": "1"}, [LATE]),
        ({"wie": "vrij", "thema": "Geld", "plaats": "Hilversum", "haast": "today"}, [ROW, LATE]),
        ({"thema": "Geld", "wie": "mijn"}, []),
    ],
)
def test_a_choice_shows_what_fits_it(query: dict[str, str], shown: list[Row]) -> None:
    assert seen(**query) == shown


def test_danger_that_nobody_has_taken_is_in_sight_whatever_was_chosen() -> None:
    alarming = replace(ROW, danger="suicide")
    taken = replace(alarming, assignee="bram")
    assert seen([alarming, taken], wie="mijn", plaats="Huizen", laat="1") == [alarming]


@pytest.mark.parametrize("query", [{"wie": "ieder"}, {"haast": "gisteren"}, {"laat": "ja"}, {"toon": "-5"}])
def test_what_an_address_cannot_say_is_no_choice(query: dict[str, str]) -> None:
    assert not Filters.read(query).on and Filters.read(query).shown == AT_ONCE


def test_an_address_says_what_was_chosen_and_reads_back_the_same() -> None:
    chosen = Filters("mijn", "noord", "Geld & zo", "'s-Graveland", "today", True, 300)
    assert Filters.read(dict(parse_qsl(chosen.address))) == chosen
    assert Filters().address == ""


def test_an_option_counts_what_it_would_show_beside_the_other_choices() -> None:
    options = Sieve(Filters.read({"thema": "Geld", "plaats": "Huizen"}), "anja", NOW).options(ROWS)
    assert [(o.value, o.count) for o in options["theme"]] == [("Geld", 1), ("Wonen", 0)]
    assert [(o.value, o.count) for o in options["place"]] == [("Hilversum", 2), ("Huizen", 1)]
    assert [(o.value, o.count) for o in options["team"]] == [("balie", 0), ("noord", 1)]


def test_a_choice_of_which_nobody_is_left_can_still_be_seen_and_undone() -> None:
    options = Sieve(Filters.read({"thema": "Eenzaam"}), "anja", NOW).options(ROWS)
    assert ("Eenzaam", 0) in [(o.value, o.count) for o in options["theme"]]


def test_a_conversation_that_rests_is_not_late() -> None:
    assert seen([replace(LATE, state="snoozed", assignee="anja")], laat="1") == []
