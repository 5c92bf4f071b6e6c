# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from nlu.patches.action_call import ORIGINAL

ACTION = RemoteAction("action_worry", EndpointConfig("http://127.0.0.1/webhook"))


def test_it_tells_what_rasa_tells_but_for_the_events_and_the_domain() -> None:
    tracker = DialogueStateTracker("someone", [AnySlot("place", mappings=[])])
    tracker.update(UserUttered("ik heb schulden", intent={"name": "zorg_delen"}))
    tracker.update(SlotSet("place", "Hilversum"))
    theirs = ORIGINAL(ACTION, tracker, Domain.empty())
    ours = ACTION._action_call_format(tracker, Domain.empty())
    assert ours["domain"] == {}
    assert ours["tracker"].pop("events") == []
    assert len(theirs["tracker"].pop("events")) == 2
    assert {**ours, "domain": theirs["domain"]} == theirs
    assert ours["tracker"]["slots"]["place"] == "Hilversum"
    assert ours["tracker"]["latest_message"]["text"] == "ik heb schulden"
