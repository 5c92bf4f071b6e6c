# SPDX-License-Identifier: EUPL-1.2
"""When the dialogue is silent: a plain text with the main contacts, and still a way to a person."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.entry import opened_with
from bot.conversation.handoff import OPEN, SNOOZED, person_has_the_turn
from bot.conversation.introduction import introduced
from bot.conversation.outcome import Item, Outcome
from bot.turns.turn import Turn
from content.reply import HandoffCommand, Summary


async def answer_meanwhile(turn: Turn, item: Item, conversation: dict[str, str]) -> tuple[Outcome, bool]:
    """What is said now, and whether the message is finished with it."""
    outcome, final = await _meanwhile(turn, item, conversation)
    return introduced(outcome, turn.voice(conversation), conversation), final


async def _meanwhile(turn: Turn, item: Item, conversation: dict[str, str]) -> tuple[Outcome, bool]:
    local = await turn.without_dialogue(item, conversation)
    if local is not None:
        return local, True
    if person_has_the_turn(conversation):
        # About erasing: it is done as soon as the dialogue is back, and a person is there meanwhile.
        return Outcome(keep_buttons=True), False
    voice = turn.voice(conversation)
    if item.asks_for_a_person and conversation.get("state") in (OPEN, SNOOZED):
        # On the desk already, with a summary the resident agreed to.
        return voice.say("handoff_waiting", when=await voice.when()), True
    if item.asks_for_a_person:
        outcome = voice.say("handoff_meanwhile")
        # Nothing of the resident's words is passed on: there was no one to ask whether that is all right.
        return replace(outcome, handoff=HandoffCommand(summary=Summary())), True
    outcome = voice.say("fallback_again" if conversation.get("told") else "fallback")
    outcome.set["told"] = item.seq
    return outcome, False


def back_again(turn: Turn, outcome: Outcome, conversation: dict[str, str]) -> Outcome:
    """An answer that comes late says so first."""
    if not outcome.drafts:
        return outcome
    first, *others = outcome.drafts
    return replace(outcome, drafts=[opened_with(first, turn.voice(conversation).text("back_again")), *others])
