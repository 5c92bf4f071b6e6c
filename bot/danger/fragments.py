# SPDX-License-Identifier: EUPL-1.2
"""Danger that is told in pieces: "ik wil", and a moment later "er niet meer zijn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from redis.exceptions import RedisError

from bot.conversation.journal import Journal
from bot.danger import unkept
from bot.log import failure
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

if TYPE_CHECKING:
    from nlu.safety import Verdict

FEW = 6
"""Words of a piece; who says more at once says a whole thing."""
PIECES = 3
LINES = 8
"""So far back is looked: between pieces stand answers of ours."""
WITHIN_S = 180.0
_log = structlog.get_logger()


class Fragments:
    """Reads a short message together with the short ones just before it."""

    def __init__(self, services: Services) -> None:
        self._s, self._journal = services, Journal(services)

    async def judged(self, ref: ConversationRef, text: str) -> Verdict | None:
        """What danger detection says of the pieces together; None where there is one piece or no card to
        give, or the store does not answer: then only the message itself was judged."""
        if not text or len(text.split()) > FEW:
            return None
        try:
            before = await self._before(ref)
        except (RedisError, OSError) as error:
            _log.warning("a message was judged by itself", error=failure(error))
            return None
        return unkept.judged(self._s, text, before) if before else None

    async def _before(self, ref: ConversationRef) -> list[str]:
        """The pieces just before, oldest first; what a card has answered already is none."""
        async with self._s.redis.pipeline(transaction=False) as asked:
            asked.xrevrange(keys.log(ref), count=LINES).hget(keys.conversation(ref), "danger_seq")
            rows, answered = await asked.execute()
        if not rows:
            return []
        now = await self._s.clock.now()
        found: list[str] = []
        for entry in await self._journal.opened(ref, rows):
            if entry.seq <= int(answered or 0) or now - entry.at > WITHIN_S:
                break
            if entry.who == "resident":
                if len(entry.text.split()) > FEW or len(found) == PIECES - 1:
                    break
                found.append(entry.text)
        return found[::-1]
