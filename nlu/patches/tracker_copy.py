# SPDX-License-Identifier: EUPL-1.2
"""Copies a tracker as it is: Rasa lets everything happen again to an empty one, before every action."""

from __future__ import annotations

from copy import copy

from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.source import expect

ORIGINAL, BEGUN = DialogueStateTracker.copy, DialogueStateTracker.__init__
KNOWN, KNOWN_BEGUN = "dfa48dca9f355ad1", "8f39eb22462aa62b"
OWN = ("events", "active_loop", "latest_action")
"""What a tracker changes in place, beside its slots; all else it only replaces."""
NOT_COPIED = ("sender_source", "model_id", "assistant_id")
"""What Rasa's copy does not have either."""


def twin(self: DialogueStateTracker) -> DialogueStateTracker:
    """The same tracker, that goes its own way."""
    made = DialogueStateTracker.__new__(type(self))
    vars(made).update(vars(self))
    vars(made).update({name: copy(vars(self)[name]) for name in OWN})
    vars(made).update(dict.fromkeys(NOT_COPIED))
    made.slots = {name: copy(slot) for name, slot in self.slots.items()}
    return made


def apply() -> None:
    """Replace Rasa's own."""
    expect(ORIGINAL, KNOWN)
    expect(BEGUN, KNOWN_BEGUN)
    DialogueStateTracker.copy = twin
