# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from nlu.explain.known import Examples, concepts
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.words import Words

WORDS = Words.load()


@pytest.fixture
def examples(recogniser: Recogniser, catalogue: Catalogue) -> Examples:
    return Examples(recogniser, catalogue)


def test_a_short_example_decides(examples: Examples) -> None:
    found = examples.find(WORDS.of("Hallo, IK HEB SCHULDEN!"))
    assert found is not None and found.decides
    assert (found.sentence, found.themes) == ("ik heb schulden", ("geld",))


def test_a_longer_example_is_named_but_does_not_decide(examples: Examples) -> None:
    found = examples.find(WORDS.of("Ik durf de post niet meer open te maken."))
    assert found is not None and not found.decides
    assert found.themes == ("geld",)


def test_what_nobody_taught_is_not_known(examples: Examples) -> None:
    assert examples.find(WORDS.of("mijn kat heeft honger en ik ook")) is None
    assert examples.find(WORDS.of("…")) is None


def test_words_are_named_with_their_group(recogniser: Recogniser) -> None:
    found = concepts(recogniser, WORDS.of("de deurwaarder van intrum, mijn moeder en mijn moeder"))
    assert found["incasso"] == ["deurwaarder", "intrum"]
    assert found["moeder"] == ["moeder"]
