# SPDX-License-Identifier: EUPL-1.2
"""Checks an action server's answer with a validator that is built once, and says nothing of its content.

Rasa builds and checks the constant schema again for every action (RasaHQ/rasa issue 11717), most of a turn's
time, and its error quotes the answer, which may hold a resident's words.
"""

from __future__ import annotations

from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException

from nlu.patches.source import expect

ORIGINAL = RemoteAction._validate_action_result
KNOWN = "f8cdb4be68123961"


class BadActionResult(RasaException):
    """The action server answered something that does not follow Rasa's format."""


_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA)(_SCHEMA)


def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
    """True, or BadActionResult that names the action and the place of the error only."""
    if _plain(result):
        return True
    for error in _VALIDATOR.iter_errors(result):
        place = "/".join(str(step) for step in error.absolute_path)
        raise BadActionResult(f"action '{self.name()}' answered in a format Rasa does not know, at '{place}'")
    return True


def _plain(result: Any) -> bool:
    """Whether it is what our action server always says, slots and replies; the rest takes the long way."""
    return (
        type(result) is dict
        and result.keys() <= {"events", "responses"}
        and all(_is_slot(event) for event in _list(result, "events"))
        and all(type(response) is dict for response in _list(result, "responses"))
    )


def _list(result: dict[str, Any], name: str) -> list[Any]:
    found = result.get(name, [])
    return found if type(found) is list else [None]


def _is_slot(event: Any) -> bool:
    return (
        type(event) is dict
        and event.keys() <= {"event", "timestamp", "name", "value"}
        and event.get("event") == "slot"
        and type(event.get("name")) is str
        and "value" in event
    )


def apply() -> None:
    """Replace Rasa's check."""
    expect(ORIGINAL, KNOWN)
    RemoteAction._validate_action_result = validate
