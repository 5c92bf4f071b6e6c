# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import typing

import pytest

from actions.asking import replies
from actions.state import Question
from tests.actions.talk import Talk, text


@pytest.mark.parametrize("question", typing.get_args(Question))
def test_every_question_takes_a_no(question: Question) -> None:
    assert question in replies.NO


@pytest.mark.parametrize("question", ["route", "place", "choose_place", "confirm_theme", "choose_theme"])
def test_every_question_about_a_worry_takes_a_dont_know(question: Question) -> None:
    assert question in replies.UNKNOWN


def test_a_yes_to_help_nearby_asks_for_the_place_itself(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    assert "Typ de plaats of postcode" in text(talk.says("bevestigen", "ja graag"))
    assert talk.slots["question"] == "place"
