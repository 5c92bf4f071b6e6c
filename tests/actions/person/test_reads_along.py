# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.reply import ContactCommand, HandoffCommand
from tests.actions.talk import Talk, ids, text

QUESTION = "Kan iemand anders meelezen op deze telefoon?"


def test_it_is_asked_under_the_handoff_as_the_last_paragraph(talk: Talk) -> None:
    talk.says("mens")
    answer = talk.presses("geef_door")

    [handoff] = answer.commands
    assert isinstance(handoff, HandoffCommand) and handoff.summary.reads_along is None
    said, asked = (part.text for part in answer.parts)
    assert "doorgegeven" in said and QUESTION in asked
    assert ids(answer)[:3] == ["nee", "ja", "weet_niet"] and "verder_zoeken" in ids(answer)
    assert answer.asks == "reads_along"


def test_with_danger_it_still_comes_last(talk: Talk) -> None:
    talk.context["crisis"] = True
    talk.says("mens")

    assert text(talk.presses("geef_door")).endswith(QUESTION)


def test_it_is_not_asked_where_the_phone_is_known_to_be_read_by_others(talk: Talk) -> None:
    talk.context["shared_phone"] = True
    talk.says("mens")
    answer = talk.presses("geef_door")

    [handoff] = answer.commands
    assert isinstance(handoff, HandoffCommand) and handoff.summary.reads_along == "ja"
    assert QUESTION not in text(answer) and answer.asks is None


@pytest.mark.parametrize(
    ("typed", "intent", "said"),
    [
        ("ja", "bevestigen", "ja"),
        ("ja mijn man", "zorg_delen", "ja"),
        ("nee hoor", "ontkennen", "nee"),
        ("Nee", "zorg_delen", "nee"),
        ("geen idee", "weet_niet", "weet_niet"),
        ("zeg ik liever niet", "liever_niet", "weet_niet"),
    ],
)
def test_the_answer_can_be_typed(waiting: Talk, typed: str, intent: str, said: str) -> None:
    answer = waiting.says(intent, typed)

    assert answer.commands == [ContactCommand(reads_along=said)]
    assert answer.asks is None and "verder_zoeken" in ids(answer)


@pytest.mark.parametrize("said", ["ja", "nee", "weet_niet"])
def test_the_answer_can_be_pressed(waiting: Talk, said: str) -> None:
    assert waiting.presses(said).commands == [ContactCommand(reads_along=said)]


def test_from_a_yes_on_the_first_line_says_nothing(waiting: Talk) -> None:
    answer = waiting.presses("ja")

    assert answer.private and answer.parts[0].text == "Er is een bericht."


@pytest.mark.parametrize("intent", ["zorg_delen", "mens", "plaats", "buiten_bereik", "bedanken", "terug"])
def test_what_is_no_answer_is_for_the_worker_and_it_is_asked_once_more(waiting: Talk, intent: str) -> None:
    answer = waiting.says(intent, "de brief is van 3 november")
    assert "erbij gezet" in text(answer) and QUESTION in text(answer) and answer.asks == "reads_along"

    again = waiting.says(intent, "en er is er nog een")
    assert "erbij gezet" in text(again) and QUESTION not in text(again) and again.asks is None


def test_erasing_can_be_said_at_this_question_too(waiting: Talk) -> None:
    assert "wis_alles" in ids(waiting.says("wissen", "wis alles"))


def test_it_is_over_when_the_handoff_is(waiting: Talk) -> None:
    waiting.context["state"] = "pending"

    assert "erbij gezet" not in text(waiting.worry("ik voel me alleen", "eenzaamheid"))


def test_it_is_asked_once(waiting: Talk) -> None:
    waiting.presses("nee")
    waiting.context["state"] = "pending"
    waiting.says("mens")
    answer = waiting.presses("geef_door")

    [handoff] = answer.commands
    assert isinstance(handoff, HandoffCommand) and handoff.summary.reads_along == "nee"
    assert QUESTION not in text(answer)
