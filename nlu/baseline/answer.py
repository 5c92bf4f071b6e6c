# SPDX-License-Identifier: EUPL-1.2
"""What the baseline made of a message, in the words our figures are counted in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles

from nlu.baseline.data import THEME
from nlu.evaluate.heard import Heard
from nlu.recognise.lessons import WORRY
from nlu.recognise.understanding import HUMAN

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Answer:
    """The intent the dialogue would act on, all intents best first, and what it took."""

    ms: float
    processor_ms: float
    intent: str
    ranking: tuple[tuple[str, float], ...]

    def heard(self, fallback: bool = False) -> Heard:
        """Its themes in order; out of scope is any best intent without a theme that is no call for a person.

        With `fallback` what Rasa's FallbackClassifier finds too unsure is out of scope as well.
        """
        ranked = [(name, chance) for name, chance in self.ranking if name != FALLBACK]
        best = self.intent if fallback or not ranked else ranked[0][0]
        themes = tuple(
            (name.removeprefix(THEME), chance) for name, chance in ranked if name.startswith(THEME)
        )
        worry = best.startswith(THEME) or best == WORRY
        return Heard(themes=themes, human=best == HUMAN, out_of_scope=not worry and best != HUMAN)


@dataclass(frozen=True)
class Pace:
    """Milliseconds a message: the middle one, the slowest of twenty, and of the processor on average."""

    median: float
    slow: float
    processor: float

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> Pace:
        """Of messages parsed one at a time."""
        times = [answer.ms for answer in answers]
        used = mean(answer.processor_ms for answer in answers)
        return cls(median(times), quantiles(times, n=20)[-1], used)


def read(file: Path) -> list[Answer]:
    """What `nlu.baseline.parse` wrote."""
    rows = json.loads(file.read_text("utf-8"))
    return [Answer(**{**row, "ranking": tuple(map(tuple, row["ranking"]))}) for row in rows]
