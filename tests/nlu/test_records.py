# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import secrets

import pytest
from redis.asyncio import Redis

from nlu.records import ANSWERS_KEPT, Record, Records, pack, unpack
from store import keys
from store.conversation import ConversationRef
from store.master import MasterKey
from store.vault import Vault

REF = ConversationRef("standaard", "a" * 32)
OTHER = ConversationRef("standaard", "b" * 32)
RECORD = Record([{"event": "user", "text": "ik heb schulden"}], {"1": [{"version": 1}]})


@pytest.fixture
def master() -> MasterKey:
    return MasterKey(secrets.token_bytes(32))


def records(redis: Redis, master: MasterKey) -> Records:
    return Records(redis, Vault(redis, master))


async def test_a_record_is_read_as_it_was_written_by_any_process(redis: Redis, master: MasterKey) -> None:
    await records(redis, master).write(REF, RECORD)
    assert await records(redis, master).read(REF) == RECORD


async def test_an_unknown_conversation_starts_empty(redis: Redis, master: MasterKey) -> None:
    assert await records(redis, master).read(REF) == Record()


async def test_events_and_answers_are_one_sealed_write(redis: Redis, master: MasterKey) -> None:
    await records(redis, master).write(REF, RECORD)
    stored = await redis.hgetall(keys.tracker(REF))
    assert len(stored) == 1
    assert "schulden" not in str(stored)


@pytest.mark.parametrize("damage", ["", "nonsense", "x" * 200])
async def test_a_damaged_record_starts_afresh_and_can_be_written_again(
    redis: Redis, master: MasterKey, damage: str
) -> None:
    ours = records(redis, master)
    await ours.write(REF, RECORD)
    await redis.hset(keys.tracker(REF), "record", damage)
    assert await ours.read(REF) == Record()
    await ours.write(REF, RECORD)
    assert await ours.read(REF) == RECORD


async def test_a_record_of_another_conversation_is_not_read(redis: Redis, master: MasterKey) -> None:
    ours = records(redis, master)
    await ours.write(REF, RECORD)
    await redis.hset(keys.tracker(OTHER), "record", await redis.hget(keys.tracker(REF), "record"))
    assert await ours.read(OTHER) == Record()


async def test_what_was_said_after_an_erasure_by_another_process_can_still_be_read(
    redis: Redis, master: MasterKey
) -> None:
    ours = records(redis, master)
    await ours.write(REF, RECORD)
    await redis.delete(keys.tracker(REF))
    await Vault(redis, master).erase(REF)
    assert await ours.read(REF) == Record()
    await ours.write(REF, RECORD)
    assert await records(redis, master).read(REF) == RECORD


def test_only_the_last_answers_are_kept() -> None:
    record = Record()
    for number in range(ANSWERS_KEPT + 3):
        record = record.with_answer([], str(number), [{}])
    assert list(record.answers) == [str(number) for number in range(3, ANSWERS_KEPT + 3)]


def test_packing_makes_a_record_smaller() -> None:
    long = Record([RECORD.events[0]] * 60, {})
    assert unpack(pack(long)) == long
    assert len(pack(long)) < len(str(long)) / 5
