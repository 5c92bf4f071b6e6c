# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.recognise.thresholds import Thresholds
from nlu.recognise.understanding import conclude, decide

LIMITS = Thresholds(sure=0.6, lead=0.15, confirm=0.35, detected=0.35, human=0.4, worry_floor=0.2, worry=0.5)


@pytest.mark.parametrize(
    ("best", "second", "worry", "decision"),
    [
        (0.9, 0.1, 0.9, "sure"),
        (0.9, 0.8, 0.9, "sure"),
        (0.65, 0.55, 0.9, "sure"),
        (0.5, 0.1, 0.9, "confirm"),
        (0.3, 0.1, 0.9, "unsure"),
        (0.3, 0.1, 0.1, "unsure"),
        (0.1, 0.1, 0.9, "unsure"),
        (0.1, 0.1, 0.1, "out_of_scope"),
    ],
)
def test_confidence_becomes_a_decision(best: float, second: float, worry: float, decision: str) -> None:
    assert decide((("geld", best), ("wonen", second)), worry, LIMITS) == decision


def test_a_close_second_theme_that_is_not_detected_makes_it_less_sure() -> None:
    strict = Thresholds(sure=0.3, lead=0.15, confirm=0.2, detected=0.5, human=0.4, worry_floor=0.2, worry=0.5)
    assert decide((("geld", 0.45), ("wonen", 0.4)), 0.9, strict) == "confirm"


def test_two_worries_are_both_detected() -> None:
    found = conclude((("zorg_delen", 0.9),), (("geld", 0.8), ("wonen", 0.5), ("zorg", 0.1)), LIMITS)
    assert found.detected == ("geld", "wonen")


def test_who_asks_for_a_person_gets_one_whatever_the_worry() -> None:
    found = conclude((("zorg_delen", 0.9), ("mens", 0.5)), (("geld", 0.9),), LIMITS)
    assert (found.intent, found.decision, found.out_of_scope) == ("mens", "sure", False)


def test_what_is_no_worry_is_never_the_intent_of_one() -> None:
    assert conclude((("zorg_delen", 0.3),), (("geld", 0.1),), LIMITS).intent == "buiten_bereik"


def test_a_certain_theme_is_a_worry_though_the_intent_seemed_outside() -> None:
    assert conclude((("buiten_bereik", 0.6),), (("geld", 0.9),), LIMITS).intent == "zorg_delen"


def test_whatever_is_sure_has_a_detected_theme() -> None:
    limits = Thresholds.read()
    assert limits.detected <= limits.confirm <= limits.sure
