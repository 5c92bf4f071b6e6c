# SPDX-License-Identifier: EUPL-1.2
"""The sender: in order, urgent first, once, and never silently not."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest_asyncio

from bot.channels.outcome import Blocked, Failed, RetryAfter
from bot.sending.sender import LAST_S
from bot.supervisor.part import PATIENCE_S
from store import keys
from tests.bot.post import CHAT, Note, Round
from tests.bot.support import House, until


@pytest_asyncio.fixture
async def round_(house: House) -> AsyncIterator[Round]:
    round_ = Round(house)
    yield round_
    await round_.stop()


async def test_messages_arrive_in_the_order_they_were_said(round_: Round) -> None:
    round_.start()
    for number in range(6):
        await round_.say(f"bericht {number}")
    assert await round_.arrived(6) == [f"antwoord op bericht {number}" for number in range(6)]


async def test_a_danger_card_goes_before_what_was_waiting(round_: Round) -> None:
    await round_.say("bericht 1")
    await round_.say("bericht 2")
    await round_.say("ik wil dood")
    round_.start()
    assert "113" in (await round_.arrived(3))[0]


async def test_a_danger_card_does_not_wait_for_a_message_that_does_not_get_through(round_: Round) -> None:
    round_.post.trouble.append(RetryAfter(60.0, "wire"))
    round_.start()
    await round_.say("bericht 1")
    await until(lambda: _begun(round_, 1))
    began = time.monotonic()
    await round_.say("ik wil dood")
    assert "113" in (await round_.arrived(1))[0]
    assert time.monotonic() - began < 30.0


async def test_when_asked_to_wait_it_goes_on_where_it_stopped(round_: Round) -> None:
    round_.post.trouble.append(RetryAfter(0.2, "flood", ("51",)))
    round_.start()
    await round_.say("bericht 1")
    assert await round_.arrived(1) == ["antwoord op bericht 1"]
    assert round_.post.begun == [(), ("51",)]


async def test_a_channel_that_breaks_is_tried_again_and_forgets_nothing_that_went(round_: Round) -> None:
    round_.post.trouble.extend([RetryAfter(0.1, "flood", ("51",)), RuntimeError("stuk")])
    round_.start()
    await round_.say("bericht 1")
    assert await round_.arrived(1) == ["antwoord op bericht 1"]
    assert round_.post.begun == [(), ("51",), ("51",)]


async def test_a_message_that_can_not_arrive_shows_on_the_desk_and_keeps_nothing_else_back(
    round_: Round,
) -> None:
    for outcome in (Blocked(), Failed("chat not found")):
        round_.post.log.clear()
        await round_.say("ik heb schulden")
        await round_.say("mens")
        round_.post.trouble.append(outcome)
        round_.start()
        await round_.arrived(1)
        await until(lambda: _empty(round_))
        [row] = await round_.house.desk.queue("standaard")
        assert row.undelivered
        await round_.stop()


async def test_nothing_is_brought_twice_after_a_restart(round_: Round) -> None:
    round_.start()
    await round_.say("bericht 1")
    await round_.arrived(1)
    await until(lambda: _empty(round_))
    await round_.stop()
    round_.start()
    await round_.say("bericht 2")
    assert await round_.arrived(2) == ["antwoord op bericht 1", "antwoord op bericht 2"]


async def test_a_clean_stop_waits_for_the_confirmation_and_begins_nothing_new(round_: Round) -> None:
    round_.post.confirms.clear()
    round_.start()
    for number in range(3):
        await round_.say(f"bericht {number}")
    assert await round_.arrived(1) == ["antwoord op bericht 0"]
    stopping = asyncio.ensure_future(round_.stop())
    await asyncio.sleep(0.3)
    round_.post.confirms.set()
    await stopping
    assert round_.post.brought == ["antwoord op bericht 0"]
    round_.start()
    assert await round_.arrived(3) == [f"antwoord op bericht {number}" for number in range(3)]
    await until(lambda: _empty(round_))
    assert len(round_.post.brought) == 3


async def test_a_clean_stop_does_not_wait_for_ever(round_: Round) -> None:
    round_.post.confirms.clear()
    round_.start()
    await round_.say("bericht 0")
    await round_.arrived(1)
    began = time.monotonic()
    await round_.stop()
    assert time.monotonic() - began < PATIENCE_S, "it would have been killed by whoever stops it"


async def test_what_waits_for_a_pause_does_not_keep_a_clean_stop_waiting(round_: Round) -> None:
    round_.post.trouble.append(RetryAfter(60.0, "wire"))
    round_.start()
    await round_.say("bericht 1")
    await until(lambda: _begun(round_, 1))
    began = time.monotonic()
    await round_.stop()
    assert time.monotonic() - began < LAST_S / 2


async def test_what_was_brought_while_the_lease_was_lost_is_not_brought_again(round_: Round) -> None:
    round_.post.gate.clear()
    round_.start()
    await round_.say("bericht 1")
    await until(lambda: _begun(round_, 1))
    ref = round_.house.ref(CHAT, "telegram")
    await round_.house.services.redis.delete(keys.lease(ref.partition, "send"))
    round_.post.gate.set()
    await until(lambda: _empty(round_))
    assert round_.post.brought == ["antwoord op bericht 1"]


async def test_what_waited_when_the_lease_was_lost_still_arrives(round_: Round) -> None:
    round_.post.gate.clear()
    round_.start()
    for number in range(3):
        await round_.say(f"bericht {number}")
    await until(lambda: _begun(round_, 1))
    ref = round_.house.ref(CHAT, "telegram")
    await round_.house.services.redis.delete(keys.lease(ref.partition, "send"))
    round_.post.gate.set()
    assert await round_.arrived(3) == [f"antwoord op bericht {number}" for number in range(3)]


async def test_only_the_newest_question_keeps_its_buttons(round_: Round) -> None:
    round_.start()
    await round_.say("bericht 1")
    await round_.say("bericht 2")
    await round_.arrived(2)
    await until(lambda: _logged(round_, ("cleared", "100")))


async def test_erasing_takes_the_messages_of_both_sides_out_of_the_chat_and_then_says_so(
    round_: Round,
) -> None:
    round_.start()
    await round_.say("bericht 1", origin="11")
    await round_.say("wissen", origin="12")
    await round_.arrived(2)
    await until(lambda: _empty(round_))
    await round_.house.press("wis alles", CHAT, channel="telegram", kind="button", origin="101")
    await round_.arrived(3)
    assert round_.post.log[-2:] == [("deleted", "100,101,11,12"), ("brought", "Alles is gewist.")]


async def test_after_violence_only_the_taking_away_is_left_and_it_is_tried_again(round_: Round) -> None:
    round_.start()
    await round_.say("mijn man slaat mij", origin="11")
    await round_.say("wis", kind="command", origin="12")
    await round_.arrived(2)
    await until(lambda: _empty(round_))
    round_.post.deaf = 1
    await round_.house.press("wis alles", CHAT, channel="telegram")
    await until(lambda: _logged(round_, ("deleted", "100,101,11,12")))
    await until(lambda: _empty(round_))
    assert await round_.house.names(round_.house.ref(CHAT, "telegram")) == []


async def test_a_message_that_was_on_its_way_while_everything_was_erased_is_taken_away_again(
    round_: Round,
) -> None:
    round_.start()
    await round_.say("mijn man slaat mij")
    await round_.arrived(1)
    round_.post.gate.clear()
    await round_.say("wis", kind="command")
    await until(lambda: _begun(round_, 2))
    await round_.house.press("wis alles", CHAT, channel="telegram")
    round_.post.gate.set()
    await until(lambda: _logged(round_, ("deleted", "101")))
    assert await round_.house.names(round_.house.ref(CHAT, "telegram")) == []


async def test_a_note_is_never_pushed(round_: Round) -> None:
    round_.start()
    await round_.say("mens")
    ref = round_.house.ref(CHAT, "telegram")
    await round_.house.desk.claim(ref, "anja", "Anja")
    await round_.house.desk.note(ref, "anja", "belt morgen", "n1")
    await round_.house.desk.reply(ref, "anja", "Hallo, met Anja.", "a1")
    assert (await round_.arrived(3))[-1] == "Hallo, met Anja."
    assert not [text for text in round_.post.brought if "morgen" in text]


async def test_an_outbox_entry_that_is_not_well_formed_stops_nobody(round_: Round) -> None:
    ref = round_.house.ref(CHAT, "telegram")
    await round_.house.services.redis.xadd(keys.outbox(ref.partition, "ordinary"), {"x": "y"})
    round_.start()
    await round_.say("bericht 1")
    assert await round_.arrived(1) == ["antwoord op bericht 1"]


async def _begun(round_: Round, count: int) -> bool:
    return len(round_.post.begun) >= count


async def _empty(round_: Round) -> bool:
    return await round_.outboxes() == 0


async def _logged(round_: Round, note: Note) -> bool:
    return note in round_.post.log
