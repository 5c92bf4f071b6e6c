# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from rasa.core.actions.action import ActionBack, ActionListen
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecutionRejected,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.action_log import ORIGINAL

DOMAIN = Domain.from_dict({"slots": {"place": {"type": "any", "mappings": [{"type": "custom"}]}}})
LED_TO: list[list[Event] | None] = [
    None,
    [],
    [SlotSet("place", "Goor"), SlotSet("place", None)],
    [ActionExecutionRejected("action_listen"), SlotSet("place", "Goor")],
]


def _after(log: object, events: list[Event] | None, action: object) -> list[Event]:
    processor = MessageProcessor.__new__(MessageProcessor)
    processor.domain = DOMAIN
    tracker = DialogueStateTracker("someone", DOMAIN.slots)
    tracker.update(UserUttered("hallo", {"name": "begroeten"}))
    said = PolicyPrediction([1.0], "rule", events=[DefinePrevUserUtteredFeaturization(False)])
    log(processor, tracker, action, events, said)  # type: ignore[operator]
    return list(tracker.events)


@pytest.mark.parametrize("events", LED_TO, ids=str)
@pytest.mark.parametrize("action", [ActionListen(), ActionBack()], ids=lambda action: action.name())
def test_it_leaves_the_tracker_as_rasas_own_does(events: list[Event] | None, action: object) -> None:
    assert _after(MessageProcessor._log_action_on_tracker, events, action) == _after(ORIGINAL, events, action)


def test_nothing_is_copied_for_a_log() -> None:
    copied = list[int]()

    class Noticed(SlotSet):  # type: ignore[misc]
        def __deepcopy__(self, memo: object) -> SlotSet:
            copied.append(1)
            return SlotSet(self.key, self.value)

    _after(ORIGINAL, [Noticed("place", "Goor")], ActionListen())
    assert copied
    before = len(copied)
    _after(MessageProcessor._log_action_on_tracker, [Noticed("place", "Goor")], ActionListen())
    assert len(copied) == before
