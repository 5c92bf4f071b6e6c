# SPDX-License-Identifier: EUPL-1.2
"""Other languages."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, ids, shown, text

SAID = {
    "en": ("I have lost my job and I cannot pay the rent", "I only read Dutch."),
    "uk": ("Допоможіть мені, будь ласка", "Я читаю лише нідерландською."),
    "ar": ("أحتاج مساعدة", "أقرأ الهولندية فقط."),
    "zh": ("我付不起房租", "我只看得懂荷兰语"),
}


@pytest.mark.parametrize("language", SAID)
def test_another_language_is_answered_in_it_with_a_person_whatever_the_model_sees(
    talk: Talk, language: str
) -> None:
    typed, answer = SAID[language]
    reply = talk.worry(typed, "geld", language=language)
    assert answer in text(reply) and "112" in text(reply)
    assert "mens" in ids(reply) and not shown(reply)


def test_a_language_nobody_wrote_a_text_for_gets_one_in_simple_words(talk: Talk) -> None:
    reply = talk.worry("मुझे मदद चाहिए", intent="buiten_bereik", decision="out_of_scope", language="other")
    assert "Type: mens for a person." in text(reply)


def test_another_language_in_the_middle_of_a_question_is_answered_in_it(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    reply = talk.worry("I do not understand this", intent="buiten_bereik", decision="unsure", language="en")
    assert "I only read Dutch." in text(reply)


def test_a_message_in_no_other_language_is_helped_in_dutch(talk: Talk) -> None:
    talk.worry("ik heb no money please", "geld")
    assert talk.slots["themes"][0] == "geld"
