# SPDX-License-Identifier: EUPL-1.2
"""Telling a resident that a number was taken out of what they typed; never before or after a danger card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.conversation import handoff
from bot.conversation.entry import Draft, Part, opened_with
from bot.conversation.outcome import Item, Outcome
from bot.conversation.voice import Voice
from bot.masking.mask import GONE

MASKED = "masked"
"""In a message's body: which kinds of number were taken out of it."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_THE_NUMBER = frozenset(
    (
        "mijn",
        "mn",
        "bsn",
        "iban",
        "nummer",
        "burgerservicenummer",
        "rekeningnummer",
        "sofinummer",
        "is",
        "dit",
        "het",
    )
)
"""Words that only say what the number was."""


def text(voice: Voice, item: Item) -> str:
    """What is said of the numbers in this message."""
    kinds = item.body[MASKED]
    return voice.text("number_both" if len(kinds) > 1 else f"number_{kinds[0]}")


def nothing_else(item: Item) -> bool:
    """A message with such a number and no other word that means anything: there is nothing to understand."""
    words = _WORD.findall(item.text.replace(GONE, " ").lower())
    return bool(item.body.get(MASKED)) and not set(words) - _OF_THE_NUMBER


def warned(outcome: Outcome, item: Item, conversation: Mapping[str, str], voice: Voice) -> Outcome:
    """The answer with a word on the numbers before it, once."""
    if not item.body.get(MASKED) or item.danger or outcome.warned or outcome.erase or "danger" in outcome.set:
        return outcome
    if int(conversation.get("told", 0)) >= item.seq:
        # Said with the first word on this message, while the dialogue was silent.
        return outcome
    if handoff.person_has_the_turn(dict(conversation)):
        said = voice.discreet(Draft("system", (Part(text=voice.text("number_person")),)))
        return replace(outcome, drafts=[said, *outcome.drafts], keep_buttons=True, warned=True)
    if not outcome.drafts:
        return outcome
    first, *others = outcome.drafts
    return replace(outcome, drafts=[opened_with(first, text(voice, item)), *others], warned=True)
