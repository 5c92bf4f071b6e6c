# SPDX-License-Identifier: EUPL-1.2
"""Whoever hears Omzien for the first time hears that it is a computer, also outside the dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.entry import opened_with
from bot.conversation.outcome import Outcome
from bot.conversation.voice import Voice


def introduced(outcome: Outcome, voice: Voice, conversation: Mapping[str, str]) -> Outcome:
    """What is said outside the dialogue, with who speaks before it where nothing was said yet."""
    if int(conversation.get("said", 0)) or not outcome.drafts or outcome.drafts[0].who != "bot":
        return outcome
    first, *others = outcome.drafts
    return replace(outcome, drafts=[opened_with(first, voice.text("disclosure")), *others])
