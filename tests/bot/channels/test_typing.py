# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from bot.channels.typing import TypingSigns
from bot.desk.tools.typing import Typing
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from tests.bot.support import House, until


class Signs:
    """A channel that only notes for whom somebody types."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def typing(self, address: str) -> None:
        self.shown.append(address)


@asynccontextmanager
async def signs(house: House, held: bool = True) -> AsyncIterator[Signs]:
    """The signs passed on while this lasts."""
    services, channel = house.services, Signs()
    leases = Leases(services.redis, "send", "proef-tikt")
    if held:
        await leases.renew()
    running = asyncio.ensure_future(TypingSigns(services, {"telegram": channel}, leases).run())

    async def two() -> bool:
        # The house's own news listens as well.
        return int((await services.redis.pubsub_numsub(keys.TYPING_CHANNEL))[0][1]) == 2

    await until(two)
    yield channel
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def talking(house: House, **fields: str) -> ConversationRef:
    """A resident on Telegram with whom anja talks."""
    await house.give("hallo", "77", channel="telegram")
    ref = house.ref("77", "telegram")
    conversation = {"state": "open", "assignee": "anja", **fields}
    await house.services.redis.hset(keys.conversation(ref), mapping=conversation)
    return ref


async def test_a_worker_who_types_is_shown_on_telegram(quiet_house: House) -> None:
    ref = await talking(quiet_house)
    async with signs(quiet_house) as channel:
        await Typing(quiet_house.services.redis).worker(ref, "anja", "Anja")

        async def shown() -> bool:
            return channel.shown == ["77"]

        await until(shown)


@pytest.mark.parametrize(
    ("fields", "held"), [({"private": "1"}, True), ({"state": "pending"}, True), ({}, False)]
)
async def test_not_in_private_nor_after_the_close_nor_where_another_process_serves(
    quiet_house: House, fields: dict[str, str], held: bool
) -> None:
    ref = await talking(quiet_house, **fields)
    async with signs(quiet_house, held) as channel:
        # Straight to the signs: whoever tells them has looked before, but things may have changed.
        await quiet_house.services.redis.publish(keys.TYPING_CHANNEL, f"{ref} worker Anja")
        await asyncio.sleep(0.3)
    assert channel.shown == []
