# SPDX-License-Identifier: EUPL-1.2
"""Keeps a test chat to itself: what a turn would set going elsewhere is said and not done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.agenda.reminder import FIELD as REMINDERS
from bot.conversation.entry import Draft, Part
from bot.conversation.outcome import Outcome
from bot.conversation.voice import Voice
from bot.follow_up.offer import FIELDS as FOLLOW_UP
from bot.services import Services
from bot.tryout.channel import is_tryout

ELSEWHERE = frozenset({*FOLLOW_UP, REMINDERS})
"""Fields that have something done later."""


def harmless(services: Services, outcome: Outcome, conversation: Mapping[str, str]) -> Outcome:
    """The outcome as it may be written: of a test chat, without the desk, timers, counts and the rest."""
    if not is_tryout(conversation):
        return outcome
    return replace(
        outcome,
        drafts=[*outcome.drafts, *_told(services, outcome, conversation)],
        set={name: value for name, value in outcome.set.items() if name not in ELSEWHERE},
        handoff=None,
        timers={},
        counts=[],
        missed=None,
        reports=[],
    )


def _told(services: Services, outcome: Outcome, conversation: Mapping[str, str]) -> list[Draft]:
    """What the editor should know did not happen."""
    if outcome.handoff is not None:
        key = "desk_tryout_handoff"
    elif outcome.timers or outcome.reports:
        key = "desk_tryout_not_done"
    else:
        return []
    return [Draft("bot", (Part(text=Voice(services, conversation).text(key)),))]
