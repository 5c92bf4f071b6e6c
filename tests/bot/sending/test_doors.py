# SPDX-License-Identifier: EUPL-1.2
"""The doors of the sender."""

from __future__ import annotations

import asyncio

from bot.sending.doors import Doors


async def test_a_few_deliver_at_a_time_in_the_order_they_came_and_who_is_urgent_just_enters() -> None:
    doors, order, inside = Doors(2), list[int](), 0

    async def one(number: int) -> None:
        nonlocal inside
        async with doors.open("ordinary", asyncio.Event()) as may:
            assert may
            inside += 1
            assert inside <= 2
            order.append(number)
            await asyncio.sleep(0.01)
            inside -= 1

    going = [asyncio.ensure_future(one(number)) for number in range(8)]
    await asyncio.sleep(0)
    async with asyncio.timeout(0.005), doors.open("urgent", asyncio.Event()) as may:
        assert may
    await asyncio.gather(*going)
    assert order == list(range(8))


async def test_who_waits_is_called_away_when_something_urgent_comes_and_takes_nobodys_place() -> None:
    doors, hurry = Doors(1), asyncio.Event()
    async with doors.open("ordinary", asyncio.Event()):
        waiting = asyncio.ensure_future(_enters(doors, hurry))
        await asyncio.sleep(0.01)
        hurry.set()
        assert await waiting is False
    assert await _enters(doors, asyncio.Event()) is True


async def _enters(doors: Doors, hurry: asyncio.Event) -> bool:
    async with doors.open("ordinary", hurry) as may:
        return may


async def test_a_few_are_on_the_wire_and_what_is_urgent_waits_for_none_of_them() -> None:
    doors, gate, sent = Doors(on_the_wire={"urgent": 1, "ordinary": 2}), asyncio.Event(), list[str]()

    async def deliver(name: str, lane: str) -> None:
        async with doors.wire(lane):
            sent.append(name)
            await gate.wait()

    names = [*((f"bericht {number}", "ordinary") for number in range(5)), ("kaart", "urgent")]
    going = [asyncio.ensure_future(deliver(*each)) for each in names]
    await asyncio.sleep(0.01)
    assert sent == ["bericht 0", "bericht 1", "kaart"]
    gate.set()
    await asyncio.gather(*going)
    assert len(sent) == len(names)
