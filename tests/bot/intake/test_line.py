# SPDX-License-Identifier: EUPL-1.2
"""The line: what channels and pages read of a conversation."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.journal import AT_ONCE, line, said
from store import keys
from tests.bot.support import House, texts


async def test_waiting_ends_without_an_error_when_there_is_no_answer_in_time(quiet_house: House) -> None:
    given = await quiet_house.give("hallo")
    began = time.monotonic()
    assert await quiet_house.line.wait(given, 0.2) == []
    assert time.monotonic() - began < 10.0


async def test_a_message_given_again_gets_the_very_same_answers(house: House) -> None:
    first = await house.say("hallo", message_id="zelfde")
    assert await house.say("hallo", message_id="zelfde") == first
    assert len(house.rasa.heard) == 1


async def test_who_waits_is_woken_and_does_not_look_every_so_often(house: House) -> None:
    await house.say("hallo")
    began = time.monotonic()
    for number in range(10):
        await house.say(f"bericht {number}")
    assert time.monotonic() - began < 10 * 0.4


async def test_who_waits_for_what_was_erased_does_not_wait_long(house: House) -> None:
    await house.say("mijn man slaat mij")
    await house.say("wis", kind="command")
    began = time.monotonic()
    assert await house.press("wis alles") == []
    assert time.monotonic() - began < 2.0


async def test_all_of_a_long_conversation_can_be_read(quiet_house: House) -> None:
    given = await quiet_house.give("eerste")
    services, count = quiet_house.services, AT_ONCE + 20
    key = await services.vault.key(given.ref)
    for seq in range(2, count + 1):
        body = line(key, given.ref, said("bot", str(seq)))
        await services.redis.xadd(keys.log(given.ref), {"t": 1, "w": "bot", "b": body}, id=f"{seq}-0")
    entries = await quiet_house.line.messages(given.ref)
    assert [entry.seq for entry in entries] == list(range(1, count + 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(
    texts_=st.lists(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1), max_size=5
    )
)
async def test_a_note_is_never_in_what_a_resident_reads_and_never_pushed(
    quiet_house: House, texts_: list[str]
) -> None:
    redis = quiet_house.services.redis
    await redis.flushall()
    given = await quiet_house.give("hallo", channel="telegram")
    await redis.hset(
        keys.conversation(given.ref), mapping={"state": "open", "assignee": "anja", "handed_at": 0}
    )
    for number, text in enumerate(texts_):
        assert await quiet_house.desk.note(given.ref, "anja", text, f"n{number}")
    assert texts(await quiet_house.line.messages(given.ref)) == ["hallo"]
    assert texts(await quiet_house.desk.timeline(given.ref)) == ["hallo", *texts_]
    assert await quiet_house.waiting(lambda p: keys.outbox(p, "ordinary")) == 0
