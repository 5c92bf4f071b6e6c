# SPDX-License-Identifier: EUPL-1.2
"""Danger: the fixed card, from any state, before anything else."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.conversation.voice import Voice
from bot.danger.danger import LIGHT_S, Card, card_for, only_goes_on, surely
from nlu.safety import Verdict
from store import keys
from tests.bot.support import House, texts

LAST = "Ik ben een computer. Ik kan geen hulp sturen."
SAID = {"ik wil dood": "113", "mijn man slaat mij": "0800-2000", "ik ruik gas in huis": "112"}


@pytest.mark.parametrize(("text", "number"), SAID.items())
async def test_the_card_is_the_answer_at_once_also_when_no_worker_runs(
    quiet_house: House, text: str, number: str
) -> None:
    [card] = await quiet_house.say(text, seconds=0.0)
    assert number in card.text and card.text.endswith(LAST)
    assert "Ik wil een mens spreken" in [choice.title for choice in card.buttons]


async def _new(house: House) -> None:
    """Nothing was said yet."""


async def _in_a_question(house: House) -> None:
    await house.say("wis", kind="command", channel="telegram")


async def _waits(house: House) -> None:
    await house.handed_off(channel="telegram")


async def _with_a_person(house: House) -> None:
    assert (await house.desk.claim(await house.handed_off(channel="telegram"), "anja")).won


async def _closed(house: House) -> None:
    await _with_a_person(house)
    assert await house.desk.close(house.ref(channel="telegram"), "anja", "geholpen")


async def _silent(house: House) -> None:
    house.rasa.mode = "silent"


async def _in_a_flood(house: House) -> None:
    await asyncio.gather(*(house.give(f"bericht {number}", channel="telegram") for number in range(25)))


@pytest.mark.parametrize(
    "state",
    [_new, _in_a_question, _waits, _with_a_person, _closed, _silent, _in_a_flood],
    ids=lambda f: f.__name__,
)
async def test_the_card_comes_from_every_state_and_goes_before_everything(
    house: House, state: object
) -> None:
    assert callable(state)
    await state(house)
    [card] = await house.say("ik wil dood", channel="telegram")
    assert "113" in card.text
    assert await house.waiting(lambda p: keys.outbox(p, "urgent")) == 1
    assert json.loads((await house.fields(channel="telegram"))["danger"])["kind"] == "suicide"


async def test_the_desk_sees_the_mark_and_danger_comes_first(house: House) -> None:
    await house.handed_off("1")
    await house.handed_off("2")
    await house.say("ik wil dood", "2")
    rows = await house.desk.queue("standaard")
    assert [row.danger for row in rows] == ["suicide", None]


async def test_the_same_danger_message_again_gets_the_same_card_at_once(quiet_house: House) -> None:
    first = await quiet_house.say("ik wil dood", message_id="zelfde")
    assert await quiet_house.say("ik wil dood", message_id="zelfde", seconds=0.0) == first


async def test_the_next_message_is_read_in_the_light_of_the_card(house: House) -> None:
    await house.say("ik wil dood")
    [answer] = await house.say("ik heb schulden")
    assert "113" in answer.text
    assert house.rasa.heard == []


async def test_the_light_goes_out_by_asking_for_something_else(house: House) -> None:
    await house.say("hallo")
    await house.say("ik wil dood")
    redis = house.services.redis
    assert await redis.hexists(keys.conversation(house.ref()), "danger_lit")
    await house.say("start", kind="command")
    assert texts(await house.say("ik heb schulden")) == ["antwoord op ik heb schulden"]


async def test_the_light_goes_out_after_twelve_hours(house: House) -> None:
    await house.say("ik wil dood")
    await house.services.clock.move(LIGHT_S + 1)
    assert texts(await house.say("ik heb schulden")) == ["antwoord op ik heb schulden"]


NOBODY = "Er is hier nu niemand. Bel 113. Gratis, dag en nacht."


async def test_after_a_card_a_person_can_be_asked_for(house: House) -> None:
    await house.say("ik wil dood")
    assert texts(await house.press("Ik wil een mens spreken")) == [NOBODY, "Ik heb het doorgegeven."]


async def test_an_answer_that_was_on_its_way_does_not_come_after_the_card(house: House) -> None:
    house.rasa.gate.clear()
    before = await house.give("ik heb schulden")
    await house.asked()
    [card] = await house.say("ik wil dood")
    house.rasa.gate.set()
    assert await house.line.wait(before, 5.0) == []
    said = await house.line.messages(before.ref)
    assert said[-1].text == card.text
    answers = texts(await house.say(card.buttons[0].payload))
    assert answers and not any("van eerder" in text for text in answers), "the card's own buttons still work"


async def test_who_asked_for_a_person_just_before_the_card_still_gets_one(house: House) -> None:
    house.rasa.gate.clear()
    before = await house.give("mens")
    await house.asked()
    await house.say("ik wil dood")
    house.rasa.gate.set()
    assert texts(await house.line.wait(before, 5.0)) == [NOBODY, "Ik heb het doorgegeven."]


@pytest.mark.parametrize(("kind", "number"), [("suicide", "113"), ("geweld", "0800-2000"), ("gevaar", "112")])
async def test_a_card_that_content_has_lost_falls_back_to_the_number(
    quiet_house: House, kind: str, number: str
) -> None:
    services = quiet_house.services
    card = card_for(services, Verdict(kind, "clear", "self", "geen_kaart"), Voice(services))
    assert number in card.parts[0].text and card.parts[0].text.endswith(LAST)
    assert [button.id for button in card.buttons] == ["mens"]
    assert card.private == (kind == "geweld")


async def test_every_card_the_rules_can_choose_is_in_the_content(quiet_house: House) -> None:
    catalogue, services = quiet_house.services.catalogue, quiet_house.services
    for text in (
        *SAID,
        "mijn zus wil dood",
        "mijn moeder wordt geslagen door mijn broer",
        "ik sla mijn vrouw",
    ):
        verdict = services.safety.check(text)
        assert verdict.card and catalogue.card(verdict.card).lines[-1] == LAST


async def test_after_violence_the_conversation_counts_as_one_that_others_may_read(house: House) -> None:
    await house.say("mijn man slaat mij")
    await house.say("mens")
    assert house.rasa.heard[-1]["context"]["shared_phone"] is True


async def test_danger_in_another_language_is_answered_in_it_first_and_so_is_what_follows(
    house: House,
) -> None:
    [card] = await house.say("I want to die")
    assert card.text.index("call 113") < card.text.index("Bel nu 113")
    [answer] = await house.say("nobody listens")
    assert "call 113" in answer.text and answer.text.endswith(LAST)


async def test_violence_in_another_language_shows_nothing_in_a_notification(house: House) -> None:
    [card] = await house.say("my husband beats me")
    assert card.text.startswith("Here is your answer.")
    assert "0800-2000" in card.text


async def test_danger_in_a_language_without_a_text_is_answered_in_english_too(
    quiet_house: House,
) -> None:
    services = quiet_house.services
    verdict = Verdict("gevaar", "clear", "now", "gevaar_now", "other")
    card = card_for(services, verdict, Voice(services))
    assert "Call 112 now." in card.parts[0].text and "Bel nu 112." in card.parts[1].text


@pytest.mark.parametrize(
    ("verdict", "text", "goes_on"),
    [
        (
            Verdict("geweld", "perhaps", "victim", "geweld_unsure"),
            "ik durf eigenlijk niet zo goed naar huis",
            True,
        ),
        (Verdict("gevaar", "perhaps", "now", "gevaar_unsure"), "hij is nu weg", True),
        (
            Verdict("gevaar", "perhaps", "now", "gevaar_unsure"),
            "er ligt iemand beneden en hij zegt niets",
            False,
        ),
        (Verdict("suicide", "perhaps", "self", "suicide_unsure"), "waar doe ik het voor", False),
        (Verdict("geweld", "clear", "victim", "geweld_victim"), "hij slaat me", False),
    ],
)
def test_after_a_card_a_mere_doubt_goes_on_about_it(verdict: Verdict, text: str, goes_on: bool) -> None:
    conversation = {"danger": '{"kind": "geweld", "card": "geweld_victim"}'}
    assert only_goes_on(conversation, verdict, text) is goes_on


async def test_a_card_comes_at_once_also_when_the_organisations_own_words_cannot_be_read(
    quiet_house: House,
) -> None:
    tells = []

    def card(voice: Voice) -> Card:
        tells.append(voice)
        if len(tells) == 1:
            voice.text("hier_staat_niets")
        verdict = Verdict(kind="suicide", certainty="clear", card="suicide_self")
        return card_for(quiet_house.services, verdict, voice)

    given = surely(card, Voice(quiet_house.services, {"form": "u"}))
    assert "113" in given.parts[0].text and [button.id for button in given.buttons] == ["mens"]
    assert tells[1].form == "u"
