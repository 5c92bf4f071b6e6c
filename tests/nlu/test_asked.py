# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from typing import Any

import pytest

from nlu.asked import BadRequest, read
from store.conversation import ConversationRef
from tests.nlu.rasa_process import body


def encoded(**changes: Any) -> bytes:
    return json.dumps({**body("abc", "hallo"), **changes}).encode()


def test_a_text_is_read_with_its_conversation() -> None:
    asked = read(encoded(message_id="7"))
    assert asked.ref == ConversationRef("standaard", "abc")
    assert (asked.message_id, asked.kind, asked.text) == ("7", "text", "hallo")


def test_the_text_of_a_button_is_not_read() -> None:
    asked = read(encoded(kind="button", button={"id": "mens", "data": None}))
    assert (asked.text, asked.button) == ("", {"id": "mens", "data": {}})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": None}, "kind"),
        ({"message_id": ""}, "message_id"),
        ({"message_id": 5}, "message_id"),
        ({"message_id": "x" * 300}, "message_id"),
        ({"organisation": "a/b"}, "organisation"),
        ({"conversation": "x" * 65}, "conversation"),
        ({"text": None}, "text"),
        ({"context": []}, "context"),
        ({"kind": "button"}, "button"),
        ({"kind": "button", "button": {"id": "Mens"}}, "button.id"),
        ({"kind": "button", "button": {"id": "mens", "data": [1]}}, "button.data"),
        ({"kind": "place"}, "place"),
        ({"kind": "place", "place": {"name": 1}}, "place.name"),
    ],
)
def test_a_wrong_field_is_named_without_its_value(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadRequest, match=f"^{field} ") as caught:
        read(encoded(**changes))
    assert "a/b" not in str(caught.value)


@pytest.mark.parametrize("wrong", [b"", b"{", b"[1]", b"\xff"])
def test_what_is_not_a_json_object_is_refused(wrong: bytes) -> None:
    with pytest.raises(BadRequest):
        read(wrong)
