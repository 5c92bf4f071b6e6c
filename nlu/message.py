# SPDX-License-Identifier: EUPL-1.2
"""From what was asked to a message Rasa understands; only a pressed button can name an intent."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain

from nlu.asked import Asked
from nlu.typed import clean

CHANNEL = "omzien"
BUTTON_INTENT = "knop"
PLACE_INTENT = "plaats"


def user_message(asked: Asked, domain: Domain, output: OutputChannel) -> UserMessage:
    """Text goes through the recogniser; a button or a chosen place is understood already."""
    if asked.button is not None:
        known, extra = _pressed(asked.button, domain), {"button": asked.button}
    elif asked.place is not None:
        known, extra = _chosen(asked.place), {"place": asked.place}
    else:
        known, extra = None, {}
    metadata = {**asked.context, **extra}
    return UserMessage(
        text=clean(asked.text),
        output_channel=output,
        sender_id=str(asked.ref),
        parse_data={**known, "metadata": metadata} if known else None,
        input_channel=CHANNEL,
        message_id=asked.message_id,
        metadata=metadata,
    )


def _pressed(button: dict[str, Any], domain: Domain) -> dict[str, Any]:
    id = button["id"]
    # Rasa adds intents of its own to every domain (restart, session_start...): no button may reach those.
    if id in domain.intents and id not in DEFAULT_INTENTS:
        return _understood(id, [])
    return _understood(BUTTON_INTENT, [{"entity": BUTTON_INTENT, "value": id}])


def _chosen(place: dict[str, Any]) -> dict[str, Any]:
    return _understood(PLACE_INTENT, [{**place, "entity": "place", "value": place["name"]}])


def _understood(intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {"text": "", "intent": {"name": intent, "confidence": 1.0}, "entities": entities}
