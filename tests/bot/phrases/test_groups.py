# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import time
from collections.abc import Iterable
from random import Random

from bot.phrases.groups import grouped
from bot.phrases.phrase import Phrase


def phrases(texts: Iterable[str]) -> list[Phrase]:
    return [Phrase(text, "unsure", (("geld", 0.4), ("wonen", 0.2)), str(n)) for n, text in enumerate(texts)]


def test_sentences_that_say_the_same_in_another_order_are_together_and_the_largest_group_comes_first() -> (
    None
):
    texts = [
        "de kat van de buren miauwt",
        "ik zoek iemand die mijn brieven leest",
        "iemand die brieven leest zoek ik",
        "ik zoek iemand om mijn brieven te lezen die dat leest",
    ]
    groups = grouped(phrases(texts))
    assert [len(group.phrases) for group in groups] == [3, 1]
    assert groups[1].phrases[0].text == texts[0]


def test_a_short_sentence_is_not_like_every_long_one_that_has_its_words() -> None:
    long = "mijn moeder leert kaas maken en ik zit elke avond huilend achter de computer met haar werk"
    assert len(grouped(phrases(["kaas leert maken", long]))) == 2


def test_a_group_says_what_it_was_thought_to_be_about() -> None:
    [group] = grouped(phrases(["ik heb zorgen om later", "ik heb later zorgen om"]))
    assert [(theme, round(chance, 2)) for theme, chance in group.guesses] == [("geld", 0.4), ("wonen", 0.2)]


def test_five_thousand_sentences_are_grouped_within_seconds_and_none_is_lost() -> None:
    chance, words = Random(5), [f"woord{n:x}q" for n in range(900)]
    many = phrases(" ".join(chance.choices(words, k=chance.randint(3, 14))) for _ in range(5000))
    began = time.process_time()
    groups = grouped(many)
    assert time.process_time() - began < 5.0
    assert sorted(one.id for group in groups for one in group.phrases) == sorted(one.id for one in many)


def test_signs_only_stay_by_themselves() -> None:
    assert len(grouped(phrases(["???", "!!!"]))) == 2
