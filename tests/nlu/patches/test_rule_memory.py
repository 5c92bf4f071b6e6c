# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import random
from pathlib import Path

import pytest
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.rule_memory import KEPT, ORIGINAL, asked, remembered, within_a_message

UNKNOWN = "niet_bestaand"
LISTEN = ActionExecuted("action_listen")


@pytest.fixture(scope="module")
def trained(model: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[RulePolicy, Domain]:
    """The policy of the trained model, and its domain."""
    folder = Path(tmp_path_factory.mktemp("graph"))
    found, runner = load_predict_graph_runner(folder, model, LocalModelStorage, DaskGraphRunner)
    nodes = runner._instantiated_nodes.values()
    (policy,) = [node._component for node in nodes if isinstance(node._component, RulePolicy)]
    return policy, found.domain


def rules(policy: RulePolicy) -> dict[str, str]:
    """The action that belongs to each intent."""
    states = [(policy._rule_key_to_state(key), said) for key, said in policy.lookup[RULES].items()]
    return {state[0]["user"]["intent"]: said for state, said in states if len(state) == 1}


def said(intent: str) -> UserUttered:
    return UserUttered("x", intent={"name": intent, "confidence": 1.0})


def turn(intent: str, action: str) -> list[Event]:
    return [said(intent), SlotSet("question", intent), ActionExecuted(action), LISTEN]


def talk(policy: RulePolicy, seed: int) -> list[Event]:
    """A talk at an odd moment: after so many messages, before or after an action."""
    chance, known = random.Random(seed), rules(policy)
    intents = [*known, UNKNOWN]
    earlier = [chance.choice(intents) for _ in range(chance.randrange(5))]
    events = [event for intent in earlier for event in turn(intent, known.get(intent, "action_outscope"))]
    now = chance.choice(intents)
    last: list[Event] = [said(now)]
    if chance.random() < 0.5:
        last.append(ActionExecuted(chance.choice([known.get(now, "action_outscope"), "action_worry"])))
    return [LISTEN, *events, *last]


def told(
    policy: RulePolicy, domain: Domain, events: list[Event]
) -> tuple[dict[str, object], dict[str, object]]:
    def tracker() -> DialogueStateTracker:
        return DialogueStateTracker.from_events("a", events, slots=domain.slots, domain=domain)

    ours = vars(remembered(policy, tracker(), domain))
    theirs = vars(ORIGINAL(policy, tracker(), domain))
    return ours, theirs


def test_it_is_what_rasa_predicts_after_any_talk(trained: tuple[RulePolicy, Domain]) -> None:
    policy, domain = trained
    for seed in range(300):
        ours, theirs = told(policy, domain, talk(policy, seed))
        assert ours == theirs, seed
    assert policy.__dict__[KEPT], "nothing was remembered"


@pytest.mark.parametrize(
    "more",
    [[UserUtteranceReverted()], [ActionReverted()], [Restarted()], [ActiveLoop("some_form")], [said("mens")]],
    ids=["taken back", "undone", "restarted", "form", "two at once"],
)
def test_what_is_more_than_a_message_is_left_to_rasa(
    trained: tuple[RulePolicy, Domain], more: list[Event]
) -> None:
    _, domain = trained
    events = [LISTEN, *turn("mens", "action_person"), said("mens"), *more]
    assert asked(DialogueStateTracker.from_events("a", events, slots=domain.slots)) is None


def test_what_happens_to_one_prediction_does_not_happen_to_the_next(
    trained: tuple[RulePolicy, Domain],
) -> None:
    policy, domain = trained
    tracker = DialogueStateTracker.from_events("a", [LISTEN, said("mens")], slots=domain.slots)
    first = remembered(policy, tracker, domain)
    first.events.append(LISTEN)
    assert remembered(policy, tracker, domain).events == []


@pytest.mark.parametrize(
    "rule",
    [
        '[{"prev_action": {"action_name": "action_listen"}, "user": {"text": "hallo"}}]',
        '[{"prev_action": {"action_name": "action_worry"}, "user": {"intent": "mens"}}]',
        '[{"slots": {"a": [1]}, "prev_action": {"action_name": "action_listen"}, "user": {"intent": "a"}}]',
    ],
)
def test_a_rule_that_looks_further_is_noticed(trained: tuple[RulePolicy, Domain], rule: str) -> None:
    policy, _ = trained
    assert within_a_message(policy)
    policy.lookup[RULES][rule] = "action_worry"
    try:
        assert not within_a_message(policy)
    finally:
        del policy.lookup[RULES][rule]


def test_rasa_uses_it() -> None:
    assert RulePolicy.predict_action_probabilities is remembered
