# SPDX-License-Identifier: EUPL-1.2
"""Leases."""

import time

from redis.asyncio import Redis

from store import keys
from store.conversation import PARTITIONS
from store.lease import Leases


async def test_one_process_serves_every_partition(redis: Redis) -> None:
    one = Leases(redis, "turn", "one")
    await one.renew()
    assert sorted(one.tokens) == list(range(PARTITIONS))


async def test_a_second_process_takes_nothing_that_is_held(redis: Redis) -> None:
    one, two = Leases(redis, "turn", "one"), Leases(redis, "turn", "two")
    await one.renew()
    await two.renew()
    assert not two.tokens


async def test_two_processes_come_to_share_the_partitions(redis: Redis) -> None:
    one, two = Leases(redis, "turn", "one"), Leases(redis, "turn", "two")
    for leases in (one, two, one, two):
        await leases.renew()
    assert len(one.tokens) == len(two.tokens) == PARTITIONS // 2
    assert not set(one.tokens) & set(two.tokens)


async def test_a_process_that_was_killed_has_its_leases_back_at_once_with_new_tokens(redis: Redis) -> None:
    killed = Leases(redis, "turn", "one")
    await killed.renew()
    again = Leases(redis, "turn", "one")
    await again.renew()
    assert sorted(again.tokens) == list(range(PARTITIONS))
    assert not set(again.tokens.values()) & set(killed.tokens.values())


async def test_who_lost_a_lease_notices_it_at_the_next_renewal(redis: Redis) -> None:
    old = Leases(redis, "turn", "one")
    await old.renew()
    await Leases(redis, "turn", "one").renew()
    await old.renew()
    assert not old.tokens


async def test_a_lease_that_is_given_back_is_free(redis: Redis) -> None:
    one = Leases(redis, "turn", "one")
    await one.renew()
    await one.release()
    assert not await redis.exists(*(keys.lease(p, "turn") for p in range(PARTITIONS)))


async def test_who_died_before_the_clock_was_set_back_keeps_nothing_from_the_others(redis: Redis) -> None:
    gone = Leases(redis, "turn", "een")
    await gone.renew()
    # As Redis has it after its clock went back an hour: everything lasts an hour longer.
    await redis.zadd(keys.members("turn"), {"een": time.time() + 3600})
    for partition in range(PARTITIONS):
        await redis.pexpire(keys.lease(partition, "turn"), 3_600_000)
    other = Leases(redis, "turn", "twee")
    await other.renew()
    assert set(other.tokens) == set(range(PARTITIONS))
