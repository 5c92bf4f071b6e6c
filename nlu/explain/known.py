# SPDX-License-Identifier: EUPL-1.2
"""What was known before: a message that is an example itself, and words that belong to a group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from content.catalogue import Catalogue
from content.model import Example
from nlu.explain import source
from nlu.recognise.greeting import without_greeting
from nlu.recognise.lessons import lessons
from nlu.recognise.normal import bare
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.words import Said


@dataclass(frozen=True)
class Known:
    """A sentence the message repeats; `decides` when it is so short that its meaning is looked up."""

    sentence: str
    intent: str
    themes: tuple[str, ...]
    place: str | None
    decides: bool


class Examples:
    """Finds messages that are an example themselves."""

    def __init__(self, recogniser: Recogniser, catalogue: Catalogue) -> None:
        self._short, self._catalogue = recogniser.known.short, catalogue

    @cached_property
    def _taught(self) -> dict[str, Example]:
        return {bare(example.text): example for example in reversed(lessons(self._catalogue))}

    def find(self, said: Said) -> Known | None:
        """The example a message repeats, but for capitals, signs and a greeting."""
        text = without_greeting(said).text
        short = self._short.find(text)
        example = short or (self._taught.get(bare(text)) if bare(text) else None)
        if example is None:
            return None
        place = source.example(example)
        return Known(example.text, example.intent, example.themes, place, decides=short is not None)


def concepts(recogniser: Recogniser, said: Said) -> dict[str, list[str]]:
    """The groups of words that mean about the same, each with the words of the message that belong to it."""
    found: dict[str, list[str]] = {}
    for word in said.words:
        for name in recogniser.known.features.concepts(word.text):
            same = found.setdefault(name, [])
            same += [word.text] if word.text not in same else []
    return found
