# SPDX-License-Identifier: EUPL-1.2
"""Learns from examples and recognises: intents and, several at once, themes."""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from content.model import Example
from nlu.language import Languages
from nlu.recognise import mixture, worth
from nlu.recognise.curriculum import Curriculum
from nlu.recognise.features import Features
from nlu.recognise.greeting import without_greeting
from nlu.recognise.lessons import WORRY
from nlu.recognise.mixture import Mixture
from nlu.recognise.packed import Array
from nlu.recognise.pieces import pieces
from nlu.recognise.short import ShortAnswers
from nlu.recognise.thresholds import Thresholds
from nlu.recognise.understanding import HUMAN, OUTSIDE, Ranking, Understanding, conclude, elsewhere
from nlu.recognise.words import BLANK, Said
from nlu.typed import has_words

FILE = "recogniser.pickle.gz"
PIECE = 0.15
"""Share of the best piece in a long message's confidence; a larger share hears more than was said."""
HEARD = 0.8
"""Share at which one piece that asks for a person counts for the whole message."""
KNOWN = 0.97
"""Confidence of an answer that repeats an example."""


@dataclass(frozen=True)
class Knowledge:
    """Everything learned, as it is kept on disk; `pipeline` cut the words it was learned from."""

    pipeline: str
    features: Features
    mixture: Mixture
    short: ShortAnswers
    themes: tuple[str, ...]


class Recogniser:
    """Recognises messages with what was learned."""

    def __init__(self, knowledge: Knowledge, limits: Thresholds) -> None:
        self.known, self._limits = knowledge, limits
        self._languages = Languages.load()
        self._is_theme = np.array([label in knowledge.themes for label in knowledge.mixture.labels])
        self._is_human = np.array([label == HUMAN for label in knowledge.mixture.labels])

    @classmethod
    def learn(cls, examples: Sequence[Example], said: Sequence[Said], pipeline: str) -> Recogniser:
        """A recogniser for what `examples` teach; `said` holds their words."""
        taught = Curriculum.of(examples, said)
        alike = pipeline == BLANK and len(taught.said) >= worth.MANY
        features, learned = mixture.fit(
            taught.said, taught.groups, taught.spoken, taught.voices, worth.kept() if alike else None
        )
        known = Knowledge(pipeline, features, learned, ShortAnswers(examples), taught.themes)
        return cls(known, Thresholds.read())

    def save(self, folder: Path) -> None:
        """Keep what was learned; pressed lightly, for Rasa packs it once more and is quick then."""
        with gzip.open(folder / FILE, "wb", compresslevel=1) as file:
            pickle.dump(self.known, file, pickle.HIGHEST_PROTOCOL)

    @classmethod
    def load(cls, folder: Path) -> Recogniser:
        """What `save` kept."""
        with gzip.open(folder / FILE) as file:
            return cls(pickle.load(file), Thresholds.read())

    def understand(self, said: Said) -> Understanding:
        """What one message is about."""
        return self.understand_all([said])[0]

    def understand_all(self, messages: Sequence[Said]) -> list[Understanding]:
        """What each message is about; many at once cost little more than one."""
        bare = [without_greeting(said) for said in messages]
        parts = [[said, *pieces(said)] for said in bare]
        flat = [part for group in parts for part in group]
        chances = self.known.mixture.probabilities(self.known.features.of(flat))
        results, at = [], 0
        for said, left, group in zip(messages, bare, parts, strict=True):
            found = self._conclude(left.text, self.together(chances[at : at + len(group)]))
            results.append(elsewhere(found, self._language(said.text)))
            at += len(group)
        return results

    def _language(self, text: str) -> str | None:
        """Another language than Dutch; "salam aleikum" and the like are answers we know."""
        example = self.known.short.find(text)
        return self._languages.of(text) if example is None or example.intent == OUTSIDE else None

    def _conclude(self, text: str, chances: Array) -> Understanding:
        if not has_words(text):
            nothing = tuple((theme, 0.0) for theme in self.known.themes)
            return conclude(((OUTSIDE, 1.0),), nothing, self._limits)
        example = self.known.short.find(text)
        if example is not None:
            chances = self._certain(chances, example)
        intents, themes = self._ranked(chances, ~self._is_theme), self._ranked(chances, self._is_theme)
        return conclude(intents, themes, self._limits)

    def _certain(self, chances: Array, example: Example) -> Array:
        """`chances` with what a known short answer means raised, and every other intent lowered."""
        sure, labels = chances.copy(), self.known.mixture.labels
        for at, label in enumerate(labels):
            if label == example.intent or label in example.themes:
                sure[at] = max(sure[at], KNOWN)
            elif not self._is_theme[at] or example.intent != WORRY:
                sure[at] = min(sure[at], 1 - KNOWN)
        return sure

    def _ranked(self, chances: Array, chosen: Array) -> Ranking:
        labels = self.known.mixture.labels
        pairs = [(labels[at], float(chances[at])) for at in np.flatnonzero(chosen)]
        return tuple(sorted(pairs, key=lambda pair: -pair[1]))

    def together(self, chances: Array) -> Array:
        """One row of chances from a message's row and those of its pieces."""
        row: Array = chances[0]
        if len(chances) > 1:
            best = chances[1:].max(axis=0)
            mixed = (1 - PIECE) * row + PIECE * best
            row = np.where(self._is_human, np.maximum(row, HEARD * best), mixed)
        return row
