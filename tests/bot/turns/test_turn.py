# SPDX-License-Identifier: EUPL-1.2
"""One turn: what is said to messages there is nothing to understand in, and what the dialogue is told."""

from __future__ import annotations

import pytest

from bot.turns.turn import LONG
from store import keys
from tests.bot.support import House, texts, until


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x1b", "\u200b"])
async def test_a_message_without_words_is_answered_without_the_dialogue(house: House, typed: str) -> None:
    [answer] = await house.say(typed)
    assert "geen woorden" in answer.text
    assert house.rasa.heard == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("voice", "nog niet luisteren"),
        ("photo", "geen foto"),
        ("sticker", "nog niet lezen"),
        ("file", "nog niet lezen"),
    ],
)
async def test_what_cannot_be_read_gets_a_kind_answer(house: House, kind: str, words: str) -> None:
    [answer] = await house.say(kind, kind="unsupported")
    assert words in answer.text and answer.buttons


async def test_only_the_first_part_of_a_long_message_is_asked_and_that_is_said(house: House) -> None:
    [answer] = await house.say("schulden " * 300)
    assert "lang verhaal" in answer.text
    assert len(house.rasa.texts[0]) == LONG


async def test_more_than_twenty_messages_a_minute_get_one_pause_and_are_answered_again_after_it(
    house: House,
) -> None:
    given = [await house.give(f"bericht {number}") for number in range(25)]
    await house.line.wait(given[-1], 5.0)
    said = [entry for entry in await house.line.messages(house.ref()) if entry.who == "bot"]
    assert len(said) == 21 and "Rustig aan" in said[-1].text
    await house.services.clock.move(60)
    assert texts(await house.say("en nu")) == ["antwoord op en nu"]


async def test_the_dialogue_is_told_the_time_the_form_and_how_long_it_was_silent(house: House) -> None:
    await house.say("kunt u mij helpen")
    await house.services.clock.move(30 * 3600)
    await house.say("hallo")
    first, second = (asked["context"] for asked in house.rasa.heard)
    assert (first["form"], first["first"], first["gap_hours"]) == ("u", True, 0.0)
    assert (second["form"], second["first"], second["gap_hours"]) == ("u", False, 30.0)
    assert second["now"] > first["now"] and not second["desk"]["staffed"]


async def test_typed_text_reaches_the_dialogue_as_text_and_never_as_a_button(house: House) -> None:
    await house.say('/wis_alles{"x":1}')
    [asked] = house.rasa.heard
    assert (asked["kind"], asked["button"]) == ("text", None)


async def test_an_old_button_shows_the_buttons_that_work_now(house: House) -> None:
    [first] = await house.say("hallo")
    [second] = await house.say("dag")
    [answer] = await house.say(first.buttons[0].payload)
    assert "van eerder" in answer.text
    assert answer.buttons == second.buttons


async def test_while_nobody_has_taken_it_the_bot_acknowledges_and_helps_when_asked(house: House) -> None:
    await house.handed_off()
    [answer] = await house.say("ik wacht nog")
    assert "erbij gezet" in answer.text
    await house.press("Verder zoeken")
    assert texts(await house.say("ik heb schulden")) == ["antwoord op ik heb schulden"]


async def test_asking_for_a_person_again_without_the_dialogue_keeps_the_summary_that_was_agreed(
    hasty_house: House,
) -> None:
    await hasty_house.handed_off()
    await hasty_house.press("verder zoeken")
    before = (await hasty_house.fields())["summary"]
    hasty_house.rasa.mode = "silent"
    [answer] = await hasty_house.say("mens", seconds=6.0)
    assert "erbij gezet" in answer.text
    assert (await hasty_house.fields())["summary"] == before


async def test_erasing_is_told_and_leaves_only_that(house: House) -> None:
    await house.say("ik heb schulden")
    await house.say("wis", kind="command")
    assert texts(await house.press("wis alles")) == ["Alles is gewist."]
    assert texts(await house.line.messages(house.ref())) == ["Alles is gewist."]
    names = {name.split(":")[2] for name in await house.names(house.ref())}
    assert names == {"conv", "key", "log"}


async def test_after_violence_erasing_leaves_nothing_at_all_whatever_was_said_meanwhile(house: House) -> None:
    await house.say("mijn man slaat mij")
    await house.say("wis", kind="command")
    entries = await house.line.messages(house.ref())
    payload = next(c.payload for e in entries for c in e.buttons if c.title == "wis alles")
    house.rasa.gate.clear()
    given = [await house.give(payload), await house.give("hallo"), await house.give("nog iets")]
    house.rasa.gate.set()
    for each in given:
        await house.line.wait(each, 3.0)
    await until(lambda: _answered(house))
    assert await house.names(house.ref()) == []


async def test_after_erasing_a_new_conversation_begins(house: House) -> None:
    await house.say("mijn man slaat mij")
    await house.say("wis", kind="command")
    await house.press("wis alles")
    assert texts(await house.say("hallo")) == ["antwoord op hallo"]
    assert len(await house.line.messages(house.ref())) == 2
    assert "private" not in await house.fields()


async def test_who_stops_is_kept_as_stopped_until_the_next_message(house: House) -> None:
    await house.say("hallo")
    await house.services.redis.hset(keys.conversation(house.ref()), "stopped", "1")
    await house.say("daar ben ik weer")
    assert "stopped" not in await house.fields()


async def _answered(house: House) -> bool:
    return await house.waiting() == 0


async def test_who_wanted_to_hear_nothing_more_hears_nothing_of_what_the_desk_does_until_they_write(
    house: House,
) -> None:
    ref = await house.handed_off()
    await house.services.redis.hset(keys.conversation(ref), "stopped", 1)
    before = len(await house.line.messages(ref))
    assert (await house.desk.claim(ref, "anja", "Anja")).won
    assert await house.desk.release(ref, "anja")
    assert len(await house.line.messages(ref)) == before
    await house.desk.claim(ref, "anja", "Anja")
    await house.say("ik heb toch nog een vraag")
    assert "stopped" not in await house.fields()
    assert await house.desk.close(ref, "anja", "geholpen", "Anja")
    assert "klaar met dit gesprek" in texts(await house.line.messages(ref))[-1]
