# SPDX-License-Identifier: EUPL-1.2
"""Cuts messages into Dutch words for the components after it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.recognise.words import Said, Word, Words

SAID = "said"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DutchTokenizer(Tokenizer):
    """spaCy's Dutch tokenizer, with lemmas where an installed pipeline gives them."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.words = Words.load(config.get("model"))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`model` names a spaCy pipeline; none takes the best there is."""
        return {
            "model": None,
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DutchTokenizer:
        """A tokenizer; there is nothing to train."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Cut all texts at once, which takes half the time; nobody asks for the words of intents."""
        messages = [example for example in training_data.training_examples if example.get(TEXT)]
        texts = self.words.of_all(message.get(TEXT) for message in messages)
        for message, cut in zip(messages, texts, strict=True):
            message.set(TOKENS_NAMES[TEXT], _tokens(cut))
            message.set(SAID, cut)
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of one attribute of a message."""
        return _tokens(self.words.of(message.get(attribute) or ""))


def _tokens(cut: Said) -> list[Token]:
    return [Token(word.text, word.start, lemma=word.lemma or word.text) for word in cut.words]


def said(message: Message) -> Said:
    """A message's text with the words this tokenizer cut; those to learn from keep them as they were."""
    kept: Said | None = message.get(SAID)
    return kept or _of_tokens(message)


def _of_tokens(message: Message) -> Said:
    tokens = message.get("text_tokens") or ()
    words = (Word(t.text, t.start, t.lemma if t.lemma != t.text else "") for t in tokens)
    return Said(message.get("text") or "", tuple(words))
