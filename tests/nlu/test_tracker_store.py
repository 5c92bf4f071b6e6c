# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

from nlu.directory import ROOT
from nlu.tracker_store import MOST_EVENTS, TurnTrackerStore
from nlu.turn import Turn, handling
from store.conversation import ConversationRef

DOMAIN = Domain.load(str(ROOT / "nlu" / "domain"))
REF = ConversationRef("standaard", "a")


def talked(store: TurnTrackerStore) -> DialogueStateTracker:
    tracker = store.init_tracker(str(REF))
    for event in (ActionExecuted("action_listen"), UserUttered("hallo"), SlotSet("words", "hallo")):
        tracker.update(event)
    return tracker


async def test_a_tracker_comes_back_as_it_was_handed_in() -> None:
    store = TurnTrackerStore(DOMAIN)
    with handling(Turn(REF, "1")) as first:
        await store.save(talked(store))
    with handling(Turn(REF, "2", first.events)):
        tracker = await store.retrieve(str(REF))
    assert tracker is not None
    assert list(tracker.events) == list(talked(store).events)
    assert tracker.get_slot("words") == "hallo"


async def test_outside_a_turn_nothing_is_remembered() -> None:
    store = TurnTrackerStore(DOMAIN)
    await store.save(talked(store))
    assert await store.retrieve(str(REF)) is None
    assert list(await store.keys()) == []


async def test_another_conversation_gets_and_changes_nothing() -> None:
    store = TurnTrackerStore(DOMAIN)
    other = store.init_tracker("standaard/b")
    with handling(Turn(REF, "1", [{"event": "user", "text": "hallo"}])) as turn:
        await store.save(other)
        assert await store.retrieve("standaard/b") is None
    assert turn.events == [{"event": "user", "text": "hallo"}]


async def test_events_that_cannot_be_read_start_the_talk_afresh() -> None:
    store = TurnTrackerStore(DOMAIN)
    with handling(Turn(REF, "1", [{"event": "from another release"}])):
        assert await store.retrieve(str(REF)) is None


async def test_memory_is_bounded_though_rasa_asks_for_no_bound() -> None:
    store = TurnTrackerStore(DOMAIN)
    with handling(Turn(REF, "1")):
        tracker = await store.get_or_create_tracker(str(REF), max_event_history=None)
    for _ in range(MOST_EVENTS + 10):
        tracker.update(UserUttered("hallo"))
    assert len(tracker.events) == MOST_EVENTS


def test_rasa_finds_it_in_our_endpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMZIEN_ACTIONS_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("OMZIEN_RASA_SECRET", "een-geheim")
    config = read_endpoint_config(str(ROOT / "nlu" / "endpoints.yml"), "tracker_store")
    assert isinstance(config, EndpointConfig)
    assert isinstance(TrackerStore.create(config, DOMAIN), TurnTrackerStore)
