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
    for error in _VALIDATOR.iter_errors(result):
        place = "/".join(str(step) for step in error.absolute_path)
        raise BadActionResult(f"action '{self.name()}' answered in a format Rasa does not know, at '{place}'")
    return True


def apply() -> None:
    """Replace Rasa's check."""
    expect(ORIGINAL, KNOWN)
    RemoteAction._validate_action_result = validate
