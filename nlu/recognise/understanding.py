# SPDX-License-Identifier: EUPL-1.2
"""What was understood of one message, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlu.recognise.lessons import WORRY
from nlu.recognise.thresholds import Thresholds

HUMAN = "mens"
OUTSIDE = "buiten_bereik"
Decision = Literal["sure", "confirm", "unsure", "out_of_scope"]
Ranking = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Understanding:
    """Intents and themes, each best first with its confidence, and what follows from them."""

    intent: str
    intents: Ranking
    themes: Ranking
    human: float
    decision: Decision
    detected: tuple[str, ...]
    asks_human: bool

    @property
    def confidence(self) -> float:
        """Of the intent."""
        return dict(self.intents).get(self.intent, 0.0)

    @property
    def out_of_scope(self) -> bool:
        """Nothing we can help with and no person asked for."""
        return self.decision == "out_of_scope" and not self.asks_human


def conclude(intents: Ranking, themes: Ranking, limits: Thresholds) -> Understanding:
    """From confidences to an intent and a decision."""
    chances = dict(intents)
    human = chances.get(HUMAN, 0.0)
    decision = decide(themes, chances.get(WORRY, 0.0), limits)
    detected = tuple(theme for theme, chance in themes if chance >= limits.detected)
    intent = _intent(intents, decision, human >= limits.human)
    return Understanding(intent, intents, themes, human, decision, detected, human >= limits.human)


def decide(themes: Ranking, worry: float, limits: Thresholds) -> Decision:
    """What the dialogue may do with the best theme."""
    best = themes[0][1] if themes else 0.0
    second = themes[1][1] if len(themes) > 1 else 0.0
    if best < limits.worry_floor and worry < limits.worry:
        return "out_of_scope"
    if best >= limits.sure and (best - second >= limits.lead or second >= limits.detected):
        return "sure"
    return "confirm" if best >= limits.confirm else "unsure"


def _intent(intents: Ranking, decision: Decision, asks_human: bool) -> str:
    """Who asks for a person gets one; a worry is one when its theme is at least likely."""
    if asks_human:
        return HUMAN
    best = intents[0][0] if intents else OUTSIDE
    if decision == "out_of_scope":
        return best if best != WORRY else OUTSIDE
    return WORRY if decision == "sure" and best == OUTSIDE else best
