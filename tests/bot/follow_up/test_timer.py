# SPDX-License-Identifier: EUPL-1.2
"""The moment that was chosen."""

from __future__ import annotations

from store import keys, retention
from tests.bot.fake_rasa import reply
from tests.bot.follow_up.support import (
    DAY,
    OFFER,
    QUESTION,
    asked,
    closed,
    counts,
    last,
    question_put,
    sweeps,
    titles,
)
from tests.bot.support import House, texts, until

NIGHT = 14 * 3600
"""From eleven in the morning it is night."""


async def test_the_question_comes_on_the_day_that_was_said(house: House) -> None:
    await closed(house)
    assert "Ik vraag het je donderdag." in texts(await house.press("Ja, over drie dagen"))[0]
    await house.services.clock.move(3 * DAY - 120)
    await sweeps(house)
    assert not await asked(house)
    await house.services.clock.move(180)
    await until(lambda: asked(house))
    assert titles(await last(house)) == ["Ja, gelukt", "Een beetje", "Nee"]
    assert await counts(house) == {"follow_up_asked|geld": 1}


async def test_it_is_asked_once(house: House) -> None:
    await question_put(house)
    before = len(await house.line.messages(house.ref()))
    await house.services.clock.move(6 * DAY)
    await sweeps(house)
    assert len(await house.line.messages(house.ref())) == before


async def test_what_comes_due_at_night_waits_for_the_morning(house: House) -> None:
    await closed(house)
    await house.press("Ja, over drie dagen")
    await house.stop()
    await house.services.clock.move(3 * DAY + NIGHT)
    house.start()
    await sweeps(house)
    assert not await asked(house)
    await house.services.clock.move(11 * 3600)
    await until(lambda: asked(house))


async def test_stop_cancels_it(house: House) -> None:
    await closed(house)
    await house.press("Ja, over drie dagen")
    house.rasa.next = [reply("Goed.", commands=({"name": "stop"},))]
    await house.say("stop", kind="command")
    before = len(await house.line.messages(house.ref()))
    await house.services.clock.move(9 * DAY)
    await sweeps(house)
    assert len(await house.line.messages(house.ref())) == before


async def test_erasing_cancels_it_and_leaves_no_timer(house: House) -> None:
    ref = await closed(house)
    await house.press("Ja, over drie dagen")
    await house.say("wis", kind="command")
    await house.press("wis alles")
    assert await house.services.redis.zscore(keys.timers(ref.partition), f"follow|{ref}") is None


async def test_who_is_with_a_person_again_is_not_asked(house: House) -> None:
    ref = await closed(house)
    await house.press("Ja, over drie dagen")
    await house.desk.reopen(ref, "anja", "vergeten", name="Anja")
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: _cancelled(house))
    assert not await asked(house)


async def test_without_a_handoff_the_question_comes_while_the_conversation_is_still_there(
    house: House,
) -> None:
    command = {"name": "follow_up", "theme": "wonen"}
    house.rasa.next = [reply(OFFER, "vraag_week", commands=(command,))]
    await house.say("het is goed zo")
    await house.say("over een week")
    due = float((await house.fields())["follow_up_at"])
    assert due - await house.services.clock.now() < retention.CONVERSATION_S - 12 * 3600


async def test_a_turn_that_is_decided_while_the_question_is_put_is_decided_again(house: House) -> None:
    await closed(house)
    await house.press("Ja, over drie dagen")
    house.rasa.gate.clear()
    heard = len(house.rasa.heard)
    given = await house.give("nog een vraag")
    await house.asked(heard + 1)
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: _there(house, QUESTION))
    house.rasa.gate.set()
    await house.line.wait(given, 5.0)
    assert (await house.fields())["follow_up"] == "asked"


async def _cancelled(house: House) -> bool:
    return "follow_up" not in await house.fields()


async def _there(house: House, text: str) -> bool:
    return text in texts(await house.line.messages(house.ref()))
