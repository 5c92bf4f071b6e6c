# SPDX-License-Identifier: EUPL-1.2
"""Keeps a tracker short: old events go, what they left behind in slots stays."""

from __future__ import annotations

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

KEPT = 40


def shorten(tracker: DialogueStateTracker, domain: Domain, kept: int = KEPT) -> list[Event]:
    """The last `kept` events at most, from the start of a turn on, after what the older ones had led to."""
    events = list(tracker.events)
    cut = _start_of_turn(events, len(events) - kept)
    if cut <= 0:
        return events
    return [*_left_behind(tracker, domain, events[:cut]), *events[cut:]]


def _start_of_turn(events: list[Event], at_least: int) -> int:
    """The first position from `at_least` on where the bot begins to listen; 0 to keep everything."""
    if at_least <= 0:
        return 0
    for place in range(at_least, len(events)):
        event = events[place]
        if isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME:
            return place
    return 0


def _left_behind(tracker: DialogueStateTracker, domain: Domain, dropped: list[Event]) -> list[Event]:
    """Events that lead to the same slots and loop as `dropped` did."""
    before = DialogueStateTracker.from_events(tracker.sender_id, dropped, domain.slots)
    moment = dropped[-1].timestamp
    initial = {slot.name: slot.initial_value for slot in domain.slots}
    values = {k: v for k, v in before.current_slot_values().items() if v != initial.get(k)}
    left: list[Event] = [SessionStarted(timestamp=moment)]
    left += [SlotSet(name, value, timestamp=moment) for name, value in values.items()]
    if before.active_loop_name:
        left.append(ActiveLoop(before.active_loop_name, timestamp=moment))
    return left
