# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.directory import ROOT
from nlu.shorten import KEPT, shorten

DOMAIN = Domain.load(str(ROOT / "nlu" / "domain"))


def turn(number: int) -> list[Event]:
    """One turn; it counts in a slot, and the first one sets another slot."""
    events: list[Event] = [ActionExecuted("action_listen"), UserUttered("hallo", {"name": "begroeten"})]
    events += [ActionExecuted("action_greeting"), BotUttered("dag"), SlotSet("repeats", number)]
    return events + ([SlotSet("words", "eerste zorg")] if number == 0 else [])


def talk(turns: int) -> DialogueStateTracker:
    events = [event for number in range(turns) for event in turn(number)]
    return DialogueStateTracker.from_events("a", [*events, ActionExecuted("action_listen")], DOMAIN.slots)


def replayed(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("a", events, DOMAIN.slots)


def test_a_short_talk_is_kept_whole() -> None:
    tracker = talk(5)
    assert shorten(tracker, DOMAIN) == list(tracker.events)


def test_a_long_talk_is_cut_and_every_slot_keeps_its_value() -> None:
    tracker = talk(100)
    short = shorten(tracker, DOMAIN)
    assert len(short) <= KEPT + len(DOMAIN.slots) + 2
    assert replayed(short).current_slot_values() == tracker.current_slot_values()
    assert replayed(short).get_slot("words") == "eerste zorg"


def test_slots_are_as_they_were_at_the_cut_and_not_as_they_became() -> None:
    short = shorten(talk(100), DOMAIN)
    first = next(event for event in short if isinstance(event, SlotSet) and event.key == "repeats")
    last = [event for event in short if isinstance(event, SlotSet) and event.key == "repeats"][-1]
    assert first.value < last.value == 99


def test_the_cut_is_where_the_bot_began_to_listen() -> None:
    short = shorten(talk(100), DOMAIN)
    kept = [event for event in short[1:] if not isinstance(event, SlotSet)]
    assert isinstance(kept[0], ActionExecuted) and kept[0].action_name == "action_listen"


def test_cutting_again_and_again_loses_no_slot() -> None:
    events = list(talk(20).events)
    for number in range(20, 60):
        tracker = replayed([*events, *turn(number), ActionExecuted("action_listen")])
        events = shorten(tracker, DOMAIN)
    assert replayed(events).get_slot("words") == "eerste zorg"
    assert len(events) <= KEPT + len(DOMAIN.slots) + 2


def test_a_form_that_is_active_stays_active() -> None:
    tracker = talk(1)
    tracker.update(ActiveLoop("some_form"))
    for event in (event for number in range(1, 50) for event in turn(number)):
        tracker.update(event)
    assert replayed(shorten(tracker, DOMAIN)).active_loop_name == "some_form"
