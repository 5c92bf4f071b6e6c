# SPDX-License-Identifier: EUPL-1.2
"""Migrations: in order, once, by one process; what was broken off is done again."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from store import keys
from store.installation import Installation, NotUsable
from store.master import MasterKey
from store.migrations import Migration, numbered
from store.migrations.run import migrate, ready


def counting(number: int, done: list[int], fails: int = 0) -> Migration:
    """One that says when it was done, after it broke off so many times."""
    left = [fails]

    async def up(redis: Any) -> None:
        await asyncio.sleep(0.01)
        if left[0]:
            left[0] -= 1
            raise ConnectionError
        done.append(number)

    return Migration(number, f"{number:04d}_counting", up)


def test_migrations_are_numbered_from_one_without_a_hole() -> None:
    assert [each.number for each in numbered()] == list(range(1, len(numbered()) + 1))


async def test_an_empty_store_has_the_newest_form_at_once(redis: Any) -> None:
    done: list[int] = []
    assert await migrate(redis, [counting(1, done), counting(2, done)]) == [] == done
    assert await Installation(redis).form() == 2


async def test_what_is_missing_is_done_in_order_and_once(redis: Any) -> None:
    await redis.set(keys.fence(1), "1")
    done: list[int] = []
    assert await migrate(redis, [counting(1, done)]) == [1]
    assert await migrate(redis, [counting(n, done) for n in (1, 2, 3)]) == [2, 3]
    assert await migrate(redis, [counting(n, done) for n in (1, 2, 3)]) == []
    assert done == [1, 2, 3]


async def test_of_many_processes_one_does_it_and_the_others_wait(redis: Any) -> None:
    await redis.set(keys.fence(1), "1")
    done: list[int] = []
    wanted = [counting(1, done), counting(2, done)]
    answers = await asyncio.gather(*(migrate(redis, wanted) for _ in range(5)))
    assert done == [1, 2] and sorted(answers) == [[], [], [], [], [1, 2]]


async def test_what_was_broken_off_is_done_again_from_there(redis: Any) -> None:
    await redis.set(keys.fence(1), "1")
    done: list[int] = []
    wanted = [counting(1, done), counting(2, done, fails=1)]
    with pytest.raises(ConnectionError):
        await migrate(redis, wanted)
    assert await Installation(redis).form() == 1
    assert await migrate(redis, wanted) == [2] and done == [1, 2]


async def test_data_of_a_newer_form_is_refused(redis: Any) -> None:
    await Installation(redis).set(form=7)
    with pytest.raises(NotUsable) as refused:
        await migrate(redis, [counting(1, [])])
    assert (refused.value.code, refused.value.holes) == ("newer", {"found": "7", "known": "1"})


async def test_a_store_belongs_to_the_key_it_was_first_used_with(redis: Any) -> None:
    one, other = MasterKey(b"\x01" * 32), MasterKey(b"\x02" * 32)
    await ready(redis, one)
    await ready(redis, one)
    with pytest.raises(NotUsable, match="key"):
        await ready(redis, other)
