# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.domain import Domain

from nlu.asked import Asked
from nlu.directory import ROOT
from nlu.message import user_message
from store.conversation import ConversationRef

DOMAIN = Domain.load(str(ROOT / "nlu" / "domain"))


def message(kind: str = "text", text: str = "", **given: Any) -> UserMessage:
    given = {"button": None, "place": None, **given}
    asked = Asked(ConversationRef("org", "a"), "7", kind, text, context={"now": "x"}, **given)
    return user_message(asked, DOMAIN, CollectingOutputChannel())


def test_a_text_is_left_to_the_recogniser() -> None:
    heard = message(text="/mens")
    assert (heard.text, heard.parse_data, heard.metadata) == ("mens", None, {"now": "x"})
    assert (heard.sender_id, heard.message_id) == ("org/a", "7")


@pytest.mark.parametrize(("id", "intent"), [("mens", "mens"), ("thema", "knop"), ("restart", "knop")])
def test_a_button_is_understood_by_its_id_alone(id: str, intent: str) -> None:
    heard = message("button", button={"id": id, "data": {}})
    assert heard.parse_data["intent"] == {"name": intent, "confidence": 1.0}
    assert heard.metadata["button"]["id"] == id


def test_a_chosen_place_keeps_its_fields() -> None:
    heard = message("place", place={"name": "Borculo", "municipality_code": "GM1859"})
    assert heard.parse_data["intent"]["name"] == "plaats"
    assert heard.parse_data["entities"][0]["municipality_code"] == "GM1859"
    assert heard.parse_data["metadata"]["place"]["name"] == "Borculo"
