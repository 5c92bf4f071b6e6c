# SPDX-License-Identifier: EUPL-1.2
"""Why danger was seen or not: rules with the words they found, guards that held, what the detector heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nlu.explain import source
from nlu.explain.leave_out import MANY, NOTHING, Run, Word, ask, carriers, chance, logit
from nlu.recognise.packed import Array
from nlu.safety.decision import DOUBTED, threshold
from nlu.safety.features import features
from nlu.safety.other_languages import FILE, Phrase, read, tokens
from nlu.safety.pattern import Span
from nlu.safety.rules import MASK, Found, Rule, Seen
from nlu.safety.safety import FEW, Safety
from nlu.safety.verdict import Verdict
from nlu.safety.words import Words
from nlu.safety.words import read as read_words

MOST_WORDS = 5


@dataclass(frozen=True)
class Guard:
    """Words that take the danger out of other words."""

    name: str
    words: str
    place: str


@dataclass(frozen=True)
class Fired:
    """A rule that found its words; it does not count when guards held it back."""

    rule: str
    kind: str
    sure: str
    words: str
    place: str
    held_by: tuple[Guard, ...] = ()


@dataclass(frozen=True)
class Danger:
    """The verdict with what led to it; `likelihood` is the learned detector's, None where it is not asked,
    and from `needed` on it asks a question by itself."""

    verdict: Verdict
    rules: tuple[Fired, ...] = ()
    likelihood: float | None = None
    needed: float = 1.0
    doubted_by: tuple[Guard, ...] = ()
    words: tuple[Word, ...] = ()
    phrase: str | None = None


class Dangers:
    """Explains the verdicts of one detector."""

    def __init__(self, safety: Safety) -> None:
        self._safety = safety

    @cached_property
    def _phrases(self) -> list[Phrase]:
        return list(read(FILE.read_text("utf-8").splitlines()))

    def why(self, text: str) -> Danger:
        """Why `text` is danger, or is not."""
        verdict, rules = self._safety.check(text), self._safety.rules
        words = read_words(text, rules.lexicon)
        seen, found = rules.see(words), rules.find(words)
        fired = tuple(self._fired(seen))
        phrase = self._phrase(text) if verdict.language else None
        if not found.hits and len(words.words) < FEW:
            return Danger(verdict, fired, phrase=phrase)
        doubted = tuple(_guard(name, seen) for name in sorted(found.guards & DOUBTED))
        score = self._score(found, (0, len(found.concepts)), NOTHING)
        heard = Danger(verdict, fired, chance(score), threshold(found), doubted, (), phrase)
        if chance(score) < heard.needed:
            return heard
        return replace(heard, words=tuple(self._carried(found, score)))

    def _score(self, found: Found, stretch: Run, left_out: Run) -> float:
        """The detector's logit of danger for a stretch of the message without a run in it."""
        words, concepts = list(found.words.words[1:-1]), list(found.concepts)
        for at in range(*left_out):
            words[at], concepts[at] = MASK, ()
        reading = self._safety.detector.read(*features(words[slice(*stretch)], concepts[slice(*stretch)]))
        return float(logit(np.array(1 - reading.kinds["none"])))

    def _carried(self, found: Found, whole: float) -> Iterator[Word]:
        """What carries the detector's likelihood, in the stretch of a long message where it is highest."""
        start, end = stretch = self._worst(found)
        answer = ask(end - start, lambda runs: self._logits(found, stretch, runs))
        falls, words = answer.of(0), found.words.words[1:-1]
        for run in carriers(falls, MOST_WORDS):
            yield Word(" ".join(words[start + run[0] : start + run[1]]), chance(whole - falls[run]))

    def _logits(self, found: Found, stretch: Run, runs: Sequence[Run]) -> Array:
        start = stretch[0]
        moved = [(start + run[0], start + run[1]) for run in runs]
        return np.array([[self._score(found, stretch, run)] for run in moved])

    def _worst(self, found: Found) -> Run:
        many = len(found.concepts)
        starts = range(0, max(many - MANY // 2, 1), MANY // 2)
        stretches = [(start, min(start + MANY, many)) for start in starts]
        return max(stretches, key=lambda stretch: self._score(found, stretch, NOTHING))

    def _fired(self, seen: Seen) -> Iterator[Fired]:
        """Each rule once, where it counts, or else where it was held back."""
        told: dict[str, Fired] = {}
        for rule, spans in seen.hits:
            for fired in (self._at(rule, span, seen) for span in spans):
                if rule.id not in told or (told[rule.id].held_by and not fired.held_by):
                    told[rule.id] = fired
        yield from sorted(told.values(), key=lambda fired: (bool(fired.held_by), fired.sure != "clear"))

    def _at(self, rule: Rule, span: Span, seen: Seen) -> Fired:
        held = tuple(_guard(name, seen) for name in self._safety.rules.silencing(rule, span, seen.guards))
        words = _between(seen.words, [span])
        return Fired(rule.id, rule.kind, rule.sure, words, source.rule(rule.id), held)

    def _phrase(self, text: str) -> str | None:
        said = f" {' '.join(tokens(text))} "
        found = (" ".join(phrase.words) for phrase in self._phrases)
        return next((words for words in found if f" {words} " in said), None)


def _guard(name: str, seen: Seen) -> Guard:
    return Guard(name, _between(seen.words, seen.guards[name][:1]), source.guard(name))


def _between(words: Words, spans: Iterable[Span]) -> str:
    """The words of some places, in the spelling rules are written in."""
    kept = [
        word
        for word, place in zip(words.words, words.places, strict=True)
        if word not in "^$" and any(start <= place <= end for start, end in spans)
    ]
    return " ".join(kept)
