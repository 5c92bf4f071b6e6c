# SPDX-License-Identifier: EUPL-1.2
"""Reading along: whoever opens a colleague's conversation leaves a trace that the colleague sees."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.journal import said
from bot.conversation.outcome import Outcome
from bot.desk.accounts.users import User
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.services import Services
from store.clock import ZONE
from store.conversation import ConversationRef

HOUR_S = 3_600


class Reading:
    """Leaves traces: one a reader, a conversation and an hour of the clock."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def trace(self, ref: ConversationRef, reader: User) -> Moved:
        """Written in the audit and in the log, as a note that no resident ever gets."""
        now = await self._s.clock.now()
        since = datetime.fromtimestamp(now, ZONE).strftime("%H:%M")

        async def plan(seen: Conversation) -> Plan:
            say = self._s.catalogue.message
            text = say("desk_note_read", ref.organisation, name=reader.first_name, time=since)
            note = said("note", text, name=say("bot_name", ref.organisation))
            return Plan(Outcome([note], keep_buttons=True), whom=seen["assignee"])

        once = f"read:{reader.name}:{int(now // HOUR_S)}"
        return await self._mover.make(ref, Asked("read", reader.name, once=once), plan)
