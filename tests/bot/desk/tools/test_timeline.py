# SPDX-License-Identifier: EUPL-1.2
"""What was done in a conversation."""

from __future__ import annotations

from typing import Any

from bot.channels.outcome import Failed
from bot.desk.tools.cards import Cards
from bot.desk.tools.timeline import Event, Timeline, began
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew, snooze
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import reply
from tests.bot.post import CHAT, Round
from tests.bot.support import until


def naming(*contacts: str) -> Any:
    """An answer of the dialogue that shows contacts."""
    shown: dict[str, Any] = reply("Begin hier:")
    shown["parts"] += [{"title": None, "text": "Een kaart.", "contact": contact} for contact in contacts]
    return shown


async def of(office: Office, ref: ConversationRef) -> list[Event]:
    return await Timeline(office.house.services).of(ref)


async def whats(office: Office, ref: ConversationRef) -> list[str]:
    return [event.what for event in await of(office, ref)]


async def test_every_move_is_there_in_order_with_who_why_and_when(office: Office) -> None:
    house = office.house
    await crew(house, "anja", "bram")
    ref = await office.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    await house.desk.reply(ref, "anja", "Hallo.", "r", "Anja")
    await house.desk.transfer(ref, "anja", "bram", "kennis", "let op", "t", "Anja")
    await snooze(house, ref, "bram", "s")
    await house.desk.wake(ref, "bram", "w")
    await Cards(house.services).send(ref, "bram", "geldfit", "k", "Bram")
    await house.desk.close(ref, "bram", "geholpen", "Bram", "c")
    await house.desk.reopen(ref, "anja", "vergeten", "o", "Anja")
    events = await of(office, ref)
    assert [(event.what, event.who, event.why) for event in events] == [
        ("handoff", "", ""),
        ("claim", "anja", ""),
        ("transfer", "anja", "kennis"),
        ("snooze", "bram", "afspraak"),
        ("wake", "bram", ""),
        ("card", "bram", ""),
        ("close", "bram", "geholpen"),
        ("reopen", "anja", "vergeten"),
    ]
    assert events[2].whom == "bram" and events[5].names == ("Geldfit",)
    assert events[3].until is not None and events[3].until > events[3].at
    assert [event.at for event in events] == sorted(event.at for event in events)


async def test_a_move_made_twice_stands_there_once(office: Office) -> None:
    ref = await office.handed_off()
    for _ in range(3):
        await office.house.desk.claim(ref, "anja", "Anja", "een")
    assert await whats(office, ref) == ["handoff", "claim"]


async def test_of_what_the_bot_named_before_the_desk_gets_what_was_agreed_to(office: Office) -> None:
    office.house.rasa.next = [naming("geldfit", "humanitas")]
    await office.house.say("schulden")
    ref = await office.handed_off(tried=["Geldfit"])
    (handoff,) = await of(office, ref)
    assert handoff.names == ("Geldfit",)
    struck = await office.handed_off("2")
    assert [event.names for event in await of(office, struck)] == [()]


async def test_what_the_bot_names_while_one_waits_is_there_and_what_it_names_after_the_close_is_not(
    office: Office,
) -> None:
    ref = await office.handed_off()
    office.house.rasa.next = [reply("Ik zoek verder.", "verder_zoeken")]
    await office.house.services.redis.hset(keys.conversation(ref), "helping", 1)
    office.house.rasa.next = [naming("geldfit")]
    await office.house.say("nog iets")
    assert [(event.what, event.names) for event in await of(office, ref)][1:] == [("named", ("Geldfit",))]
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.desk.close(ref, "anja", "geholpen", "Anja")
    office.house.rasa.next = [naming("humanitas")]
    await office.house.say("en nu dit")
    assert await whats(office, ref) == ["handoff", "named", "claim", "close", "write"]


async def test_danger_is_there_also_from_before_the_handoff(office: Office) -> None:
    await office.house.say("ik wil dood")
    ref = await office.handed_off()
    assert await whats(office, ref) == ["danger", "handoff"]
    await office.house.say("ik maak er een eind aan")
    assert (await whats(office, ref)).count("danger") == 2


async def test_a_message_of_the_resident_that_wakes_a_conversation_is_there(office: Office) -> None:
    ref = await office.handed_off()
    await office.house.desk.claim(ref, "anja", "Anja")
    await snooze(office.house, ref, "anja", "s")
    await office.house.say("ben je er")
    last = (await of(office, ref))[-1]
    assert (last.what, last.why) == ("return", "message")


async def test_a_message_that_could_not_be_delivered_is_there(office: Office) -> None:
    round_ = Round(office.house)
    ref = await office.handed_off(CHAT, "telegram")
    await office.house.desk.claim(ref, "anja", "Anja")
    round_.post.trouble.extend([Failed("chat")] * 10)
    round_.start()

    async def failed() -> bool:
        return "undelivered" in await whats(office, ref)

    await until(failed)
    await round_.stop()


async def test_a_second_handoff_begins_anew(office: Office) -> None:
    ref = await office.handed_off(tried=["Geldfit"])
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.desk.close(ref, "anja", "geholpen", "Anja")
    before = began(await of(office, ref))
    await office.handed_off()
    events = await of(office, ref)
    assert [event.what for event in events] == ["handoff"] and events[0].names == ()
    assert began(events) > before


async def test_names_are_sealed_and_all_of_it_goes_when_the_resident_erases(office: Office) -> None:
    house = office.house
    ref = await office.handed_off(tried=["Geldfit"])
    await house.desk.claim(ref, "anja", "Anja")
    await Cards(house.services).send(ref, "anja", "geldfit", "k", "Anja")
    kept = str(await house.services.redis.xrange(keys.happened(ref)))
    assert "eldfit" not in kept
    await house.desk.close(ref, "anja", "geholpen", "Anja")
    await house.say("wissen")
    await house.press("wis alles")
    assert await house.services.redis.exists(keys.happened(ref)) == 0
    assert await of(office, ref) == []
