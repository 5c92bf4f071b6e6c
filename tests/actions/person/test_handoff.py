# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.reply import HandoffCommand, Reply, Summary
from tests.actions.talk import Talk, ids, text

WORDS = "ik doe de post niet meer open"


@pytest.fixture
def helped(talk: Talk) -> Talk:
    """A resident with a worry, an urgency and a place."""
    talk.worry(WORDS, "geld")
    talk.presses("weet_niet")
    talk.says("plaats", "hilversum")
    return talk


def summary(answer: Reply) -> Summary:
    [command] = answer.commands
    assert isinstance(command, HandoffCommand)
    return command.summary


def test_what_will_be_passed_on_is_shown_line_by_line_before_it_is(helped: Talk) -> None:
    answer = helped.says("mens", "ik wil een mens")

    said = text(answer)
    for line in ("Waar het over gaat: Geld", f"“{WORDS}”", "Plaats: Hilversum", "Haast: vandaag."):
        assert line in said
    assert ids(answer) == ["geef_door", "eerst_veranderen", "niet_doorgeven"]
    assert not answer.commands


def test_agreeing_hands_over_exactly_what_was_shown(helped: Talk) -> None:
    helped.says("mens")

    passed = summary(helped.presses("geef_door"))

    assert (passed.theme, passed.words, passed.place, passed.municipality) == (
        "geld",
        WORDS,
        "Hilversum",
        "GM0402",
    )
    assert passed.urgency == "today"
    assert passed.tried


def test_typing_yes_agrees_too(helped: Talk) -> None:
    helped.says("mens")

    assert summary(helped.says("bevestigen", "ja hoor")).theme == "geld"


def test_a_struck_line_is_not_passed_on(helped: Talk) -> None:
    helped.says("mens")
    helped.presses("eerst_veranderen")

    assert "Plaats:" not in text(helped.presses("schrap", line="place"))
    passed = summary(helped.presses("geef_door"))
    assert passed.place is None
    assert passed.municipality is None


def test_what_is_typed_while_changing_replaces_the_words(helped: Talk) -> None:
    helped.says("mens")
    helped.presses("eerst_veranderen")
    helped.worry("zeg maar dat ik hulp wil met brieven", "geld")

    assert summary(helped.presses("geef_door")).words == "zeg maar dat ik hulp wil met brieven"


def test_what_is_typed_at_the_question_is_added_to_the_words(helped: Talk) -> None:
    helped.says("mens")
    helped.worry("ik ben slechthorend", decision="unsure", intent="buiten_bereik")

    assert summary(helped.presses("geef_door")).words == f"{WORDS} ik ben slechthorend"


def test_a_no_passes_nothing_on_and_leaves_a_way_on(helped: Talk) -> None:
    helped.says("mens")

    answer = helped.presses("niet_doorgeven")

    assert not answer.commands
    assert "verder_zoeken" in ids(answer)


def test_a_person_can_be_asked_for_before_anything_was_told(talk: Talk) -> None:
    answer = talk.says("mens", "mens")

    assert "Dat hoeft niet." in text(answer)
    assert summary(talk.presses("geef_door")).worry is None


def test_a_worry_told_after_asking_for_a_person_goes_along(talk: Talk) -> None:
    talk.says("mens", "mens")
    talk.worry("ik heb schulden", "geld")

    passed = summary(talk.presses("geef_door"))
    assert (passed.theme, passed.words) == ("geld", "ik heb schulden")


@pytest.mark.parametrize("question", ["route", "place", "confirm_theme", "choose_theme", "erase"])
def test_a_person_can_be_asked_for_at_every_question(talk: Talk, question: str) -> None:
    if question == "erase":
        talk.says("wissen")
    elif question == "place":
        talk.worry("ik ben alleen", "eenzaamheid")
    else:
        decision = {"route": "sure", "confirm_theme": "confirm"}.get(question, "unsure")
        talk.worry("ik heb schulden", "geld", decision=decision)
    assert talk.slots["question"] == question

    assert "geef_door" in ids(talk.says("mens"))


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        ({"staffed": True, "open_now": True}, "Er is nu iemand."),
        ({"staffed": False, "opens": "2026-11-22T09:00:00+01:00"}, "Vanaf morgen 9:00 uur"),
        ({"staffed": False, "opens": "2026-11-24T09:30:00+01:00"}, "Vanaf dinsdag 9:30 uur"),
        ({"staffed": False, "opens": "2026-11-21T19:30:00+00:00"}, "Vanaf vandaag 20:30 uur"),
        ({"staffed": False, "opens": "2027-03-30T09:00:00+02:00"}, "Vanaf dinsdag 30 maart 9:00 uur"),
        ({"staffed": False, "open_now": True}, "Ik weet niet wanneer"),
        ({"staffed": False}, "Er is hier nu niemand."),
    ],
)
def test_the_truth_about_when_is_told_before_the_yes_and_left_to_the_bot_after_it(
    talk: Talk, desk: dict[str, object], said: str
) -> None:
    talk.context["desk"] = desk

    assert said in text(talk.says("mens"))
    assert said not in text(talk.presses("geef_door"))


OTHERS = [
    {"themes": ["geld"], "staffed": True, "open_now": True},
    {"municipalities": ["GM0402"], "opens": "2026-11-23T14:00:00+01:00"},
]


def test_when_is_that_of_the_team_it_would_go_to_as_far_as_known(talk: Talk) -> None:
    talk.context["desk"] = {"opens": "2026-11-23T09:00:00+01:00", "teams": OTHERS}

    assert "Vanaf maandag 9:00 uur" in text(talk.says("mens"))
    talk.worry("ik heb schulden", "geld", intent="mens")
    assert "Er is nu iemand." in text(talk.says("mens"))
    talk.says("plaats", "hilversum")
    assert "Vanaf maandag 14:00 uur" in text(talk.says("mens"))


def test_a_call_is_offered_where_nobody_of_the_team_it_goes_to_is_there(helped: Talk) -> None:
    helped.context["desk"] = {"staffed": True, "open_now": True, "teams": OTHERS}
    helped.says("mens")

    assert "bel_mij_terug" in ids(helped.presses("geef_door"))


def test_asking_again_while_a_handoff_waits_makes_no_second_one(helped: Talk) -> None:
    helped.context["state"] = "open"

    answer = helped.says("mens")

    assert ids(answer) == ["bel_mij_terug", "verder_zoeken"]
    assert not answer.commands


def test_searching_on_while_waiting_shows_the_next_contacts(helped: Talk) -> None:
    helped.says("mens")
    helped.presses("geef_door")
    helped.context["state"] = "open"

    assert any(part.contact for part in helped.presses("verder_zoeken").parts)


def test_a_worry_told_while_asking_for_a_person_goes_along(talk: Talk) -> None:
    talk.worry("ik heb schulden en wil een mens spreken", "geld", intent="mens")

    passed = summary(talk.presses("geef_door"))
    assert (passed.theme, passed.words) == ("geld", "ik heb schulden en wil een mens spreken")
