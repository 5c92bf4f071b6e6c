# SPDX-License-Identifier: EUPL-1.2
"""What is counted of a turn: how it ended, how long it took, and how long the dialogue did."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Mapping

from bot.conversation.handoff import person_has_the_turn
from bot.conversation.outcome import Item, Outcome
from bot.metrics.seen.streams import written
from bot.metrics.table import RASA_S, TURN_S, TURNS
from bot.metrics.tally import Tally
from bot.turns.rasa import Refused, Said, Silent


def finished(
    tally: Tally, item: Item, outcome: Outcome, conversation: Mapping[str, str], whole: bool = True
) -> None:
    """A message was finished, or (not `whole`) its resident was told that the answer comes later."""
    decision = decided(item, outcome, conversation) if whole else "fallback"
    tally.count(TURNS, conversation.get("channel", ""), decision)
    if whole:
        tally.took(TURN_S, max(0.0, time.time() - written(item.entry)))


def decided(item: Item, outcome: Outcome, conversation: Mapping[str, str]) -> str:
    """Which of the few ways a turn can go this was."""
    if not conversation:
        return "gone"
    if outcome.erase is not None:
        return "erase"
    if item.danger:
        return "danger"
    if outcome.handoff is not None:
        return "handoff"
    if person_has_the_turn(dict(conversation)):
        return "person"
    return "answer" if outcome.drafts else "quiet"


async def asked(tally: Tally, turn: Awaitable[Said]) -> Said:
    """What the dialogue says, timed by how that ended."""
    begun, result = time.perf_counter(), "ok"
    try:
        return await turn
    except (Silent, Refused) as error:
        result = "silent" if isinstance(error, Silent) else "refused"
        raise
    finally:
        tally.took(RASA_S, time.perf_counter() - begun, result)
