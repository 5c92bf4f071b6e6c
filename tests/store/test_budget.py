# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from store import retention
from store.budget import TELEGRAM, Budget, Pace, key

BOT = "4200"


@dataclass
class Hand:
    """A clock in milliseconds that a test moves."""

    now: int = 1_000_000

    def __call__(self) -> int:
        return self.now


async def test_a_message_and_one_more_go_at_once_and_then_one_a_second(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    assert [await budget.take(BOT, "a") for _ in range(3)] == [0, 0, 1000]
    hand.now += 999
    assert await budget.take(BOT, "a") == 1
    hand.now += 1
    assert [await budget.take(BOT, "a") for _ in range(2)] == [0, 1000]


async def test_asking_too_early_costs_nothing(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    for _ in range(50):
        await budget.take(BOT, "a")
    hand.now += 1000
    assert await budget.take(BOT, "a") == 0


async def test_a_bot_sends_thirty_messages_in_a_second_whoever_they_are_for(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    assert [await budget.take(BOT, f"c{number}") for number in range(30)] == [0] * 30
    assert await budget.take(BOT, "another") == TELEGRAM.bot_window_ms
    assert await budget.take("another bot", "another") == 0
    hand.now += TELEGRAM.bot_window_ms
    assert await budget.take(BOT, "another") == 0


async def test_a_change_to_a_message_counts_for_the_bot_and_for_no_chat(redis: Redis) -> None:
    budget = Budget(redis, now_ms=Hand())
    assert [await budget.take(BOT) for _ in range(29)] == [0] * 29
    assert await budget.take(BOT, "a") == 0
    assert await budget.take(BOT) == TELEGRAM.bot_window_ms


async def test_a_group_gets_twenty_messages_a_minute_as_fast_as_they_come(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    assert [await budget.take(BOT, "g", group=True) for _ in range(20)] == [0] * 20
    assert await budget.take(BOT, "g", group=True) == TELEGRAM.group_window_ms
    hand.now += TELEGRAM.group_window_ms
    assert await budget.take(BOT, "g", group=True) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(steps=st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 120)), max_size=120))
async def test_no_window_ever_holds_more_than_the_limit(redis: Redis, steps: list[tuple[str, int]]) -> None:
    await redis.flushall()
    hand, pace = Hand(), Pace(bot_messages=5, bot_window_ms=500, chat_interval_ms=200, chat_burst=1)
    budget = Budget(redis, pace, now_ms=hand)
    sent: list[tuple[str, int]] = []
    for chat, pause in steps:
        hand.now += pause
        if await budget.take(BOT, chat) == 0:
            sent.append((chat, hand.now))
    moments = [at for _, at in sent]
    assert all(later - earlier >= 500 for earlier, later in zip(moments, moments[5:], strict=False))
    for chat in "abcdefgh":
        own = [at for name, at in sent if name == chat]
        assert all(later - earlier >= 200 for earlier, later in zip(own, own[2:], strict=False))


async def test_waiting_as_long_as_it_says_is_always_enough(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, Pace(bot_messages=3, bot_window_ms=700), now_ms=hand)
    waited = 0
    for turn in range(40):
        if wait := await budget.take(BOT, f"c{turn % 3}"):
            hand.now += wait
            waited += 1
            assert await budget.take(BOT, f"c{turn % 3}") == 0
    assert waited > 10


async def test_a_pause_that_was_ordered_holds_its_chat_in_every_process_and_no_other(redis: Redis) -> None:
    hand = Hand()
    one, other = Budget(redis, now_ms=hand), Budget(redis, now_ms=hand)
    await one.take(BOT, "a")
    await one.hold(BOT, "a", 3000)
    assert (await other.take(BOT, "a"), await other.take(BOT, "b")) == (3000, 0)
    await other.hold(BOT, "a", 1000)
    hand.now += 2999
    assert await other.take(BOT, "a") == 1
    hand.now += 1
    assert await other.take(BOT, "a") == 0


async def test_what_went_late_counts_from_when_it_went(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    turns = [await budget.reserve(BOT, f"c{number}") for number in range(TELEGRAM.bot_messages)]
    assert max(turns) < 0
    hand.now += 400
    for number, turn in enumerate(turns):
        await budget.settle(BOT, f"c{number}", turn)
    hand.now += TELEGRAM.bot_window_ms - 400
    assert await budget.take(BOT, "later") == 400
    hand.now += 400
    assert [await budget.take(BOT, f"d{n}") for n in range(31)] == [*[0] * 30, TELEGRAM.bot_window_ms]


async def test_a_message_that_went_late_keeps_its_chat_waiting_from_then_on(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    turn = await budget.reserve(BOT, "a")
    hand.now += 700
    await budget.settle(BOT, "a", turn)
    assert [await budget.take(BOT, "a") for _ in range(2)] == [0, 1000]


async def test_what_is_spared_is_there_for_who_is_urgent(redis: Redis) -> None:
    budget = Budget(redis, now_ms=Hand())
    for number in range(TELEGRAM.bot_messages - 3):
        assert await budget.reserve(BOT, f"c{number}", spare=3) < 0
    assert await budget.reserve(BOT, "ordinary", spare=3) == TELEGRAM.bot_window_ms
    assert [await budget.take(BOT, f"u{n}") for n in range(4)] == [0, 0, 0, TELEGRAM.bot_window_ms]


async def test_what_is_settled_counts_once(redis: Redis) -> None:
    hand = Hand()
    budget = Budget(redis, now_ms=hand)
    for number in range(TELEGRAM.bot_messages):
        turn = await budget.reserve(BOT, f"c{number}")
        assert turn < 0
        hand.now += 10
        await budget.settle(BOT, f"c{number}", turn)
    assert await redis.llen(key(BOT, "all")) == TELEGRAM.bot_messages
    assert await budget.take(BOT, "later") == TELEGRAM.bot_window_ms - 10 * (TELEGRAM.bot_messages - 1)


async def test_a_pause_is_never_kept_longer_than_the_counters_are(redis: Redis) -> None:
    await Budget(redis).hold(BOT, "a", 3_600_000)
    row = retention.row(key(BOT, "chat", "a"))
    assert row is not None
    assert 0 < await redis.pttl(key(BOT, "chat", "a")) <= row.seconds * 1000


async def test_processes_share_one_budget_by_the_clock_of_redis(redis: Redis) -> None:
    budgets = [Budget(redis) for _ in range(4)]
    answers = await asyncio.gather(*(budgets[turn % 4].take(BOT, f"c{turn}") for turn in range(60)))
    assert answers.count(0) == TELEGRAM.bot_messages
    assert all(0 < wait <= TELEGRAM.bot_window_ms for wait in answers if wait)
    await asyncio.sleep(TELEGRAM.bot_window_ms / 1000 + 0.01)
    assert await budgets[0].take(BOT, "later") == 0


async def test_every_key_is_in_the_retention_table_and_goes_by_itself(redis: Redis) -> None:
    budget = Budget(redis)
    await budget.take(BOT, "ab12")
    await budget.take(BOT, "cd34", group=True)
    names = sorted(await redis.keys("*"))
    assert names == sorted([key(BOT, "all"), key(BOT, "chat", "ab12"), key(BOT, "group", "cd34")])
    for name in names:
        row = retention.row(str(name))
        assert row is not None
        assert row.seconds is not None
        assert 0 < await redis.pttl(name) <= row.seconds * 1000


async def test_only_moments_are_kept(redis: Redis) -> None:
    await Budget(redis).take(BOT, "ab12")
    kept = [await redis.get(key(BOT, "chat", "ab12")), *await redis.lrange(key(BOT, "all"), 0, -1)]
    assert all(re.fullmatch(r"\d{13}", str(value)) for value in kept)


async def test_a_clock_that_is_set_back_silences_nobody(redis: Redis) -> None:
    hand = Hand(now=10_000_000)
    budget = Budget(redis, now_ms=hand)
    for number in range(30):
        await budget.take(BOT, f"c{number}")
    await budget.take(BOT, "g", group=True)
    hand.now -= 3_600_000
    assert [await budget.take(BOT, f"c{number}") for number in range(3)] == [0, 0, 0]
