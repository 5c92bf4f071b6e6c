# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.model import PHRASE, WORRY, Example
from nlu.recognise.curriculum import FEW, INTENTS, WORRIES, Curriculum
from nlu.recognise.words import Said, Word


def given(examples: list[Example]) -> Curriculum:
    return Curriculum.of(examples, [Said(e.text, (Word(e.text, 0),)) for e in examples])


def test_a_sentence_is_a_yes_for_its_themes_and_its_intent_and_a_no_for_all_others() -> None:
    found = given([Example("schuld", WORRY, ("geld",)), Example("huur", WORRY, ("geld", "wonen"))])
    worries, intents = found.groups
    assert (worries.name, intents.name) == (WORRIES, INTENTS)
    assert {name: column.tolist() for name, column in worries.columns.items()} == {
        "geld": [True, True],
        "wonen": [False, True],
    }
    assert intents.columns[WORRY].tolist() == [True, True]


def test_a_mere_phrase_teaches_themes_as_a_worry_and_is_not_spoken() -> None:
    found = given([Example("aanmaning", PHRASE, ("geld",)), Example("schuld", WORRY, ("geld",))])
    assert found.spoken.tolist() == [False, True]
    assert list(found.groups[1].columns) == [WORRY] and not found.groups[1].phrases


def test_what_is_scarce_is_learned_more_often_and_small_intents_are_a_group_of_their_own() -> None:
    many = [Example(f"zin {at}", WORRY, ("geld",)) for at in range(400)]
    few = [Example(f"bus {at}", WORRY, ("vervoer",)) for at in range(20)]
    thanks = [Example(f"dank {at}", "bedanken") for at in range(20)]
    found = given([*many, *few, *thanks])
    assert found.groups[0].columns["vervoer"].sum() > 20
    assert found.groups[2].name == FEW and list(found.groups[2].columns) == ["bedanken"]
    assert len(found.said) == len(found.spoken) == len(found.voices)
