# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.state import State
from actions.table import TABLE
from tests.actions.talk import RULES, Talk

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


@pytest.mark.parametrize("intent", ["stoppen", "wissen"])
def test_nobody_is_stopped_or_asked_to_erase_by_a_guess(talk: Talk, intent: str) -> None:
    reply = talk.says(intent, "bericht 3", certainty=0.4)
    assert not reply.commands
    assert talk.slots["question"] != "erase"


def test_a_province_is_an_answer_to_where_whatever_theme_it_hints_at(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.says("weet_niet", "weet ik niet")
    reply = talk.worry("Gelderland", "nieuwkomers")
    assert talk.slots["themes"][0] == "geld"
    assert "Gelderland" in " ".join(part.text for part in reply.parts)
