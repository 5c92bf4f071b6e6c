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


def test_it_tells_what_rasa_tells_but_for_what_no_action_looks_at() -> None:
    tracker = DialogueStateTracker("someone", [AnySlot("place", mappings=[])])
    heard = {"intent_ranking": [{"name": "zorg_delen"}], "text_tokens": [[0, 2]], "decision": "sure"}
    tracker.update(UserUttered("ik heb schulden", {"name": "zorg_delen"}, [], heard))
    tracker.update(SlotSet("place", "Hilversum"))
    theirs = ORIGINAL(ACTION, tracker, Domain.empty())
    ours = ACTION._action_call_format(tracker, Domain.empty())
    assert ours["domain"] == {}
    assert ours["tracker"].pop("events") == []
    assert len(theirs["tracker"].pop("events")) == 2
    for left_out in ("intent_ranking", "text_tokens"):
        del theirs["tracker"]["latest_message"][left_out]
    assert {**ours, "domain": theirs["domain"]} == theirs
    assert ours["tracker"]["slots"]["place"] == "Hilversum"
    assert ours["tracker"]["latest_message"]["text"] == "ik heb schulden"
    assert ours["tracker"]["latest_message"]["decision"] == "sure"
