# SPDX-License-Identifier: EUPL-1.2
"""Puts what an action led to on the tracker, without a deep copy of it for a log that is off; what it copied
is what a resident said."""

from __future__ import annotations

from rasa.core.actions.action import Action
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.source import expect

ORIGINAL = MessageProcessor._log_action_on_tracker
KNOWN = "d973d12a6d0a3623"


def log(
    self: MessageProcessor,
    tracker: DialogueStateTracker,
    action: Action,
    events: list[Event] | None,
    prediction: PolicyPrediction,
) -> None:
    """What Rasa's own does to the tracker."""
    led_to = events or []
    if not any(isinstance(event, ActionExecutionRejected) for event in led_to):
        tracker.update_with_events(prediction.events, self.domain)
        tracker.update(action.event_for_successful_execution(prediction))
    tracker.update_with_events(led_to, self.domain)


def apply() -> None:
    """Replace Rasa's own."""
    expect(ORIGINAL, KNOWN)
    MessageProcessor._log_action_on_tracker = log
