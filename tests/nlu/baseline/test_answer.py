# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.baseline.answer import FALLBACK, Answer, Pace, read
from nlu.baseline.data import THEME
from nlu.recognise.lessons import WORRY

GELD, WERK = f"{THEME}geld", f"{THEME}werk"


def answer(*ranking: str, intent: str = "", ms: float = 1.0) -> Answer:
    """Intents, best first; the dialogue follows the first unless said otherwise."""
    ranked = tuple((name, 1 / 2**at) for at, name in enumerate(ranking, 1))
    return Answer(ms, ms / 2, intent or ranking[0], ranked)


def test_themes_keep_their_order_whatever_stands_above_them() -> None:
    heard = answer("buiten_bereik", WERK, "mens", GELD).heard()
    assert heard.first(3) == ("werk", "geld")
    assert heard.themes[0][1] == 0.25


@pytest.mark.parametrize(
    ("best", "outside", "human"),
    [
        (GELD, False, False),
        (WORRY, False, False),
        ("mens", False, True),
        ("buiten_bereik", True, False),
        ("begroeten", True, False),
    ],
)
def test_the_best_intent_says_what_is_out_of_scope_and_who_wants_a_person(
    best: str, outside: bool, human: bool
) -> None:
    heard = answer(best, WERK).heard()
    assert (heard.out_of_scope, heard.human) == (outside, human)


def test_the_fallback_counts_only_where_it_is_followed() -> None:
    unsure = answer(FALLBACK, GELD, WERK, intent=FALLBACK)
    assert not unsure.heard().out_of_scope
    assert unsure.heard(fallback=True).out_of_scope
    assert unsure.heard(fallback=True).first(1) == ("geld",)


def test_no_ranking_at_all_is_out_of_scope() -> None:
    assert Answer(1.0, 1.0, FALLBACK, ()).heard().out_of_scope


def test_the_pace_is_that_of_the_middle_message_and_of_the_slow_ones() -> None:
    pace = Pace.of([answer(GELD, ms=1.0)] * 95 + [answer(GELD, ms=99.0)] * 5)
    assert pace.median == 1.0
    assert 90 < pace.slow <= 99
    assert pace.processor == pytest.approx(2.95)


def test_what_was_parsed_is_read_back(tmp_path: Path) -> None:
    row = {"ms": 2.0, "processor_ms": 1.0, "intent": GELD, "ranking": [[GELD, 0.5]]}
    (tmp_path / "rows.json").write_text(json.dumps([row]), "utf-8")
    assert read(tmp_path / "rows.json") == [Answer(2.0, 1.0, GELD, ((GELD, 0.5),))]
