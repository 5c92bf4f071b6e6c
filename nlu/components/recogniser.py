# SPDX-License-Identifier: EUPL-1.2
"""Recognises the intent of a message and, several at once, its themes; what it does is in nlu.recognise."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from content.model import Example
from nlu.components.tokenizer import said
from nlu.recognise import recogniser as core
from nlu.recognise.for_whom import for_whom
from nlu.recognise.lessons import PHRASE
from nlu.recognise.understanding import Understanding
from nlu.recognise.words import best

RANKED = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Recogniser(GraphComponent):
    """Sets `intent` and its ranking, `themes`, `detected`, `human`, `out_of_scope` and `decision`.

    Beside them, of the words themselves: `language` and `for_whom`.
    """

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, learned: core.Recogniser | None = None
    ) -> None:
        self._model_storage, self._resource, self._learned = model_storage, resource, learned

    @classmethod
    def required_components(cls) -> list[type[Any]]:
        """It needs the words of the tokenizer before it."""
        from nlu.components.tokenizer import DutchTokenizer

        return [DutchTokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Recogniser:
        """One that has learned nothing yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Recogniser:
        """One with what was learned in training."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, core.Recogniser.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example sentence and keep the result."""
        messages = training_data.intent_examples
        examples = [_example(message) for message in messages]
        self._learned = core.Recogniser.learn(examples, [said(message) for message in messages], best())
        with self._model_storage.write_to(self._resource) as folder:
            self._learned.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Say of each message what it is about."""
        if self._learned is None:
            raise RuntimeError("the recogniser was asked before it was trained")
        heard = self._learned.understand_all([said(message) for message in messages])
        for message, found in zip(messages, heard, strict=True):
            _set(message, found)
        return messages


def _example(message: Message) -> Example:
    intent = PHRASE if message.get(PHRASE) else message.get(INTENT)
    return Example(
        message.get("text"), intent, tuple(message.get("themes") or ()), message.get("voice") or ""
    )


def _set(message: Message, found: Understanding) -> None:
    message.set(INTENT, {"name": found.intent, "confidence": found.confidence}, add_to_output=True)
    ranking = [{"name": name, "confidence": chance} for name, chance in found.intents[:RANKED]]
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    themes = [{"theme": name, "confidence": round(chance, 4)} for name, chance in found.themes]
    message.set("themes", themes, add_to_output=True)
    message.set("detected", list(found.offered), add_to_output=True)
    message.set("human", round(found.human, 4), add_to_output=True)
    message.set("out_of_scope", found.out_of_scope, add_to_output=True)
    message.set("decision", found.decision, add_to_output=True)
    message.set("language", found.language, add_to_output=True)
    message.set("for_whom", for_whom(message.get("text") or ""), add_to_output=True)
