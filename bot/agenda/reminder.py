# SPDX-License-Identifier: EUPL-1.2
"""Reminders a resident asked for: kept sealed in the conversation, gone with it, told the day before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from bot.conversation.outcome import Outcome
from bot.services import Services
from content.reply import ReminderCommand, Reply
from store.conversation import ConversationRef
from store.vault import Unreadable, seal

KIND = "remind"
FIELD = "reminders"
AT_MOST = 5
"""Reminders of one conversation; the oldest gives way."""
Conversation = Mapping[str, str]


@dataclass(frozen=True)
class Reminder:
    """An activity on a day (YYYY-MM-DD), to be told of at this second."""

    activity: str
    day: str
    at: float


class Reminders:
    """What the dialogue asks for becomes a field and a timer."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def after_dialogue(
        self, ref: ConversationRef, outcome: Outcome, replies: Sequence[Reply], before: Conversation
    ) -> None:
        """Note a new reminder, or forget them all."""
        commands = (command for reply in replies for command in reply.commands)
        command = next((one for one in commands if isinstance(one, ReminderCommand)), None)
        if command is None:
            return
        if command.activity is None:
            outcome.unset.append(FIELD)
            return
        new = Reminder(command.activity, command.day, datetime.fromisoformat(command.at).timestamp())
        kept = [one for one in await self.stored(ref, before) if (one.activity, one.day) != _name(new)]
        reminders = sorted([*kept, new], key=lambda one: one.at)[-AT_MOST:]
        outcome.set[FIELD] = await self.sealed(ref, reminders)
        outcome.timers[KIND] = reminders[0].at

    async def stored(self, ref: ConversationRef, conversation: Conversation) -> list[Reminder]:
        """The reminders that were asked for, the first first."""
        if not conversation.get(FIELD):
            return []
        try:
            found = json.loads(await self._s.vault.open(ref, FIELD, conversation[FIELD]))
        except Unreadable:
            return []
        return [Reminder(**one) for one in found]

    async def sealed(self, ref: ConversationRef, reminders: Sequence[Reminder], fresh: bool = False) -> str:
        """The reminders as the conversation keeps them."""
        key = await self._s.vault.key(ref, fresh)
        return seal(key, ref, FIELD, json.dumps([asdict(one) for one in reminders]).encode())


def _name(reminder: Reminder) -> tuple[str, str]:
    return reminder.activity, reminder.day
