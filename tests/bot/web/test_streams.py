# SPDX-License-Identifier: EUPL-1.2
"""Open event streams: so many for a session, so many for an address; who comes after that looks by itself."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx
import pytest

from bot.desk.pages.guard import COOKIE as DESK
from bot.web.events import FULL
from bot.web.streams import OF_ADDRESS, OF_ONE, Streams, half_of_all_files, open_many_files
from bot.web.visitors import COOKIE as CHAT
from tests.bot.support import until
from tests.bot.web.client import client_of, say, worker
from tests.bot.web.support import Stage

HERE = "127.0.0.1"
QUEUE, PAGE = "/desk/stroom", "/stroom"


def test_a_place_is_given_back_and_nothing_is_kept_of_who_had_it() -> None:
    streams = Streams(of_one=1)
    with streams.seat("anja", HERE) as first, streams.seat("anja", HERE) as second:
        assert (first, second, streams.open) == (True, False, 1)
    assert streams.open == 0 and not vars(streams)["_open"]
    with streams.seat("anja", HERE) as again:
        assert again


def test_one_session_takes_no_other_ones_place_and_an_address_has_an_end() -> None:
    streams = Streams(of_one=2, of_address=3)
    with ExitStack() as open_ones:
        seats = [open_ones.enter_context(streams.seat(who, HERE)) for who in "aaabbc"]
        assert seats == [True, True, False, True, False, False]
        assert open_ones.enter_context(streams.seat("c", "elsewhere"))


def test_all_of_them_together_leave_room_for_who_types_something() -> None:
    streams = Streams(of_all=2)
    with ExitStack() as open_ones:
        assert [open_ones.enter_context(streams.seat(who, who)) for who in "abc"] == [True, True, False]
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert OF_ADDRESS <= half_of_all_files() <= max(now, 0) / 2 or now == resource.RLIM_INFINITY
    try:
        open_many_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (most, most)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


async def test_the_last_of_too_many_pages_of_a_resident_is_told_to_look_by_itself(pages: Stage) -> None:
    async with client_of(pages) as client:
        await say(client, "hallo")
        with taken(pages, client.cookies[CHAT], OF_ONE):
            answer = await client.get(PAGE)
    assert answer.status_code == 200 and answer.text == FULL
    assert "event: vol" in answer.text and "retry: 60000" in answer.text


async def test_the_last_of_too_many_pages_of_a_worker_is_told_so_at_the_queue_and_in_a_conversation(
    pages: Stage,
) -> None:
    ref = await pages.memory.wait_for_help(1)
    async with worker(pages) as client:
        with taken(pages, client.cookies[DESK], OF_ONE):
            for address in (QUEUE, f"/desk/gesprek/{ref.id}/stroom"):
                assert (await client.get(address)).text == FULL


@pytest.mark.parametrize("address", [PAGE, QUEUE])
async def test_an_address_that_holds_very_many_keeps_no_other_address_out(pages: Stage, address: str) -> None:
    async with worker(pages) as client:
        await say(client, "hallo")
        with ExitStack() as open_ones:
            for number in range(OF_ADDRESS):
                open_ones.enter_context(taken(pages, f"session {number}", 1))
            assert (await client.get(address)).text == FULL
            assert open_ones.enter_context(pages.site.streams.seat("somebody", "elsewhere"))


async def test_an_open_page_holds_one_place_until_it_goes(pages: Stage) -> None:
    async with worker(pages) as client:
        listening = asyncio.ensure_future(client.get(QUEUE))
        await until(lambda: _open(pages, 1))
        listening.cancel()
        with suppress(asyncio.CancelledError, httpx.HTTPError):
            await listening
        await until(lambda: _open(pages, 0))


@contextmanager
def taken(pages: Stage, session: str, count: int) -> Iterator[None]:
    """While so many streams of this session are open here."""
    with ExitStack() as open_ones:
        for _ in range(count):
            assert open_ones.enter_context(pages.site.streams.seat(session, HERE))
        yield


async def _open(pages: Stage, count: int) -> bool:
    return pages.site.streams.open == count
