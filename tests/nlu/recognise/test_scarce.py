# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.model import WORRY, Example
from nlu.recognise import scarce

LARGE = [Example(f"zin {number}", WORRY, ("geld",)) for number in range(scarce.ENOUGH * scarce.SHARE)]


def test_a_theme_of_few_sentences_is_learned_more_often_and_a_large_one_once() -> None:
    few = [Example(f"hond {number}", WORRY, ("dieren",)) for number in range(100)]
    assert set(scarce.times([*LARGE, *few])[: len(LARGE)]) == {1}
    assert set(scarce.times([*LARGE, *few])[len(LARGE) :]) == {4}


def test_where_all_themes_are_small_none_is_scarce() -> None:
    few = [Example(f"hond {number}", WORRY, ("dieren",)) for number in range(10)]
    assert set(scarce.times([*LARGE[:30], *few])) == {1}


def test_nothing_is_learned_by_heart() -> None:
    assert scarce.times([*LARGE, Example("mijn hond", WORRY, ("dieren",))])[-1] == scarce.MOST


def test_a_sentence_without_a_theme_is_learned_once() -> None:
    assert scarce.times([*LARGE, Example("dank je", "bedanken")])[-1] == 1


def test_intents_of_few_sentences_are_known_apart_from_worries() -> None:
    outside = [Example(f"paspoort {number}", "buiten_bereik") for number in range(scarce.ENOUGH)]
    assert scarce.intents([*LARGE[:3], *outside, Example("stop", "stoppen")]) == {"stoppen"}
