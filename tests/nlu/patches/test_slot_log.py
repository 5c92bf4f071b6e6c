# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from rasa.core.processor import MessageProcessor
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.slot_log import ORIGINAL


class Words:
    """What is in a slot; counts how often it is written out."""

    def __init__(self) -> None:
        self.written = 0

    def __str__(self) -> str:
        self.written += 1
        return "ik heb schulden"


def test_what_is_in_slots_is_not_written_out() -> None:
    words = Words()
    tracker = DialogueStateTracker("someone", [AnySlot("words", mappings=[])])
    tracker.slots["words"].value = words
    ORIGINAL(tracker)
    assert words.written == 1
    MessageProcessor._log_slots(tracker)
    assert words.written == 1
