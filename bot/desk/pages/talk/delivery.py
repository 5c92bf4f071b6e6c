# SPDX-License-Identifier: EUPL-1.2
"""What became of a worker's message, in words: sent, or not arrived and why; never whether it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.entry import Entry
from bot.intake.intake import PUSHED

FAILED = "failed:"
WHY = {
    "blocked": "desk_failed_blocked",
    "gave_up": "desk_failed_gave_up",
    "restored": "desk_failed_restored",
    "chat not found": "desk_failed_chat",
}
"""The text that says why, by the sender's own word; anything else was refused."""


@dataclass(frozen=True)
class Delivery:
    """Keys of texts: what became of it, and, when it did not arrive, why and what to do."""

    what: str
    why: str = ""

    @property
    def failed(self) -> bool:
        """Whether somebody has to do something about it."""
        return bool(self.why)


def deliveries(entries: Sequence[Entry], outcomes: Mapping[int, str], channel: str) -> dict[int, Delivery]:
    """What workers sent, by number; what was erased meanwhile has none."""
    sent = [entry.seq for entry in entries if entry.who == "worker"]
    found = {number: _of(outcomes.get(number, ""), channel) for number in sent}
    return {number: delivery for number, delivery in found.items() if delivery}


def _of(outcome: str, channel: str) -> Delivery | None:
    if outcome.startswith(FAILED):
        return Delivery("desk_failed", WHY.get(outcome.removeprefix(FAILED), "desk_failed_unknown"))
    if outcome == "gone":
        return None
    if channel not in PUSHED:
        # Nothing is pushed there: the resident's own page asks for it.
        return Delivery("desk_sent_ready")
    return Delivery("desk_sent" if outcome else "desk_sent_waits")
