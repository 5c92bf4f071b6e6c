# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from nlu.patches.action_result import ORIGINAL, BadActionResult, validate

ACTION = RemoteAction("action_worry", None)
SLOT = {"event": "slot", "name": "words", "value": "x"}
RESULTS: list[tuple[Any, bool]] = [
    ({"events": [], "responses": []}, True),
    ({}, True),
    ({"events": [SLOT], "responses": [{"custom": {"version": 1}}]}, True),
    ({"events": [{"event": "followup", "name": "action_listen"}]}, True),
    ({"events": [{"event": "nothing we know"}]}, False),
    ({"events": [{"name": "words"}]}, False),
    ({"events": {}, "responses": []}, False),
    ({"events": None}, False),
    ({"events": [], "responses": None}, False),
    ({"events": [{"event": "slot", "name": 5, "value": "x"}]}, False),
    ({"events": [{"event": "slot", "name": "words"}]}, False),
    ({"events": [{"event": "slot", "name": "words", "value": None, "timestamp": None}]}, True),
    ({"events": [], "responses": ["ik heb schulden"]}, False),
    ([], False),
]


@pytest.mark.parametrize(("result", "right"), RESULTS)
def test_it_accepts_and_refuses_what_rasas_own_check_does(result: Any, right: bool) -> None:
    def holds(check: Any, error: type[Exception]) -> bool:
        try:
            return bool(check(ACTION, result))
        except error:
            return False

    assert holds(ORIGINAL, ValidationError) is right
    assert holds(validate, BadActionResult) is right


def test_its_error_names_the_action_and_the_place_and_quotes_nothing() -> None:
    with pytest.raises(BadActionResult, match=r"action_worry.*responses/0") as caught:
        validate(ACTION, {"events": [], "responses": ["ik heb schulden"]})
    assert "schulden" not in str(caught.value)


def test_rasa_uses_it() -> None:
    assert RemoteAction._validate_action_result is validate
