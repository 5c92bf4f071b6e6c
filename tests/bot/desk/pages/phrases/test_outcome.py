# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from bot.desk.pages.phrases import outcome
from bot.training.progress import Progress
from tests.bot.training.nlu_command import report


def text(key: str, **holes: str) -> str:
    """The key and its holes, instead of words."""
    return " ".join([key, *holes.values()])


def test_a_figure_that_fell_too_far_is_marked() -> None:
    found = report(top_1=[[80, 100], [70, 100]]) | {"held": {"of": 4, "before": 4, "after": 1}}
    rows = outcome.rows(text, Progress("refused", worse=("top_1", "held"), report=found))
    assert [(row.name, row.before, row.after, row.fell) for row in rows] == [
        ("desk_phrases_figure_top_1", "80,0 %", "70,0 %", True),
        ("desk_phrases_figure_recall", "90,0 %", "90,0 %", False),
        ("desk_phrases_figure_own", "100,0 %", "25,0 %", True),
    ]


def test_before_anything_was_measured_there_are_no_rows() -> None:
    empty = Progress("training")
    assert (outcome.rows(text, empty), outcome.flips(text, {}, empty), outcome.effect(text, empty)) == (
        [],
        [],
        "",
    )


def test_a_sentence_says_what_was_and_would_be_made_of_it() -> None:
    sides = {
        "before": {"decision": "confirm", "themes": ["geld"]},
        "after": {"decision": "a later word", "themes": []},
    }
    progress = Progress("refused", report=report() | {"flips": [{"text": "zin", **sides}]})
    [flip] = outcome.flips(text, {"geld": "Geld"}, progress)
    assert flip.before == "desk_phrases_taken_confirm Geld"
    assert flip.after.startswith("desk_phrases_taken_unsure")
