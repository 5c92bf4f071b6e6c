# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk


def test_on_a_phone_others_read_the_first_line_says_nothing(talk: Talk) -> None:
    talk.context["shared_phone"] = True

    answer = talk.worry("ik heb schulden", "geld")

    assert answer.private
    assert answer.parts[0].text == "Er is een bericht."
