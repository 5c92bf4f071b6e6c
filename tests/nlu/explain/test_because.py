# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

import pytest

from nlu.explain.because import because
from nlu.recognise.thresholds import Thresholds
from nlu.recognise.understanding import Understanding, conclude, elsewhere

LIMITS = Thresholds.read()
LIMITS = replace(LIMITS, sure=0.7, lead=0.15, confirm=0.35, offered=0.9)
WORRY = (("zorg_delen", 0.99), ("buiten_bereik", 0.01))
CHAT = (("buiten_bereik", 0.99), ("zorg_delen", 0.01))


def found(best: float, second: float, intents: tuple[tuple[str, float], ...] = WORRY) -> Understanding:
    return conclude(intents, (("geld", best), ("wonen", second)), LIMITS)


@pytest.mark.parametrize(
    ("understood", "text"),
    [
        (found(0.9, 0.1), "sure"),
        (found(0.5, 0.1), "confirm"),
        (found(0.2, 0.1), "unsure"),
        (found(0.05, 0.01, CHAT), "out_of_scope"),
        (elsewhere(found(0.9, 0.1), "pl"), "language"),
        (conclude((("buiten_bereik", 1.0),), (("geld", 0.0),), LIMITS), "no_words"),
    ],
)
def test_each_decision_has_its_own_reason(understood: Understanding, text: str) -> None:
    assert because(understood, LIMITS).text == text


def test_asking_back_for_want_of_a_lead_names_the_next_theme() -> None:
    understood = found(0.8, 0.75)
    said = because(understood, LIMITS)
    assert understood.decision == "confirm"
    assert (said.text, said.values["next"], said.values["second"]) == ("confirm_lead", "wonen", 0.75)


def test_asking_back_because_it_is_hardly_a_worry_says_how_likely_that_is() -> None:
    limits = replace(LIMITS, scope=replace(LIMITS.scope, enough=0.9999))
    understood = conclude(WORRY, (("geld", 0.9), ("wonen", 0.1)), limits)
    said = because(understood, limits)
    assert understood.decision == "confirm"
    assert said.text == "confirm_worry" and said.values["worry"] < said.values["enough"] == 0.9999
