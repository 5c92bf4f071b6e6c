# SPDX-License-Identifier: EUPL-1.2
"""A conversation that nobody closes is over after two quiet weeks; nobody who waits is forgotten by it."""

from __future__ import annotations

import pytest

from bot.desk.quiet import Quiet
from bot.desk.tools.timeline import Timeline
from store import keys, retention
from store.conversation import ConversationRef
from tests.bot.support import House, texts, until


async def answered(house: House) -> ConversationRef:
    """Somebody whom Anja answered, and who had the last word."""
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    await house.desk.reply(ref, "anja", "Ik bel de gemeente.", "r1", "Anja")
    await house.say("dank je wel")
    return ref


async def resolved(house: House) -> bool:
    return (await house.fields())["state"] == "resolved"


async def test_after_two_quiet_weeks_both_sides_read_that_it_is_over(house: House) -> None:
    ref = await answered(house)
    await house.services.clock.move(retention.QUIET_S + 5)
    await until(lambda: resolved(house))
    last = (await house.line.messages(ref))[-1]
    assert last.text.startswith("Het was hier 2 weken stil.")
    assert "Ik wil een mens spreken" in [choice.title for choice in last.buttons]
    event = (await Timeline(house.services).of(ref))[-1]
    assert (event.what, event.whom, event.who) == ("lapse", "anja", "")
    assert not await house.desk.queue("standaard")
    assert texts(await house.say("hallo")) == ["antwoord op hallo"]
    assert not await house.services.redis.zscore(keys.timers(ref.partition), f"quiet|{ref}")


async def test_every_word_of_either_side_begins_the_two_weeks_anew(quiet_house: House) -> None:
    quiet_house.start()
    ref, clock = await answered(quiet_house), quiet_house.services.clock
    for word in ("resident", "worker"):
        await clock.move(retention.QUIET_S - retention.DAY)
        if word == "resident":
            await quiet_house.say("ik ben er nog")
        else:
            assert await quiet_house.desk.note(ref, "anja", "gebeld", "n1", "Anja")
        due = await quiet_house.services.redis.zscore(keys.timers(ref.partition), f"quiet|{ref}")
        assert due == pytest.approx(await clock.now() + retention.QUIET_S, abs=30)
    assert not await resolved(quiet_house)


@pytest.mark.parametrize("who", ["nobody", "silent", "danger"])
async def test_who_waits_for_an_answer_is_never_put_away(quiet_house: House, who: str) -> None:
    quiet_house.start()
    if who == "danger":
        ref = await answered(quiet_house)
        await quiet_house.say("ik wil dood")
    else:
        ref = await quiet_house.handed_off()
        if who == "silent":
            await quiet_house.desk.claim(ref, "anja", "Anja")
        await quiet_house.say("is er iemand")
    await quiet_house.stop()
    await quiet_house.services.clock.move(retention.QUIET_S + 5)
    assert not await Quiet(quiet_house.services).due(ref)
    assert not await resolved(quiet_house)


async def test_who_wanted_to_hear_nothing_more_is_told_nothing(quiet_house: House) -> None:
    quiet_house.start()
    ref = await answered(quiet_house)
    await quiet_house.services.redis.hset(keys.conversation(ref), "stopped", 1)
    before = len(await quiet_house.line.messages(ref))
    await quiet_house.services.clock.move(retention.QUIET_S + 5)
    await until(lambda: resolved(quiet_house))
    assert len(await quiet_house.line.messages(ref)) == before
