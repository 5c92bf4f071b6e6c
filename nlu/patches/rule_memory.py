# SPDX-License-Identifier: EUPL-1.2
"""Remembers what the rules said of an intent: Rasa walks through the whole talk for it, twice a message.

Only where no rule looks further back than the message itself, as none of ours does; else Rasa does it.
"""

from __future__ import annotations

from copy import copy
from functools import wraps
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    Restarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.source import expect

ORIGINAL, INNER = RulePolicy.predict_action_probabilities, RulePolicy._predict
KNOWN, KNOWN_INNER = "301c6695cd5011b4", "f5182d8a10639e14"
STATES = [{"prev_action", "user"}, {"prev_action", "user"}]
KEPT = "_omzien_known"
UNDOES = (ActionReverted, Restarted, UserUtteranceReverted)
Asked = tuple[str, tuple[str, ...]]


def within_a_message(policy: RulePolicy) -> bool:
    """Whether each rule is about an intent and the actions after it, and nothing else."""
    rules = [policy._rule_key_to_state(key) for key in policy.lookup[RULES]]
    plain = all(
        [set(state) for state in states] == STATES[: len(states)]
        and all(set(state["user"]) == {"intent"} for state in states)
        and states[0]["prev_action"] == {"action_name": "action_listen"}
        for states in rules
    )
    return plain and not policy.lookup.get(RULES_FOR_LOOP_UNHAPPY_PATH)


def asked(tracker: DialogueStateTracker) -> Asked | None:
    """The intent of the last message, the actions since and the one before; None where more counts."""
    intent, actions = None, list[str]()
    if tracker.active_loop_name is not None or tracker.followup_action:
        return None
    for event in reversed(tracker.events):
        if isinstance(event, UNDOES) or (intent is not None and isinstance(event, UserUttered)):
            return None
        if isinstance(event, ActionExecuted):
            actions.append(event.action_name or "")
            if intent is not None:
                return (intent, tuple(actions))
        elif isinstance(event, UserUttered):
            intent = str(event.intent_name)
    return None


@wraps(ORIGINAL)  # Rasa reads from a component's signature what it needs.
def remembered(
    self: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    rule_only_data: dict[str, Any] | None = None,
    **rest: Any,
) -> PolicyPrediction:
    """What Rasa's own gives for the same talk."""
    mine = vars(self)
    if KEPT not in mine:
        plain = within_a_message(self) and not any(slot.has_features() for slot in domain.slots)
        mine[KEPT] = {} if plain else None
    known: dict[Asked, PolicyPrediction] | None = mine[KEPT]
    key = asked(tracker) if known is not None else None
    if known is None or key is None:
        return ORIGINAL(self, tracker, domain, rule_only_data, **rest)
    if key not in known:
        known[key] = ORIGINAL(self, tracker, domain, rule_only_data, **rest)
    said = copy(known[key])
    said.events, said.optional_events = list(said.events), list(said.optional_events)
    return said


def apply() -> None:
    """Replace Rasa's own."""
    expect(ORIGINAL, KNOWN)
    expect(INNER, KNOWN_INNER)
    RulePolicy.predict_action_probabilities = remembered
