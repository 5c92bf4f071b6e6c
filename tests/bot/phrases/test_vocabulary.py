# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.phrases.vocabulary import Vocabulary
from content.catalogue import Catalogue


@pytest.fixture(scope="module")
def ours(shipped: Path) -> Vocabulary:
    """The words of the project's own sentences."""
    return Vocabulary(Catalogue.open(shipped / "content"))


@pytest.mark.parametrize("word", ["huur", "schulden", "moeder", "eenzaam", "brieven", "toeslag"])
def test_words_people_use_are_known(ours: Vocabulary, word: str) -> None:
    assert ours.knows(word)


@pytest.mark.parametrize("name", ["jan", "piet", "fatima", "truus", "henk", "mohammed", "sanne", "jeroen"])
def test_names_in_our_own_sentences_are_no_words(ours: Vocabulary, name: str) -> None:
    assert not ours.knows(name)
