# SPDX-License-Identifier: EUPL-1.2
"""What a worker asks of Rasa: the body of a turn, checked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from store.conversation import ConversationRef

KINDS = ("text", "button", "place")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BUTTON = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST_ID = 200


class BadRequest(ValueError):
    """The body is not what the contract says; the text names the field, never its value."""


@dataclass(frozen=True)
class Asked:
    """One message to answer; `button` and `place` are set for their kinds only."""

    ref: ConversationRef
    message_id: str
    kind: str
    text: str
    button: dict[str, Any] | None
    place: dict[str, Any] | None
    context: dict[str, Any]


def read(body: bytes) -> Asked:
    """The body of a turn; BadRequest says which field is wrong."""
    data = _object(body)
    kind = _text(data, "kind")
    _check(kind in KINDS, "kind must be text, button or place")
    message_id = _text(data, "message_id")
    _check(0 < len(message_id) <= _LONGEST_ID, "message_id must be a short text")
    return Asked(
        ref=ConversationRef(_name(data, "organisation"), _name(data, "conversation")),
        message_id=message_id,
        kind=kind,
        text=_text(data, "text") if kind == "text" else "",
        button=_button(data) if kind == "button" else None,
        place=_place(data) if kind == "place" else None,
        context=_fields(data, "context"),
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except ValueError:
        raise BadRequest("the body must be JSON") from None
    if not isinstance(data, dict):
        raise BadRequest("the body must be an object")
    return data


def _button(data: dict[str, Any]) -> dict[str, Any]:
    button = _fields(data, "button")
    _check(bool(_BUTTON.fullmatch(_text(button, "id", "button.id"))), "button.id must be the id of a button")
    extra = _fields(button, "data", "button.data") if button.get("data") is not None else {}
    return {"id": button["id"], "data": extra}


def _place(data: dict[str, Any]) -> dict[str, Any]:
    place = _fields(data, "place")
    _text(place, "name", "place.name")
    return place


def _name(data: dict[str, Any], field: str) -> str:
    value = _text(data, field)
    _check(bool(_NAME.fullmatch(value)), f"{field} must be 1 to 64 letters, digits, - or _")
    return value


def _text(data: dict[str, Any], field: str, called: str = "") -> str:
    value = data.get(field)
    if not isinstance(value, str):
        raise BadRequest(f"{called or field} must be a text")
    return value


def _fields(data: dict[str, Any], field: str, called: str = "") -> dict[str, Any]:
    value = data.get(field)
    if not isinstance(value, dict):
        raise BadRequest(f"{called or field} must be an object")
    return value


def _check(right: bool, wrong: str) -> None:
    if not right:
        raise BadRequest(wrong)
