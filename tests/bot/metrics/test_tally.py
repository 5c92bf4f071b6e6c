# SPDX-License-Identifier: EUPL-1.2
"""What a process counts: only what is in the table, with values that are on its lists, and nothing lost."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.metrics.exposition import Reading, registry
from bot.metrics.keeper import Keeper, kept
from bot.metrics.table import MESSAGES, RASA_S, SAFETY, TABLE, TURNS
from bot.metrics.tally import Tally
from store.connection import connect


def test_a_value_that_is_not_on_the_list_is_counted_as_other() -> None:
    tally = Tally()
    for channel in ("telegram", "kees de vries", "0612345678", ""):
        tally.count(MESSAGES, channel)
    tally.count(TURNS, "web", "ik heb schulden")
    assert tally.take() == {"messages|telegram": 1, "messages|other": 3, "turns|web|other": 1}


def test_what_is_not_on_the_list_is_not_remembered_either() -> None:
    tally = Tally()
    for number in range(1000):
        tally.count(MESSAGES, f"kees {number}")
    assert "kees" not in repr(vars(tally))


def test_what_was_taken_is_not_taken_twice_and_what_is_put_back_is() -> None:
    tally = Tally()
    tally.count(MESSAGES, "web", n=2)
    taken = tally.take()
    assert tally.take() == {}
    tally.count(MESSAGES, "web")
    tally.put_back(taken)
    assert tally.take() == {"messages|web": 3}


async def test_what_redis_does_not_take_is_kept_for_the_next_time(redis: Redis) -> None:
    tally, gone = Tally(), connect("redis://127.0.0.1:9/0", timeout=0.2)
    tally.count(SAFETY, "suicide")
    with pytest.raises((RedisError, OSError)):
        await Keeper(gone, tally).keep()
    for _ in range(2):
        await Keeper(redis, tally).keep()
    assert await kept(redis) == {"safety_answers|suicide": 1}
    await gone.aclose()


async def test_what_was_counted_last_is_kept_when_a_process_ends(redis: Redis) -> None:
    tally = Tally()
    keeping = asyncio.create_task(Keeper(redis, tally).run())
    await asyncio.sleep(0.05)
    tally.count(SAFETY, "geweld")
    keeping.cancel()
    await asyncio.wait([keeping])
    assert await kept(redis) == {"safety_answers|geweld": 1}


async def test_nothing_is_written_where_nothing_was_counted(redis: Redis) -> None:
    before = (await redis.info("stats"))["total_commands_processed"]
    await Keeper(redis, Tally()).keep()
    assert (await redis.info("stats"))["total_commands_processed"] == before + 1


def test_how_long_things_took_is_shown_in_buckets_that_add_up() -> None:
    tally = Tally()
    for seconds in (0.001, 0.005, 0.02, 0.3, 99.0):
        tally.took(RASA_S, seconds, "ok")
    with tally.timing(RASA_S, "silent"):
        pass
    shown = registry(Reading(tally.take()))

    def at(end: str, result: str = "ok") -> float | None:
        return shown.get_sample_value("omzien_rasa_seconds_bucket", {"le": end, "result": result})

    ends = ("0.005", "0.01", "0.025", "0.5", "5.0", "+Inf")
    assert [at(end) for end in ends] == [2, 2, 3, 4, 4, 5]
    assert shown.get_sample_value("omzien_rasa_seconds_sum", {"result": "ok"}) == pytest.approx(99.326)
    assert shown.get_sample_value("omzien_rasa_seconds_count", {"result": "silent"}) == 1


def test_every_figure_counts_from_0_on_so_that_the_first_is_seen_as_one_more() -> None:
    shown = registry(Reading({}))
    assert shown.get_sample_value("omzien_safety_answers_total", {"kind": "suicide"}) == 0
    assert shown.get_sample_value("omzien_troubles_total", {"kind": "message_set_aside"}) == 0


def test_names_are_one_of_a_kind_and_every_figure_is_explained() -> None:
    names = [metric.name for metric in TABLE]
    assert len(set(names)) == len(names)
    assert all(
        metric.help.endswith(".") and (metric.kind == "histogram") == bool(metric.edges) for metric in TABLE
    )
