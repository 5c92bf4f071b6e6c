# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

import pytest

from nlu.recognise.thresholds import Scope, Thresholds
from nlu.recognise.understanding import conclude, decide, likely_worry

SCOPE = Scope(theme=0.3, worry=0.6, outside=-0.3, offset=-0.8, least=0.35, enough=0.8)
LIMITS = Thresholds(
    sure=0.6,
    lead=0.15,
    confirm=0.35,
    detected=0.2,
    second=0.2,
    offered=0.35,
    human=0.4,
    human_sure=0.6,
    human_outside=0.5,
    scope=SCOPE,
)


NOTHING = (("zorg_delen", 0.3), ("buiten_bereik", 0.25), ("hulp", 0.2))


@pytest.mark.parametrize(
    ("best", "second", "worry", "decision"),
    [
        (0.9, 0.1, 0.9, "sure"),
        (0.9, 0.8, 0.9, "sure"),
        (0.65, 0.55, 0.9, "sure"),
        (0.65, 0.1, 0.7, "confirm"),
        (0.65, 0.55, 0.7, "confirm"),
        (0.5, 0.1, 0.9, "confirm"),
        (0.3, 0.1, 0.9, "unsure"),
        (0.3, 0.1, 0.4, "unsure"),
        (0.1, 0.1, 0.9, "unsure"),
        (0.1, 0.1, 0.1, "out_of_scope"),
        (0.5, 0.1, 0.3, "out_of_scope"),
    ],
)
def test_confidence_becomes_a_decision(best: float, second: float, worry: float, decision: str) -> None:
    assert decide((("geld", best), ("wonen", second)), worry, LIMITS) == decision


def test_a_close_second_theme_that_would_not_be_offered_makes_it_less_sure() -> None:
    strict = replace(LIMITS, sure=0.3, confirm=0.2, offered=0.5)
    assert decide((("geld", 0.45), ("wonen", 0.4)), 0.9, strict) == "confirm"


def test_two_worries_are_both_detected() -> None:
    found = conclude((("zorg_delen", 0.9),), (("geld", 0.8), ("wonen", 0.5), ("zorg", 0.1)), LIMITS)
    assert found.detected == ("geld", "wonen")


def test_a_second_worry_is_found_sooner_than_it_is_offered() -> None:
    found = conclude((("zorg_delen", 0.9),), (("geld", 0.8), ("wonen", 0.3)), LIMITS)
    assert (found.detected, found.offered) == (("geld", "wonen"), ("geld",))


def test_who_asks_for_a_person_gets_one_whatever_the_worry() -> None:
    found = conclude((("zorg_delen", 0.99), ("mens", 0.7)), (("geld", 0.9),), LIMITS)
    assert (found.intent, found.decision, found.out_of_scope) == ("mens", "sure", False)


def test_politeness_beside_a_sure_worry_is_no_call_for_a_person() -> None:
    intents = (("zorg_delen", 0.99), ("mens", 0.5))
    assert conclude(intents, (("geld", 0.9),), LIMITS).intent == "zorg_delen"
    assert conclude(intents, (("geld", 0.5),), LIMITS).intent == "mens"


def test_a_question_for_the_mayor_is_no_call_for_a_person_so_soon() -> None:
    asks = (("buiten_bereik", 0.9), ("mens", 0.45))
    assert conclude(asks, (("geld", 0.1),), LIMITS).out_of_scope
    assert conclude((("buiten_bereik", 0.9), ("mens", 0.5)), (("geld", 0.1),), LIMITS).intent == "mens"


def test_what_is_no_worry_is_never_the_intent_of_one() -> None:
    assert conclude(NOTHING, (("geld", 0.1),), LIMITS).intent == "buiten_bereik"


def test_a_certain_theme_is_a_worry_though_the_intent_seemed_outside() -> None:
    intents = (("buiten_bereik", 0.98), ("zorg_delen", 0.97))
    assert conclude(intents, (("geld", 0.99),), LIMITS).intent == "zorg_delen"


@pytest.mark.parametrize(("best", "named"), [(0.3, ("geld",)), (0.1, ())])
def test_the_best_theme_is_spoken_of_sooner_than_a_second_one(best: float, named: tuple[str, ...]) -> None:
    themes = (("geld", best), ("wonen", best))
    assert conclude((("zorg_delen", 0.95),), themes, LIMITS).offered == named


def test_a_message_sent_away_has_no_theme() -> None:
    found = conclude((("buiten_bereik", 0.99), ("zorg_delen", 0.02)), (("geld", 0.6),), LIMITS)
    assert (found.decision, found.detected, found.out_of_scope) == ("out_of_scope", (), True)


def test_a_worry_is_likelier_with_a_theme_and_less_likely_with_another_intent() -> None:
    intents, themes = (("zorg_delen", 0.6), ("buiten_bereik", 0.3)), (("geld", 0.5),)
    usual = likely_worry(intents, themes, SCOPE)
    assert likely_worry(intents, (("geld", 0.9),), SCOPE) > usual
    assert likely_worry((("zorg_delen", 0.6), ("buiten_bereik", 0.8)), themes, SCOPE) < usual
    assert 0 <= likely_worry((), (), SCOPE) < 0.5


def test_whatever_is_sure_has_a_detected_theme() -> None:
    limits = Thresholds.read()
    assert limits.detected <= limits.second <= limits.confirm <= limits.sure
    assert limits.scope.least <= limits.scope.enough
