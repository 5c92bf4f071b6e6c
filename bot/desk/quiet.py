# SPDX-License-Identifier: EUPL-1.2
"""A conversation that nobody closed: after two quiet weeks it is over, and both sides read so."""

from __future__ import annotations

from bot.conversation.timers import timer
from bot.desk.leading import figures
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.services import Services
from store import keys, retention
from store.conversation import ConversationRef

OUTCOME = "anders"


class Quiet:
    """Ends what was forgotten; who still waits for an answer is never among them."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def due(self, ref: ConversationRef) -> Moved:
        """Nothing was said or done for so long: the resident is with the bot again and is told so."""
        seen = await self._s.redis.hgetall(keys.conversation(ref))
        if not seen.get("assignee") or _waits(seen):
            return Moved(False)
        now = await self._s.clock.now()

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_quiet")
            return Plan(
                told,
                {"assignee": "", "outcome": OUTCOME},
                unset=("helping",),
                timers={timer("keep", ref): now + retention.HANDOFF_S},
                when={"done": seen.get("done", ""), "seq": seen.get("seq", "")},
                leave=True,
                counts=figures.of_close(seen.get("team", ""), OUTCOME, now),
                whom=seen.get("assignee", ""),
            )

        return await self._mover.make(ref, Asked("lapse", seen["assignee"], by=""), plan)


def _waits(seen: Conversation) -> bool:
    """Whether somebody asked for a person and never heard from one, or was in danger since."""
    read = int(seen.get("read", seen.get("handed_at", 0)))
    in_danger = int(seen.get("danger_seq", 0)) > read
    return in_danger or ("first_reply_at" not in seen and int(seen.get("done", 0)) > read)
