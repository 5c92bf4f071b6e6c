# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.directory import ROOT
from nlu.missed import missed
from nlu.stored_event import stored

DOMAIN = Domain.load(str(ROOT / "nlu" / "domain"))
THEMES = [{"theme": name, "confidence": 0.2} for name in ("geld", "wonen", "werk", "recht")]
HEARD = {
    "intent": {"name": "zorg_delen", "confidence": 0.9},
    "entities": [{"entity": "id", "value": "mens"}],
    "intent_ranking": [{"name": "zorg_delen", "confidence": 0.9}],
    "text_tokens": [[0, 2]],
    "metadata": {"desk": {"staffed": True}},
    "themes": THEMES,
    "decision": "sure",
}
TALK: list[Event] = [
    SessionStarted(),
    ActionExecuted("action_listen"),
    UserUttered("ik heb schulden", HEARD["intent"], HEARD["entities"], HEARD, metadata={"desk": {}}),
    DefinePrevUserUtteredFeaturization(False),
    ActionExecuted("action_worry", policy="rule", confidence=1.0),
    BotUttered("Dat is zwaar.", {"custom": {"parts": ["Dat is zwaar."]}}),
    SlotSet("themes", ["geld"]),
    ActiveLoop("some_form"),
    ActionExecuted("action_listen"),
]


def test_the_talk_goes_on_from_what_is_kept_as_from_all_of_it() -> None:
    kept = deserialise_events(stored(TALK))
    whole, lean = (DialogueStateTracker.from_events("a", events, DOMAIN.slots) for events in (TALK, kept))
    assert lean.current_slot_values() == whole.current_slot_values()
    assert lean.active_loop_name == whole.active_loop_name
    assert lean.past_states(DOMAIN) == whole.past_states(DOMAIN)
    assert lean.latest_message.intent == whole.latest_message.intent


def test_replies_and_what_was_told_beside_a_message_are_not_kept() -> None:
    kept = stored(TALK)
    assert [event["event"] for event in kept if event["event"] == "bot"] == []
    assert "Dat is zwaar" not in str(kept) and "staffed" not in str(kept)
    assert all("metadata" not in event for event in kept)


def test_what_was_heard_is_kept_as_far_as_it_is_still_looked_at() -> None:
    heard = stored(TALK)[2]["parse_data"]
    assert heard["decision"] == "sure" and heard["entities"] == HEARD["entities"]
    assert heard["themes"] == THEMES[:3]
    assert set(heard) == {"intent", "entities", "decision", "themes"}


def test_a_sentence_that_is_denied_is_still_known_a_turn_later() -> None:
    denied = UserUttered("nee", {"name": "iets_anders"}, [], {"intent": {"name": "iets_anders"}})
    again = deserialise_events(stored(TALK))
    found = missed(stored([*again, denied]))
    assert found == {
        "text": "ik heb schulden",
        "why": "corrected",
        "themes": [["geld", 0.2], ["wonen", 0.2], ["werk", 0.2]],
    }
