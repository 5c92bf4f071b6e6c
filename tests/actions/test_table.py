# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from actions.state import State
from actions.table import TABLE
from tests.actions.talk import RULES

NLU = Path(__file__).parents[2] / "nlu"


def read(folder: str) -> list[dict[str, Any]]:
    return [YAML(typ="safe").load(path) for path in sorted((NLU / folder).glob("*.yml"))]


def domain(name: str) -> list[str]:
    return [entry for file in read("domain") for entry in file.get(name) or ()]


def test_every_intent_has_one_rule_with_one_action() -> None:
    steps = [rule["steps"] for file in read("data/rules") for rule in file["rules"]]

    assert {intent["intent"]: action["action"] for intent, action in steps} == RULES
    assert len(steps) == len(RULES)


def test_the_domain_names_exactly_the_intents_with_a_rule_and_the_actions_of_the_table() -> None:
    assert sorted(domain("intents")) == sorted(RULES)
    assert sorted(domain("actions")) == sorted(TABLE)


def test_the_domain_has_a_slot_for_everything_that_is_remembered_and_no_other() -> None:
    assert sorted(domain("slots")) == sorted(State.__dataclass_fields__)
