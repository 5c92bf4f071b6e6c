# SPDX-License-Identifier: EUPL-1.2
"""Afterwards: a resident who chose so is asked once whether it worked out, and who says no gets a person.

The field `follow_up` says where this stands; what it is about stands sealed in `follow_up_about`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.conversation.entry import Draft, Part
from bot.conversation.journal import said
from bot.conversation.outcome import Outcome
from bot.conversation.voice import Voice
from bot.services import Services
from content.reply import Button
from store import retention
from store.clock import ZONE

KIND = "follow"
PURPOSE = "follow_up"
OFFERED, PLANNED, KNOCKED, ASKED, DECLINED, NO = "offered", "planned", "knocked", "asked", "declined", "no"
UNTIL_ANSWERED = ("follow_up", "follow_up_at", "follow_up_seq")
FIELDS = (*UNTIL_ANSWERED, "follow_up_about")
CHANNELS = ("telegram", "web", "rest")
"""Where a question that comes later is read: sent to a phone, or there when the resident comes back."""
AFTER = ("geholpen", "doorverwezen", "anders")
"""Outcomes of a worker's conversation after which it can be asked."""
MARGIN_S = 12 * 3600.0
"""There must be so much time left to answer before the conversation is erased."""
FRESH_S = 3600.0
"""So long a no belongs to the handoff that follows it."""
SHORT, LONG = 5, 7
UNKNOWN_THEME = "onbekend"
Conversation = Mapping[str, str]


def longest(conversation: Conversation) -> int:
    """After how many days at most it may be asked; 0 where it may not be offered.

    Never offered after danger, nor again to who wanted it not: whether it "worked out" is no question to ask
    of somebody who thought of suicide, and after violence others may read it.
    """
    if conversation.get("private") or conversation.get("danger") or conversation.get("stopped"):
        return 0
    if conversation.get("follow_up", OFFERED) != OFFERED or conversation.get("channel") not in CHANNELS:
        return 0
    return days(conversation)


def offer(voice: Voice, most: int) -> tuple[Part, list[Button]]:
    """The question whether it may be asked later, with its buttons."""
    told = voice.say("follow_up_offer" if most == LONG else "follow_up_offer_short")
    return told.drafts[-1].parts[-1], list(told.buttons or [])


def after_close(
    told: Outcome, voice: Voice, conversation: Conversation, how: str
) -> tuple[Outcome, dict[str, str]]:
    """What is told at the close, with the offer where it may be made, and the fields that go with it."""
    if how not in AFTER or not longest(conversation) or not told.drafts:
        return told, {}
    part, buttons = offer(voice, LONG)
    *others, last = told.drafts
    person = [button for button in told.buttons or [] if button.id == "mens"]
    asked = replace(
        told, drafts=[*others, replace(last, parts=(*last.parts, part))], buttons=[*buttons, *person]
    )
    return asked, {"follow_up": OFFERED}


def again(conversation: Conversation, now: float) -> bool:
    """Whether a handoff made now follows a no: it goes back to the team that had it."""
    fresh = now - float(conversation.get("follow_up_at", 0)) < FRESH_S
    return conversation.get("follow_up") == NO and fresh and "handed_at" in conversation


def note(services: Services) -> Draft:
    """What the team reads of it."""
    text = services.catalogue.message
    return said("note", text("desk_note_follow_up"), name=text("bot_name"))


def days(conversation: Conversation) -> int:
    """After how many days at most it can be asked: the conversation must still be there."""
    return LONG if "handed_at" in conversation else SHORT


def latest(conversation: Conversation, now: datetime) -> datetime:
    """The last moment at which there is still time to answer."""
    kept = retention.HANDOFF_S if "handed_at" in conversation else retention.CONVERSATION_S
    return datetime.fromtimestamp(now.timestamp() + kept - MARGIN_S, ZONE)
