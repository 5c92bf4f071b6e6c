# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest

from content.reply import ContactCommand, HandoffCommand, Reach, Reply
from tests.actions.talk import Talk, ids, text

SHOWN = "06 12 34 56 78"
MIDDAY = Reach(channel="phone", number=SHOWN, e164="+31612345678", times="middag")


def command(answer: Reply) -> Any:
    [found] = answer.commands
    return found


def passed_on(answer: Reply) -> Reach:
    found = command(answer)
    assert isinstance(found, HandoffCommand)
    return found.summary.reach


@pytest.fixture
def changing(talk: Talk) -> Talk:
    """Somebody who wants something else passed on."""
    talk.worry("ik heb schulden", "geld")
    talk.says("mens")
    talk.presses("eerst_veranderen")
    return talk


@pytest.fixture
def asked(changing: Talk) -> Talk:
    """Somebody who is asked for a number."""
    changing.presses("liever_gebeld")
    return changing


def test_without_another_wish_the_answer_comes_in_the_chat(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    assert "Antwoord: hier in de chat" in text(talk.says("mens"))
    assert passed_on(talk.presses("geef_door")) == Reach()


def test_who_rather_gets_a_call_tells_a_number_and_when_and_sees_it_back(asked: Talk) -> None:
    times = asked.worry("0612345678", decision="unsure", intent="buiten_bereik")
    assert ids(times) == ["ochtend", "middag", "avond", "altijd"]

    shown = asked.presses("middag")

    assert f"Antwoord: bellen op {SHOWN}, ’s middags" in text(shown)
    assert "geef_door" in ids(shown)
    assert passed_on(asked.presses("geef_door")) == MIDDAY


@pytest.mark.parametrize("intent", ["plaats", "bevestigen", "zorg_delen", "mens", "wissen", "goed_zo"])
def test_a_number_is_heard_whatever_the_model_takes_it_for(asked: Talk, intent: str) -> None:
    assert "Wanneer" in text(asked.says(intent, "bel maar op 06-12345678"))


def test_a_wrong_number_gets_a_kind_word_and_the_question_again(asked: Talk) -> None:
    answer = asked.says("buiten_bereik", "06-1234567")

    assert "kan ik niet lezen" in text(answer)
    assert ids(answer) == ["liever_niet"]
    assert "Wanneer" in text(asked.says("buiten_bereik", "0612345678"))


def test_two_wrong_numbers_lead_back_to_the_chat(asked: Talk) -> None:
    asked.says("buiten_bereik", "06-1234567")
    answer = asked.says("buiten_bereik", "06-12345")

    assert "hier, in dit gesprek" in text(answer) and "geef_door" in ids(answer)


@pytest.mark.parametrize(
    ("intent", "typed"), [("", ""), ("ontkennen", "nee laat maar"), ("mens", "liever niet")]
)
def test_rather_not_goes_back_to_the_summary(asked: Talk, intent: str, typed: str) -> None:
    answer = asked.says(intent, typed) if intent else asked.presses("liever_niet")

    assert "Antwoord: hier in de chat" in text(answer)
    assert passed_on(asked.presses("geef_door")) == Reach()


@pytest.mark.parametrize(
    ("typed", "intent", "line"),
    [
        ("Avond", "zorg_delen", "’s avonds"),
        ("maakt niet uit", "bevestigen", "op elk moment"),
        ("weet ik nog niet", "weet_niet", "op elk moment"),
        ("dinsdag na vieren", "plaats", "“dinsdag na vieren”"),
    ],
)
def test_when_it_suits_can_be_typed_in_own_words(asked: Talk, typed: str, intent: str, line: str) -> None:
    asked.says("buiten_bereik", "0612345678")

    assert f"bellen op {SHOWN}, {line}" in text(asked.says(intent, typed))


def test_a_question_is_no_time(asked: Talk) -> None:
    asked.says("buiten_bereik", "0612345678")

    assert "of typ een tijd" in text(asked.says("buiten_bereik", "wat kost dat?"))
    assert "op elk moment" in text(asked.says("buiten_bereik", "en wie belt er dan?"))


def test_the_call_can_be_taken_back(asked: Talk) -> None:
    asked.says("buiten_bereik", "0612345678")
    asked.presses("altijd")
    asked.presses("eerst_veranderen")

    assert "Antwoord: hier in de chat" in text(asked.presses("schrap", line="reach"))


def test_a_number_typed_instead_of_words_is_how_to_reach_somebody(changing: Talk) -> None:
    assert "Wanneer" in text(changing.says("zorg_delen", "mijn nummer is 0612345678"))
    assert "“ik heb schulden”" in text(changing.presses("ochtend"))


def test_a_number_in_a_story_stays_in_the_story(changing: Talk) -> None:
    story = "de huisbaas belt mij elke dag op 0612345678 en dan durf ik niet op te nemen"
    assert f"“{story}”" in text(changing.says("zorg_delen", story))


def test_with_nothing_to_pass_on_a_call_can_still_be_asked_for(talk: Talk) -> None:
    talk.says("mens", "mens")
    talk.presses("liever_gebeld")
    talk.says("buiten_bereik", "0612345678")

    assert f"bellen op {SHOWN}" in text(talk.presses("middag"))


def test_a_call_back_is_offered_while_nobody_is_there(talk: Talk) -> None:
    talk.context["desk"] = {"staffed": False, "opens": "2026-11-23T09:00:00+01:00"}
    talk.says("mens")

    assert "bel_mij_terug" in ids(talk.presses("geef_door"))


def test_no_call_back_is_offered_while_somebody_is_there(talk: Talk) -> None:
    talk.context["desk"] = {"staffed": True, "open_now": True}
    talk.says("mens")

    assert "bel_mij_terug" not in ids(talk.presses("geef_door"))


def test_a_number_left_after_the_handoff_is_passed_on_after_a_yes(waiting: Talk) -> None:
    waiting.presses("bel_mij_terug")
    waiting.says("buiten_bereik", "0612345678")
    agree = waiting.presses("middag")

    assert f"Dit nummer geef ik door: bellen op {SHOWN}" not in text(agree)
    assert f"Dit nummer geef ik door: {SHOWN}, ’s middags." in text(agree) and not agree.commands
    answer = waiting.presses("ja")
    assert command(answer) == ContactCommand(reach=MIDDAY)
    assert "Er is hier nu niemand." in text(answer)


@pytest.mark.parametrize("intent", ["ontkennen", "liever_niet", "weet_niet"])
def test_a_number_that_may_not_be_passed_on_is_forgotten(waiting: Talk, intent: str) -> None:
    waiting.presses("bel_mij_terug")
    waiting.says("buiten_bereik", "0612345678")
    waiting.presses("middag")

    answer = waiting.says(intent, "toch maar niet")
    assert not answer.commands and waiting.slots["reach"] is None


def test_what_is_no_number_is_kept_for_the_worker_and_the_question_comes_once_more(waiting: Talk) -> None:
    waiting.presses("bel_mij_terug")

    answer = waiting.says("zorg_delen", "is er al iemand")
    assert "erbij gezet" in text(answer) and answer.asks == "reach_number"
    assert waiting.says("zorg_delen", "hallo nog iemand").asks == "reads_along"


def test_the_question_who_reads_along_comes_again_after_the_number(waiting: Talk) -> None:
    waiting.presses("bel_mij_terug")
    waiting.says("buiten_bereik", "0612345678")
    waiting.presses("middag")

    assert waiting.presses("ja").asks == "reads_along"


def test_who_searches_on_need_not_tell_a_number(waiting: Talk) -> None:
    waiting.presses("verder_zoeken")

    assert waiting.slots["question"] not in ("reach_number", "reads_along")
