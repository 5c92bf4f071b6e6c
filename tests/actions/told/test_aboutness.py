# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, text


def test_of_two_worries_the_urgent_one_is_helped_first(talk: Talk) -> None:
    talk.worry("ik ben zo alleen en we hebben niets te eten", "eenzaamheid", "geld")

    assert talk.slots["themes"] == ["geld", "eenzaamheid"]


def test_words_an_editor_wrote_decide_where_the_model_doubts(talk: Talk) -> None:
    answer = talk.worry("er is niets te eten", "wonen", "geld", decision="unsure")

    assert "0800-8115" in text(answer)


def test_a_single_word_is_too_little_to_decide_on(talk: Talk) -> None:
    answer = talk.worry("post", "wonen", "geld", decision="unsure")

    assert any(button.id == "thema" for button in answer.buttons)
