# SPDX-License-Identifier: EUPL-1.2
"""Rasa's training data from the compiled content; domain and rules from files, as in any Rasa project."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from content.catalogue import Catalogue
from content.model import Example
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
    ) -> None:
        """`content` is the folder of compiled content, this installation's own where it is not given."""
        super().__init__(config_file, domain_path, training_data_paths)
        self._content = Path(content) if content else compiled()

    def get_nlu_data(self, language: str | None = "nl") -> TrainingData:
        """Every example as a message with its intent and its themes."""
        return TrainingData(training_examples=[_message(e) for e in lessons(Catalogue.open(self._content))])


def _message(example: Example) -> Message:
    """Rasa knows no intent of phrases; the recogniser finds them by their mark."""
    phrase = example.intent == PHRASE
    intent = WORRY if phrase else example.intent
    marks = {THEMES: list(example.themes), PHRASE: phrase, VOICE: example.voice}
    return Lesson(data={TEXT: example.text, INTENT: intent, **marks})


class Lesson(Message):
    """A message to learn from. Rasa asks each for its fingerprint dozens of times, words and all, which was
    a quarter of the training; ours is taken once, of what was taught, and its words do not change it."""

    @cached_property
    def _taught(self) -> str:
        return str(super().fingerprint())

    def fingerprint(self) -> str:
        """The fingerprint of what was taught."""
        return self._taught
