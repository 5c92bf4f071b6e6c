# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.safety.checks.everyday import MANY
from tests.nlu.safety.checks.small import Small

VOICE = "themes/geld/oma.txt"


def test_a_sure_pattern_that_catches_one_everyday_sentence_is_named_with_both(small: Small) -> None:
    small.write(VOICE, "de post ligt er\nhij echt slaat de deur dicht\n")
    assert small.problems() == [
        "safety/rules.yml:23: het patroon “@ander ..3 slaat” van regel geslagen (clear) ziet gevaar in de "
        "gewone zin “hij echt slaat de deur dicht” (geld/oma.txt:2): maak het nauwer, zet er een groep bij "
        "onder `unless`, of haal de zin daar weg"
    ]


def test_a_sentence_in_a_theme_file_is_named_with_its_line(small: Small) -> None:
    small.spoil("themes/geld.yml", "ik heb schulden", "bang in mijn huis")
    (one,) = small.problems()
    assert one.startswith("safety/rules.yml:24") and "(themes/geld.yml:3)" in one


@pytest.mark.parametrize("text", ["in de film hij slaat haar", "hij zegt mijn hart slaat over", "slaat hij"])
def test_what_a_guard_an_idiom_or_the_order_keeps_out_is_not_named(small: Small, text: str) -> None:
    small.write(VOICE, f"{text}\n")
    assert small.problems() == []


@pytest.mark.parametrize(("many", "named"), [(MANY - 1, 0), (MANY, 1)])
def test_a_pattern_that_asks_is_named_only_when_it_catches_many(small: Small, many: int, named: int) -> None:
    small.write(VOICE, "".join(f"ik durf niet te bellen op dag {day}\n" for day in range(many)))
    found = small.problems()
    assert len(found) == named
    assert all(one.startswith("safety/rules.yml:31") and f"in {MANY} gewone zinnen" in one for one in found)


def test_loose_words_of_a_theme_that_calls_them_heavy_are_no_everyday_sentences(small: Small) -> None:
    small.write("themes/geld/woorden.txt", "hij slaat\n")
    assert len(small.problems()) == 1
    small.spoil("themes/geld.yml", "key: geld\n", "key: geld\nheavy_words: true\n")
    assert small.problems() == []


def test_a_compound_written_twice_is_not_taken_apart(small: Small) -> None:
    small.write(VOICE, "de hijslaat is stuk\n")
    assert len(small.problems()) == 1, "zelden geschreven: gelezen als twee woorden"
    small.write(VOICE, "de hijslaat is stuk\neen nieuwe hijslaat kopen\n")
    assert small.problems() == []
