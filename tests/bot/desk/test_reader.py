# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.desk.reader import DeskReader
from store import keys
from store.conversation import PARTITIONS
from store.vault import Vault
from tests.bot.desk.crowd import crowd
from tests.bot.support import ORGANISATION, House


class Counted:
    """A Redis that counts how often it is asked something; a pipeline is one question."""

    def __init__(self, redis: Any) -> None:
        self._redis, self.asked = redis, 0

    def __getattr__(self, name: str) -> Any:
        self.asked += 1
        return getattr(self._redis, name)


async def asked_for(house: House, many: int) -> int:
    """How often Redis is asked something by a process that reads so long a queue for the first time."""
    await crowd(house.services, many, first=many)
    redis = Counted(house.services.redis)
    services = replace(house.services, redis=redis, vault=Vault(redis, house.services.master))
    rows = await DeskReader(services).queue(ORGANISATION)
    assert len(rows) >= many and all(row.worry for row in rows)
    return redis.asked


async def test_a_long_queue_is_read_in_no_more_questions_than_there_are_partitions(
    quiet_house: House,
) -> None:
    assert await asked_for(quiet_house, 300) <= 1 + 2 * PARTITIONS


async def test_who_was_erased_while_the_queue_was_read_is_left_out(quiet_house: House) -> None:
    one, other = await crowd(quiet_house.services, 2)
    await quiet_house.services.redis.delete(keys.conversation(one))
    assert [row.ref for row in await quiet_house.desk.queue(ORGANISATION)] == [other]


async def test_a_summary_whose_key_has_gone_is_a_row_without_one(quiet_house: House) -> None:
    [ref] = await crowd(quiet_house.services, 1)
    await quiet_house.services.redis.delete(keys.key(ref))
    quiet_house.services.vault.forget(ref)
    [row] = await quiet_house.desk.queue(ORGANISATION)
    assert (row.ref, row.worry, row.place) == (ref, None, None)


async def test_only_what_workers_sent_has_a_delivery(quiet_house: House) -> None:
    [ref] = await crowd(quiet_house.services, 1, assignee="anja")
    assert await quiet_house.desk.reply(ref, "anja", "Hallo", "1", "Anja")
    entries = await quiet_house.desk.timeline(ref)
    worker = next(entry.seq for entry in entries if entry.who == "worker")
    assert await quiet_house.desk.deliveries(ref, entries) == {}
    await quiet_house.services.redis.hset(
        keys.sent(ref), mapping={str(worker): "failed:blocked", "2": "ok:1"}
    )
    assert await quiet_house.desk.deliveries(ref, entries) == {worker: "failed:blocked"}
