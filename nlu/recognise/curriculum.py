# SPDX-License-Identifier: EUPL-1.2
"""Examples as a training is given them: texts, who says them, and a yes or no for every label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from content.model import Example
from nlu.recognise import scarce
from nlu.recognise.lessons import PHRASE, WORRY
from nlu.recognise.machines import Group
from nlu.recognise.packed import Array
from nlu.recognise.words import Said

WORRIES, INTENTS, FEW = "worries", "intents", "few"
"""The groups of labels: themes, intents, and intents with few sentences."""


@dataclass(frozen=True)
class Curriculum:
    """One entry for each text in `said`, `spoken` and `voices`, and in every column of the groups."""

    said: list[Said]
    spoken: Array
    voices: list[str]
    themes: tuple[str, ...]
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, examples: Sequence[Example], said: Sequence[Said]) -> Curriculum:
        """What `examples` teach, whose words are `said`; what is scarce more than once."""
        often, rare = scarce.times(examples), scarce.intents(examples)
        taught = [e for e, number in zip(examples, often, strict=True) for _ in range(number)]
        words = [one for one, number in zip(said, often, strict=True) for _ in range(number)]
        spoken = np.array([example.intent != PHRASE for example in taught])
        taught = [replace(e, intent=WORRY) if e.intent == PHRASE else e for e in taught]
        themes = tuple(sorted({theme for example in taught for theme in example.themes}))
        return cls(words, spoken, [e.voice for e in taught], themes, _groups(taught, themes, rare))


def _groups(examples: Sequence[Example], themes: Sequence[str], rare: set[str]) -> tuple[Group, ...]:
    worries = {name: np.array([name in e.themes for e in examples]) for name in themes}
    intents = sorted({example.intent for example in examples})
    others = {name: np.array([name == e.intent for e in examples]) for name in intents}
    few = {name: others.pop(name) for name in sorted(rare)}
    # What a score is worth is another matter for intents of sixty sentences than for those of thousands.
    scarce_too = [Group(few, phrases=False, name=FEW)] if few else []
    return (Group(worries, name=WORRIES), Group(others, phrases=False, name=INTENTS), *scarce_too)
