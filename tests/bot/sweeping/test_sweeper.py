# SPDX-License-Identifier: EUPL-1.2
"""The sweeper: what is past its time goes, on the one clock; what somebody still needs stays."""

from __future__ import annotations

import pytest

from store import keys, retention
from tests.bot.support import House, texts, until

WEEK = retention.CONVERSATION_S + 1


async def test_a_week_after_the_last_message_nothing_of_a_conversation_is_kept(house: House) -> None:
    await house.say("ik heb schulden")
    await house.services.clock.move(WEEK)
    await until(lambda: _gone(house))
    assert not await house.services.redis.zcard(keys.timers(house.ref().partition))


async def test_every_message_begins_the_week_anew(house: House) -> None:
    await house.say("ik heb schulden")
    await house.services.clock.move(WEEK - 60)
    await house.say("daar ben ik weer")
    await house.services.clock.move(WEEK - 60)
    await _sweeps(house)
    assert len(await house.line.messages(house.ref())) == 4


async def test_a_conversation_on_the_desk_stays_until_it_is_closed_and_four_weeks_more(house: House) -> None:
    ref = await house.handed_off()
    await house.services.clock.move(30 * retention.DAY)
    await _sweeps(house)
    await house.desk.claim(ref, "anja")
    await house.desk.close(ref, "anja", "geholpen")
    await house.say("dank je")
    await house.services.clock.move(27 * retention.DAY)
    await _sweeps(house)
    assert await house.names(ref)
    await house.services.clock.move(2 * retention.DAY)
    await until(lambda: _gone(house))


async def test_who_waits_for_a_person_in_vain_is_kept_for_ninety_days_after_the_last_word(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    ref = await house.handed_off()
    await house.services.clock.move(89 * retention.DAY)
    await _sweeps(house)
    assert await house.names(ref)
    await house.services.clock.move(2 * retention.DAY)
    await until(lambda: _gone(house))
    assert "never answered" in capsys.readouterr().out
    assert not await house.desk.queue("standaard")


async def test_what_a_worker_still_writes_in_stays_however_long_ago_the_resident_did(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    for times in range(12):
        await house.services.clock.move(10 * retention.DAY)
        assert await house.desk.note(ref, "anja", "gebeld", f"n{times}", "Anja")
    await _sweeps(house)
    assert await house.names(ref)


async def test_a_message_that_came_while_nothing_ran_is_answered_and_not_swept_away(
    quiet_house: House,
) -> None:
    quiet_house.start()
    await quiet_house.say("ik heb schulden")
    await quiet_house.stop()
    await quiet_house.services.clock.move(WEEK)
    quiet_house.rasa.gate.clear()
    given = await quiet_house.give("daar ben ik weer")
    quiet_house.start()
    await _sweeps(quiet_house)
    quiet_house.rasa.gate.set()
    assert texts(await quiet_house.line.wait(given, 5.0)) == ["antwoord op daar ben ik weer"]


async def test_the_receipt_of_erasing_goes_after_an_hour(house: House) -> None:
    await house.say("wis", kind="command")
    await house.press("wis alles")
    await house.services.clock.move(retention.RECEIPT_S - 60)
    await _sweeps(house)
    assert texts(await house.line.messages(house.ref())) == ["Alles is gewist."]
    await house.services.clock.move(120)
    await until(lambda: _gone(house))


async def test_a_timer_nobody_knows_does_not_keep_the_others_from_being_done(house: House) -> None:
    await house.say("ik heb schulden")
    timers = keys.timers(house.ref().partition)
    await house.services.redis.zadd(timers, {"keep|zonder schuine streep": 1, "dans|a/b": 2})
    await house.services.clock.move(WEEK)
    await until(lambda: _gone(house))
    assert not await house.services.redis.zcard(timers)


async def _gone(house: House) -> bool:
    return not await house.names(house.ref())


async def _sweeps(house: House) -> None:
    """Until a timer that is due now has been done: a sweep has gone by."""
    name, timers = "dans|een/twee", keys.timers(house.ref().partition)
    await house.services.redis.zadd(timers, {name: 1})
    await until(lambda: _done(house, timers, name))


async def _done(house: House, timers: str, name: str) -> bool:
    return await house.services.redis.zscore(timers, name) is None
