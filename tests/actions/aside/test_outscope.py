# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.talk import RANKED, Talk, ids, text


def other(talk: Talk, words: str) -> str:
    return text(talk.worry(words, decision="unsure", intent="buiten_bereik"))


def test_another_subject_gets_a_calm_word_on_what_omzien_is_for(talk: Talk) -> None:
    said = other(talk, "wie wint de voetbalwedstrijd")

    assert "Ik help bij zorgen" in said
    assert talk.last is not None
    assert "mens" in ids(talk.last)


def test_the_second_time_the_whole_list_and_a_person_are_there(talk: Talk) -> None:
    other(talk, "wie wint er")
    other(talk, "stomme computer")

    assert talk.last is not None
    assert "mens" in ids(talk.last)
    assert ids(talk.last).count("thema") == len(RANKED)


@pytest.mark.parametrize("words", ["wat een onzin", "hoe is het met my dan", "🙂🙂", ""])
def test_dutch_and_emoji_are_not_taken_for_another_language(talk: Talk, words: str) -> None:
    assert "This is for Dutch" not in other(talk, words)
