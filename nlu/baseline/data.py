# SPDX-License-Identifier: EUPL-1.2
"""Our example sentences as Rasa's own training data: one intent a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from content.model import Example
from nlu.recognise.lessons import PHRASE, WORRY

THEME = "thema_"
"""Before a theme's key it makes an intent that no other intent is called."""


def intent(example: Example) -> str:
    """A worry's first theme; every other intent as it is, whatever it is about."""
    if example.intent in (WORRY, PHRASE):
        return f"{THEME}{example.themes[0]}" if example.themes else WORRY
    return example.intent


def training_data(examples: Sequence[Example]) -> dict[str, Any]:
    """In Rasa's JSON format, for its YAML would read brackets in a sentence as an entity."""
    rows = [{"text": example.text, "intent": intent(example), "entities": []} for example in examples]
    return {"rasa_nlu_data": {"common_examples": rows}}


def spread(examples: Sequence[Example], number: int | None) -> list[Example]:
    """About `number` of the examples, evenly over all of them; all where no number is given."""
    step = max(len(examples) // number, 1) if number else 1
    return list(examples[::step])
