# SPDX-License-Identifier: EUPL-1.2
"""Being asked later, in a turn: choosing a day, saying how it went, and a person for who says no."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.entry import Draft, opened_with
from bot.conversation.outcome import Item, Outcome
from bot.conversation.voice import Voice
from bot.desk.states import ON_DESK
from bot.follow_up import answer
from bot.follow_up.moment import moment
from bot.follow_up.offer import (
    ASKED,
    DECLINED,
    KIND,
    KNOCKED,
    NO,
    OFFERED,
    PLANNED,
    PURPOSE,
    UNKNOWN_THEME,
    UNTIL_ANSWERED,
    Conversation,
    days,
    latest,
    offer,
)
from bot.services import Services
from content.opening.when import day
from content.reply import FollowUpCommand, Reply
from store.conversation import ConversationRef
from store.vault import Unreadable, seal


class FollowUp:
    """Its part in a turn."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def heard(self, item: Item, conversation: Conversation) -> Outcome | None:
        """The answer to a message that is about this; None for any other."""
        stands, voice = conversation.get("follow_up"), Voice(self._s, conversation)
        if stands == OFFERED and (chosen := answer.chosen(item)) is not None:
            return await self._chosen(voice, conversation, chosen)
        if stands == KNOCKED and (item.button == answer.READ or answer.plain(item.text).startswith("lees")):
            return _question(voice, conversation)
        if answer.asks(item):
            return self._wanted(voice, conversation)
        went = self._went(item, conversation)
        if went not in ("yes", "some"):
            return None
        told = voice.say(f"follow_up_{went}")
        told.unset += UNTIL_ANSWERED
        told.counts += [await self.field(item.ref, conversation, went)]
        return told

    def person(self, item: Item, conversation: Conversation) -> Item | None:
        """The message as a wish for a person, where it says that it did not work out."""
        if self._went(item, conversation) != "no":
            return None
        # The question it answers said already who is speaking, however long ago that was.
        body = {"kind": "button", "text": "", "button": {"id": "mens", "data": {}}}
        return replace(item, body=body, gap=0.0)

    async def sorry(self, outcome: Outcome, item: Item, conversation: Conversation) -> Outcome:
        """What the dialogue says to that wish, with a kind word before it."""
        text = Voice(self._s, conversation).text("follow_up_no")
        first, *others = outcome.drafts
        drafts = [opened_with(first, text), *others]
        now = await self._s.clock.now()
        counts = [*outcome.counts, await self.field(item.ref, conversation, "no")]
        return replace(
            outcome, drafts=drafts, set={**outcome.set, "follow_up": NO, "follow_up_at": now}, counts=counts
        )

    async def after_dialogue(
        self, ref: ConversationRef, outcome: Outcome, replies: Sequence[Reply], before: Conversation
    ) -> None:
        """An offer that the dialogue made stands until the next message."""
        commands = (command for reply in replies for command in reply.commands)
        command = next((one for one in commands if isinstance(one, FollowUpCommand)), None)
        if command is not None:
            key = await self._s.vault.key(ref)
            about = seal(key, ref, PURPOSE, (command.theme or UNKNOWN_THEME).encode())
            outcome.set |= {"follow_up": OFFERED, "follow_up_about": about}
        elif before.get("follow_up") == OFFERED:
            outcome.unset.append("follow_up")

    async def field(self, ref: ConversationRef, conversation: Conversation, what: str) -> str:
        """What is counted: the answer and the theme, nothing else."""
        return f"follow_up_{what}|{await self._theme(ref, conversation)}"

    async def _theme(self, ref: ConversationRef, conversation: Conversation) -> str:
        try:
            if about := conversation.get("follow_up_about"):
                return (await self._s.vault.open(ref, PURPOSE, about)).decode()
            if summary := conversation.get("summary"):
                found = json.loads(await self._s.vault.open(ref, "summary", summary))
                return str(found.get("theme") or UNKNOWN_THEME)
        except Unreadable:
            pass
        return UNKNOWN_THEME

    async def _chosen(self, voice: Voice, conversation: Conversation, after: int) -> Outcome:
        if not after:
            told = voice.say("follow_up_declined")
            return replace(told, set={**told.set, "follow_up": DECLINED})
        now = await self._s.clock.local()
        due = moment(now, min(after, days(conversation)), latest(conversation, now))
        told = voice.say("follow_up_planned", when=day(voice.text, now, due))
        fields = {**told.set, "follow_up": PLANNED, "follow_up_at": due.timestamp()}
        return replace(told, set=fields, timers={KIND: due.timestamp()})

    def _wanted(self, voice: Voice, conversation: Conversation) -> Outcome:
        """Whoever asks for it may choose, also after violence."""
        part, buttons = offer(voice, days(conversation))
        private = bool(conversation.get("private"))
        return Outcome([Draft("bot", (part,), private=private)], buttons, set={"follow_up": OFFERED})

    def _went(self, item: Item, conversation: Conversation) -> answer.Went | None:
        if conversation.get("follow_up") != ASKED or conversation.get("state") in ON_DESK:
            return None
        just_asked = int(conversation.get("follow_up_seq", 0)) + 1 == item.seq
        return answer.went(item, just_asked)


def _question(voice: Voice, conversation: Conversation) -> Outcome:
    told = voice.say("follow_up_question")
    following = int(conversation.get("seq", 0)) + 1
    return replace(told, set={**told.set, "follow_up": ASKED, "follow_up_seq": following})
