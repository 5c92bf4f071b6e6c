# SPDX-License-Identifier: EUPL-1.2
"""A message to be answered, and what its turn leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.conversation.entry import Draft
from bot.phrases.phrase import Phrase
from content.reply import Button, ContactCommand, EraseCommand, HandoffCommand
from store.conversation import ConversationRef


@dataclass(frozen=True)
class Item:
    """An inbox entry, opened."""

    entry: str
    ref: ConversationRef
    seq: int
    body: dict[str, Any]
    burst: int
    gap: float
    danger: bool

    @property
    def button(self) -> str | None:
        """The id of the button that was pressed."""
        pressed = self.body.get("button")
        return str(pressed["id"]) if pressed else None

    @property
    def text(self) -> str:
        """What was typed, or nothing."""
        return str(self.body.get("text", "")) if self.body["kind"] == "text" else ""

    @property
    def asks_for_a_person(self) -> bool:
        """The button, or the one word the greeting promises works, also without the dialogue."""
        words = self.text.lower().strip(" .,").split()
        return self.button == "mens" or ("mens" in words and len(words) <= 6)

    @property
    def erases(self) -> bool:
        """A step of erasing everything: the wish, the yes or the no."""
        if self.button:
            return self.button in ("wissen", "wis_alles", "niet_wissen")
        return self.wants_out and "wis" in self.text.lower()

    @property
    def wants_out(self) -> bool:
        """Erasing and stopping are always possible, in the words the commands use too."""
        return self.text.lower().strip(" /.,") in (
            "wis",
            "wis alles",
            "alles wissen",
            "wissen",
            "stop",
            "stoppen",
        )


@dataclass
class Outcome:
    """What the worker commits in one step; `keep_buttons` leaves the last question's buttons as they are."""

    drafts: list[Draft] = field(default_factory=list)
    buttons: list[Button] | None = None
    keep_buttons: bool = False
    set: dict[str, Any] = field(default_factory=dict)
    unset: list[str] = field(default_factory=list)
    handoff: HandoffCommand | None = None
    contact: ContactCommand | None = None
    erase: EraseCommand | None = None
    timers: dict[str, float] = field(default_factory=dict)
    """Of this conversation, by kind: when each is due."""
    counts: list[str] = field(default_factory=list)
    """What is counted once this is committed (`bot.desk.leading.counts`)."""
    missed: Phrase | None = None
    """A sentence that was not understood, as it was typed: it is redacted before it is kept."""
    warned: bool = False
    """Whether it says already that a number was taken out of the message (`bot.masking.notice`)."""
    reports: list[str] = field(default_factory=list)
    """What a resident said is wrong with a contact (`bot.upkeep.reports`), added once this is committed."""
