# SPDX-License-Identifier: EUPL-1.2
"""The worker: every message answered once, in order, whatever dies or is silent."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from bot.main import owner
from bot.settings import ROOT
from bot.supervisor.plan import environment
from bot.turns.rasa import TURN_S
from store import keys
from store.lease import TTL_MS, Leases
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import OWNER, House, texts, until


async def test_the_messages_of_one_conversation_are_answered_in_the_order_they_came(house: House) -> None:
    given = [await house.give(f"bericht {number}") for number in range(8)]
    answers = [texts(await house.line.wait(each, 5.0)) for each in given]
    assert answers == [[f"antwoord op bericht {number}"] for number in range(8)]
    assert house.rasa.texts == [f"bericht {number}" for number in range(8)]


async def test_one_slow_conversation_does_not_keep_the_others_waiting(house: House) -> None:
    house.rasa.gate.clear()
    slow = await house.give("langzaam", "1")
    await house.asked()
    house.rasa.gate.set()
    answers = await asyncio.gather(*(house.say("hallo", str(number)) for number in range(2, 12)))
    assert all(texts(answer) == ["antwoord op hallo"] for answer in answers)
    assert texts(await house.line.wait(slow, 5.0)) == ["antwoord op langzaam"]


async def test_a_message_that_came_while_no_worker_ran_is_answered_later(quiet_house: House) -> None:
    given = await quiet_house.give("hallo")
    assert texts(await quiet_house.line.wait(given, 0.1)) == []
    quiet_house.start()
    assert texts(await quiet_house.line.wait(given, 5.0)) == ["antwoord op hallo"]
    assert await quiet_house.waiting() == 0


async def test_a_worker_that_is_killed_in_the_middle_of_a_turn_answers_once_when_it_is_back(
    quiet_house: House, var: Path, redis_url: str
) -> None:
    quiet_house.rasa.gate.clear()
    given = await quiet_house.give("hallo")
    settings = quiet_house.services.settings
    around = {**os.environ, **environment(settings)}
    command = (sys.executable, "-m", "bot.main", "worker")
    process = await asyncio.create_subprocess_exec(*command, env=around, cwd=ROOT)
    try:
        await until(lambda: _heard(quiet_house.rasa), 20.0)
    finally:
        process.kill()
        await process.wait()
    quiet_house.rasa.gate.set()
    quiet_house.start(owner(settings))
    assert texts(await quiet_house.line.wait(given, 5.0)) == ["antwoord op hallo"]
    assert len(await quiet_house.line.messages(given.ref)) == 2


async def test_a_worker_in_the_same_place_takes_over_what_a_killed_one_held_at_once(
    quiet_house: House,
) -> None:
    await Leases(quiet_house.services.redis, "turn", OWNER).renew()
    began = time.monotonic()
    quiet_house.start()
    assert texts(await quiet_house.say("hallo")) == ["antwoord op hallo"]
    assert time.monotonic() - began < TTL_MS / 1000, "it waited until the lease had run out"


async def test_who_lost_the_lease_in_the_middle_of_a_turn_answers_after_getting_it_back(house: House) -> None:
    house.rasa.gate.clear()
    given = await house.give("hallo")
    await house.asked()
    await house.services.redis.delete(keys.lease(given.ref.partition, "turn"))
    house.rasa.gate.set()
    assert texts(await house.line.wait(given, 6.0)) == ["antwoord op hallo"]
    assert len(await house.line.messages(given.ref)) == 2


async def test_when_the_dialogue_is_silent_there_is_help_within_four_seconds_and_the_answer_later(
    house: House,
) -> None:
    house.rasa.mode = "silent"
    first = await house.give("ik heb schulden")
    [fallback] = await house.line.wait(first, 15.0)
    assert TURN_S <= 3.0, "there is no time left to say so within four seconds"
    assert "Ik ben even stil" in fallback.text and "0800-8115" in fallback.text
    assert [choice.title for choice in fallback.buttons] == ["Ik wil een mens spreken"]
    began = time.monotonic()
    second = await house.give("hallo?")
    [again] = await house.line.wait(second, 6.0)
    assert "nog steeds stil" in again.text
    assert time.monotonic() - began < TURN_S, "once it is known to be silent nobody waits for it again"
    house.rasa.mode = "well"
    await until(lambda: _said(house, 6))
    late = texts(await house.line.messages(first.ref))[-2:]
    assert late == [
        f"Ik ben er weer. Sorry voor het wachten.\n\nantwoord op {t}" for t in ("ik heb schulden", "hallo?")
    ]
    assert "told" not in await house.fields()
    assert texts(await house.say("dank je")) == ["antwoord op dank je"]


async def test_who_writes_while_the_dialogue_still_starts_gets_the_answer_and_no_excuse(
    quiet_house: House,
) -> None:
    quiet_house.rasa.mode = "silent"
    quiet_house.start()
    given = [await quiet_house.give("hallo", str(number)) for number in range(12)]
    await until(lambda: _looked(quiet_house.rasa, 6))
    assert not quiet_house.rasa.heard, "it was asked before it was there"
    quiet_house.rasa.mode = "well"
    assert [texts(await quiet_house.line.wait(each, 5.0)) for each in given] == [["antwoord op hallo"]] * 12


async def test_danger_is_on_the_desk_while_the_dialogue_still_starts(quiet_house: House) -> None:
    quiet_house.rasa.mode = "silent"
    quiet_house.start(patience=60.0)
    await quiet_house.give("hallo")
    await until(lambda: _looked(quiet_house.rasa, 2))
    [card] = await quiet_house.say("ik wil dood")
    assert "113" in card.text
    await until(lambda: _waits(quiet_house, 1))
    quiet_house.rasa.mode = "well"
    await until(lambda: _waits(quiet_house, 0))


async def test_every_resident_has_the_usual_patience_while_the_dialogue_starts_and_no_more(
    quiet_house: House,
) -> None:
    quiet_house.rasa.mode = "silent"
    quiet_house.start(patience=1.0)
    for who in ("1", "2"):
        began = time.monotonic()
        [excuse] = await quiet_house.say("hallo", who)
        assert "Ik ben even stil" in excuse.text
        assert 1.0 <= time.monotonic() - began < 4.0


async def test_a_person_can_be_asked_for_without_the_dialogue(hasty_house: House) -> None:
    hasty_house.rasa.mode = "silent"
    [answer] = await hasty_house.say("mens", seconds=6.0)
    assert "Dat geef ik door" in answer.text
    [row] = await hasty_house.desk.queue("standaard")
    assert row.ref == hasty_house.ref() and row.state == "open"
    assert await hasty_house.waiting() == 0


async def test_a_message_the_dialogue_refuses_is_set_aside_after_three_tries_with_an_answer(
    house: House,
) -> None:
    house.rasa.mode = "refusing"
    poisoned = await house.give("vreemd bericht")
    [answer] = await house.line.wait(poisoned, 6.0)
    assert "kon ik niet lezen" in answer.text
    assert len(house.rasa.heard) == 3
    await until(lambda: _aside(house))
    house.rasa.mode = "well"
    assert texts(await house.say("hallo")) == ["antwoord op hallo"]
    assert not await house.services.redis.hgetall(keys.attempts(poisoned.ref.partition))


async def test_a_message_over_which_a_healthy_dialogue_falls_again_and_again_does_not_block_the_next(
    hasty_house: House,
) -> None:
    hasty_house.rasa.mode = "failing"
    first = await hasty_house.give("vreemd bericht")
    await until(lambda: _aside(hasty_house), 25.0)
    hasty_house.rasa.mode = "well"
    assert texts(await hasty_house.say("hallo")) == ["antwoord op hallo"]
    said = texts(await hasty_house.line.messages(first.ref))
    assert "Ik ben even stil" in said[1] and "kon ik niet lezen" in said[2]


async def test_an_inbox_entry_that_is_not_well_formed_stops_nobody(house: House) -> None:
    await house.services.redis.xadd(keys.inbox(house.ref().partition), {"x": "y"})
    assert texts(await house.say("hallo")) == ["antwoord op hallo"]
    assert await house.waiting() == 0


async def test_a_worker_survives_a_redis_that_forgot_its_scripts(house: House) -> None:
    assert texts(await house.say("hallo")) == ["antwoord op hallo"]
    await house.services.redis.script_flush()
    assert texts(await house.say("dag")) == ["antwoord op dag"]


async def test_a_worker_that_stops_leaves_what_it_has_not_finished_for_the_next(house: House) -> None:
    house.rasa.gate.clear()
    given = await house.give("hallo")
    await house.asked()
    await house.stop()
    assert await house.waiting() == 1
    house.rasa.gate.set()
    house.start("proef-2")
    assert texts(await house.line.wait(given, 5.0)) == ["antwoord op hallo"]


async def _heard(rasa: FakeRasa) -> bool:
    return bool(rasa.heard)


async def _looked(rasa: FakeRasa, often: int) -> bool:
    return rasa.looked >= often


async def _waits(house: House, count: int) -> bool:
    return await house.waiting() == count


async def _said(house: House, count: int) -> bool:
    return len(await house.line.messages(house.ref())) >= count


async def _aside(house: House) -> int:
    return await house.waiting(keys.aside)
