# SPDX-License-Identifier: EUPL-1.2
"""Who writes for somebody else, most of all who does so as a professional."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from content.model import ForWhom
from tests.actions.talk import Talk, shown, text

LETTER = "Geachte heer, mijn cliënt heeft schulden"


@pytest.mark.parametrize("form", ["je", "u"])
def test_a_professional_gets_a_fitting_opening_and_the_same_first_step(talk: Talk, form: str) -> None:
    talk.context["form"] = form

    said = text(talk.worry(LETTER, "geld", for_whom="client"))

    assert "een eerste stap voor" in said
    assert "Dat is zwaar" not in said
    assert "0800-8115" in said


def test_a_professional_gets_the_same_contacts(talks: Callable[[], Talk]) -> None:
    found = []
    for whom in ("client", "zelf"):
        talk = talks()
        talk.worry(LETTER, "geld", for_whom=whom)
        talk.presses("nee")
        assert talk.slots["question"] == "place"
        found.append(shown(talk.says("plaats", "hilversum")))

    assert found[0] == found[1] != []


@pytest.mark.parametrize(("whom", "about"), [("client", "over je cliënt"), ("buur", "wie je wilt helpen")])
def test_the_question_says_whose_house_it_is_about(talk: Talk, whom: str, about: str) -> None:
    assert about in text(talk.worry("er zijn schulden", "geld", for_whom=whom))


def test_who_writes_about_the_own_house_is_not_told_whose_it_is(talk: Talk) -> None:
    assert "gaat over" not in text(talk.worry("ik heb schulden", "geld", for_whom="zelf"))


@pytest.mark.parametrize("whom", get_args(ForWhom))
def test_everybody_somebody_can_write_for_is_passed_on_in_words(talk: Talk, whom: str) -> None:
    talk.worry("er zijn schulden", "geld", for_whom=whom)

    said = text(talk.says("mens", "mens"))

    assert f"Voor wie: {talk.book.message(f'for_whom_{whom}')}" in said
    assert talk.book.message(f"desk_for_whom_{whom}")


def test_a_later_message_that_names_nobody_changes_nothing(talk: Talk) -> None:
    talk.worry(LETTER, "geld", for_whom="client")
    talk.worry("en er is eenzaamheid", "eenzaamheid")

    assert talk.slots["for_whom"] == "client"
