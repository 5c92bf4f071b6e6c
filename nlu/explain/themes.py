# SPDX-License-Identifier: EUPL-1.2
"""Which words carried a theme, or the kind of message, and which spoke against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlu.explain.leave_out import Answer, Run, Word, ask, carriers
from nlu.explain.masked import Masked
from nlu.recognise.greeting import without_greeting
from nlu.recognise.lessons import WORRY
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.understanding import Understanding
from nlu.recognise.words import Said

SMALL = 0.1
"""Themes from this confidence on are explained."""
MOST_THEMES = 3
MOST_WORDS = 5
MOST_AGAINST = 3


@dataclass(frozen=True)
class Carried:
    """A theme or an intent with what carried it; `by_words` is how likely it is by the words alone."""

    name: str
    confidence: float
    by_words: float
    detected: bool
    words: tuple[Word, ...]
    against: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Heard:
    """What was heard in a message: themes best first, and the intent where it is no worry."""

    themes: tuple[Carried, ...]
    intent: Carried | None


def heard(recogniser: Recogniser, said: Said, found: Understanding) -> Heard:
    """What carried the themes and the intent of one message; of no worry only its intent."""
    bare = without_greeting(said)
    masked = Masked(recogniser, bare)
    if not len(masked) or found.language:
        return Heard((), None)
    reader = _Reader(masked, recogniser.known.mixture.labels, found)
    return Heard(tuple(reader.themes()), reader.intent())


class _Reader:
    """Reads the words of one message for each of its labels."""

    def __init__(self, masked: Masked, labels: tuple[str, ...], found: Understanding) -> None:
        self._masked, self._found = masked, found
        themes = [(name, chance) for name, chance in found.themes if chance >= SMALL]
        self._themes = dict(themes[:MOST_THEMES])
        wanted = (*self._themes, found.intent)
        self._columns = {name: at for at, name in enumerate(wanted)}
        chosen = [labels.index(name) for name in wanted]
        self._answer: Answer = ask(len(masked), lambda runs: masked.logits(runs)[:, chosen])

    def themes(self) -> Iterator[Carried]:
        """Each likely theme; only the best is worth saying what speaks against it."""
        for number, (name, chance) in enumerate(self._themes.items()):
            yield self._carried(name, chance, name in self._found.detected, against=number == 0)

    def intent(self) -> Carried | None:
        """The intent, where the message is no worry and it is not merely chosen for want of another."""
        if self._found.intent == WORRY or self._found.confidence < SMALL:
            return None
        return self._carried(self._found.intent, self._found.confidence, detected=True)

    def _carried(self, name: str, confidence: float, detected: bool, against: bool = False) -> Carried:
        at = self._columns[name]
        falls = self._answer.of(at)
        opposed = carriers(falls, MOST_AGAINST, against=True) if against else []
        return Carried(
            name,
            round(confidence, 4),
            self._answer.chance(at),
            detected,
            self._words(at, carriers(falls, MOST_WORDS)),
            self._words(at, opposed),
        )

    def _words(self, at: int, runs: list[Run]) -> tuple[Word, ...]:
        return tuple(Word(self._masked.text(run), self._answer.without(at, run)) for run in runs)
