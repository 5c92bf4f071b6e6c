# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.recognise.words import BLANK, PipelineMissing, Said, Word, Words, best


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


def test_without_an_installed_pipeline_the_blank_dutch_one_is_used(words: Words) -> None:
    assert words.name == best() == BLANK


def test_words_know_their_place_in_the_text(words: Words) -> None:
    text = "Ik doe m'n post\nniet meer open!"
    said = words.of(text)
    assert all(text[word.start : word.end] == word.text for word in said.words)
    assert [word.text for word in said.words] == ["Ik", "doe", "m'n", "post", "niet", "meer", "open", "!"]


def test_a_lemma_is_learned_from_where_the_pipeline_gives_one() -> None:
    said = Said("kinderen spelen", (Word("kinderen", 0, "kind"), Word("spelen", 9)))
    assert said.line == "kind spelen"


def test_an_empty_text_has_no_words(words: Words) -> None:
    assert [said.words for said in words.of_all(["", "  \n "])] == [(), ()]


def test_a_pipeline_that_is_asked_for_and_not_installed_is_named() -> None:
    with pytest.raises(PipelineMissing, match="nl_core_news_xl"):
        Words.load("nl_core_news_xl")
