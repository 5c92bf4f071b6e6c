# SPDX-License-Identifier: EUPL-1.2
"""Sets the intent `plaats` on a message that is a place, and the entity `place` where one is named."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from content.catalogue import Catalogue
from nlu.directory import compiled
from nlu.recognise.place import described, named
from nlu.typed import has_words

PLACE = "place"
INTENT_PLACE = "plaats"
CERTAIN = 0.9


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlaceExtractor(GraphComponent):
    """Finds places in the compiled content, of which it follows new versions."""

    def __init__(self) -> None:
        self._catalogue: Catalogue | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlaceExtractor:
        """One that opens the content with its first message."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Look for a place in each message."""
        for message in messages:
            text = message.get("text") or ""
            if has_words(text):
                self._look(message, text)
        return messages

    def _look(self, message: Message, text: str) -> None:
        found = named(self._content(), text, _understood(message))
        if found is None:
            return
        entity = {"entity": PLACE, "extractor": "PlaceExtractor", **described(found.match, text)}
        message.set(ENTITIES, [*(message.get(ENTITIES) or ()), entity], add_to_output=True)
        if found.alone:
            message.set(INTENT, {"name": INTENT_PLACE, "confidence": 1.0}, add_to_output=True)
            message.set("out_of_scope", False, add_to_output=True)

    def _content(self) -> Catalogue:
        if self._catalogue is None:
            self._catalogue = Catalogue.open(compiled())
        self._catalogue.refresh()
        return self._catalogue


def _understood(message: Message) -> bool:
    """Whether the words already mean something else for certain."""
    if message.get("decision") == "sure":
        return True
    return any(intent["confidence"] >= CERTAIN for intent in (message.get("intent_ranking") or ())[:1])
