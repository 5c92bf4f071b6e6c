# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from bot.training.progress import Board, Progress
from store import keys
from store.clock import Clock


@pytest_asyncio.fixture
async def board(redis: Redis) -> Board:
    """An empty one."""
    return Board(redis, Clock(redis))


async def test_before_anything_was_learned_there_is_nothing_to_show(board: Board) -> None:
    assert await board.read() == Progress()


async def test_a_stage_keeps_what_the_one_before_it_said(board: Board) -> None:
    await board.ask("els")
    await board.note("comparing", took=61.5)
    await board.note("refused", worse=["recall"], report={"figures": {}})
    found = await board.read()
    assert (found.stage, found.who, found.took, found.worse) == ("refused", "els", 61.5, ("recall",))
    assert not found.busy


async def test_a_wish_is_taken_up_once(board: Board) -> None:
    await board.ask("els")
    assert [await board.wanted(), await board.wanted()] == [True, False]
    assert (await board.read()).busy


@pytest.mark.parametrize("stage", ["", "of a later version"])
async def test_a_stage_it_does_not_know_shows_nothing(board: Board, redis: Redis, stage: str) -> None:
    await redis.hset(keys.training(), "stage", stage)
    assert await board.read() == Progress()
