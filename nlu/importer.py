# SPDX-License-Identifier: EUPL-1.2
"""Rasa's training data from the compiled content; domain and rules from files, as in any Rasa project."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from content.catalogue import Catalogue
from content.model import Example
from nlu import learned
from nlu.directory import compiled
from nlu.recognise.lessons import PHRASE, WORRY, lessons

VOICE = "voice"
THEMES = "themes"


class ContentImporter(RasaFileImporter):
    """Reads example sentences with their themes from the compiled content."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        content: str | None = None,
        lessons: str | None = None,
    ) -> None:
        """`lessons` is a file of what to teach; else it is everything in the compiled content of the folder
        `content`, this installation's own where that is not given."""
        super().__init__(config_file, domain_path, training_data_paths)
        self._content = Path(content) if content else compiled()
        self._given = Path(lessons) if lessons else None

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """Every example as a message with its intent and its themes."""
        return TrainingData(training_examples=list(self._lessons))

    @cached_property
    def _lessons(self) -> list[Lesson]:
        """Rasa asks three times in one training."""
        return [_lesson(example) for example in self._taught()]

    def _taught(self) -> Iterable[Example]:
        if self._given is None:
            return lessons(Catalogue.open(self._content))
        known = learned.read(self._given)
        if known is None:
            raise ValueError("the lessons cannot be read")
        return known.lessons


def _lesson(example: Example) -> Lesson:
    """Rasa knows no intent of phrases; the recogniser finds them by their mark."""
    phrase = example.intent == PHRASE
    intent = WORRY if phrase else example.intent
    marks = {THEMES: list(example.themes), PHRASE: phrase, VOICE: example.voice}
    return Lesson(data={TEXT: example.text, INTENT: intent, **marks})


class Lesson(Message):
    """A message to learn from. Rasa asks each for its fingerprint dozens of times, words and all, and copies
    all of them a dozen times over, which was a third of the training. Our fingerprint is taken once, of what
    was taught; and a copy is the lesson itself, to which a training only adds its words."""

    @cached_property
    def _taught(self) -> str:
        return hashlib.sha1(repr(sorted(self.data.items())).encode(), usedforsecurity=False).hexdigest()

    @cached_property
    def _number(self) -> int:
        return int(self._taught, 16)

    def __hash__(self) -> int:
        return self._number

    def __deepcopy__(self, known: dict[int, Any]) -> Lesson:
        return self

    def fingerprint(self) -> str:
        """The fingerprint of what was taught."""
        return self._taught
