# SPDX-License-Identifier: EUPL-1.2
"""Workers' typing, shown on channels that are pushed to; a sign that fails is not missed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.channels.outcome import Channel
from bot.desk.tools.typing import shown_to_resident
from bot.forever import forever
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

PAUSE_S = 0.5


class TypingSigns:
    """Passes on that a worker types, in the partitions this process serves."""

    def __init__(self, services: Services, channels: Mapping[str, Channel], leases: Leases) -> None:
        self._s, self._channels, self._leases = services, channels, leases

    async def run(self) -> None:
        """Until cancelled; a lost connection is taken up again."""
        await forever(self._listen, PAUSE_S)

    async def _listen(self) -> None:
        async with self._s.waiting.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(keys.TYPING_CHANNEL)
            async for message in pubsub.listen():
                name, _, side = str(message["data"]).partition(" ")
                if side.startswith("worker"):
                    await self._show(ConversationRef.parse(name))

    async def _show(self, ref: ConversationRef) -> None:
        if ref.partition not in self._leases.tokens:
            return
        conversation = await self._s.redis.hgetall(keys.conversation(ref))
        channel = self._channels.get(conversation.get("channel", ""))
        if channel is None or not shown_to_resident(conversation):
            return
        try:
            address = (await self._s.vault.open(ref, "address", conversation["address"])).decode()
        except Unreadable:
            return
        await channel.typing(address)
