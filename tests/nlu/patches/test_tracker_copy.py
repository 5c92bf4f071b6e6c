# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    FollowupAction,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from nlu.patches.tracker_copy import ORIGINAL

TALK: list[Event] = [
    ActionExecuted("action_listen"),
    UserUttered("ik heb schulden", intent={"name": "zorg_delen", "confidence": 1.0}),
    SlotSet("place", "Hilversum"),
    ActionExecuted("action_worry", policy="rule", confidence=1.0),
    BotUttered("Dat is zwaar."),
    ActiveLoop("some_form"),
    FollowupAction("action_place"),
]
MORE: list[Event] = [
    SlotSet("place", "Goor"),
    ActiveLoop(None),
    ActionExecuted("action_place"),
    UserUttered("meer"),
]


def _tracker(events: list[Event]) -> DialogueStateTracker:
    slots = [AnySlot("place", mappings=[]), TextSlot("words", mappings=[], initial_value="geen")]
    tracker = DialogueStateTracker("someone", slots, max_event_history=400)
    for event in events:
        tracker.update(event)
    return tracker


def _all(tracker: DialogueStateTracker) -> tuple[object, ...]:
    left = {name: value for name, value in vars(tracker).items() if name not in ("slots", "events")}
    slots = {name: vars(slot) for name, slot in tracker.slots.items()}
    return (tracker.current_state(EventVerbosity.ALL), left, slots, list(tracker.events))


@pytest.mark.parametrize("length", range(len(TALK) + 1))
def test_it_is_what_rasas_copy_is(length: int) -> None:
    tracker = _tracker(TALK[:length])
    assert _all(tracker.copy()) == _all(ORIGINAL(tracker))


@pytest.mark.parametrize("event", MORE, ids=lambda event: event.type_name)
def test_what_happens_to_the_one_does_not_happen_to_the_other(event: Event) -> None:
    tracker = _tracker(TALK)
    before, made = _all(_tracker(TALK)), tracker.copy()
    made.update(event)
    assert _all(tracker) == before
    again = tracker.copy()
    tracker.update(event)
    assert _all(again) == before


def test_rasa_uses_it() -> None:
    assert DialogueStateTracker.copy is not ORIGINAL
