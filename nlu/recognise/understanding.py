# SPDX-License-Identifier: EUPL-1.2
"""What was understood of one message, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from nlu.recognise.lessons import WORRY
from nlu.recognise.thresholds import Scope, Thresholds

HUMAN = "mens"
OUTSIDE = "buiten_bereik"
LEAST = 1e-4
"""Chances are kept this far from nothing and from certainty before their logit is taken."""
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
    language: str | None = None
    offered: tuple[str, ...] = ()
    """Those of `detected` that the dialogue speaks of: a second worry only when it is likely."""

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
    human = dict(intents).get(HUMAN, 0.0)
    decision = decide(themes, likely_worry(intents, themes, limits.scope), limits)
    here = themes if decision != "out_of_scope" else ()
    detected, offered = (_from(here, limits.detected, second) for second in (limits.second, limits.offered))
    asks = human >= called_from(decision, limits)
    intent = _intent(intents, decision, asks)
    return Understanding(intent, intents, themes, human, decision, detected, asks, offered=offered)


def elsewhere(found: Understanding, language: str | None) -> Understanding:
    """The same message, which is in another language: what it seems to be about is chance, a call is not."""
    if language is None:
        return found
    intent = HUMAN if found.asks_human else OUTSIDE
    return replace(found, intent=intent, decision="out_of_scope", detected=(), offered=(), language=language)


def likely_worry(intents: Ranking, themes: Ranking, scope: Scope) -> float:
    """How likely a message tells of a worry, whichever one."""
    theme = themes[0][1] if themes else 0.0
    known = dict(intents)
    worry, outside = _logit(known.get(WORRY, 0.0)), _logit(known.get(OUTSIDE, 0.0))
    margin = scope.theme * _logit(theme) + scope.worry * worry + scope.outside * outside
    return 1 / (1 + math.exp(-margin - scope.offset))


def decide(themes: Ranking, worry: float, limits: Thresholds) -> Decision:
    """What the dialogue may do with the best theme of a message that is as likely a worry as `worry`."""
    best = themes[0][1] if themes else 0.0
    second = themes[1][1] if len(themes) > 1 else 0.0
    if worry < limits.scope.least:
        return "out_of_scope"
    leads = best - second >= limits.lead or second >= limits.offered
    if best >= limits.sure and leads and worry >= limits.scope.enough:
        return "sure"
    return "confirm" if best >= limits.confirm else "unsure"


def called_from(decision: Decision, limits: Thresholds) -> float:
    """From how likely on a message that gets this decision is a call for a person."""
    own = {"sure": limits.human_sure, "out_of_scope": limits.human_outside}
    return own.get(decision, limits.human)


def _logit(chance: float) -> float:
    kept = min(max(chance, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))


def _from(themes: Ranking, first: float, other: float) -> tuple[str, ...]:
    """The best theme from `first` on, every other one from `other` on."""
    needed = [first, *[other] * len(themes)]
    return tuple(theme for (theme, chance), limit in zip(themes, needed, strict=False) if chance >= limit)


def _intent(intents: Ranking, decision: Decision, asks_human: bool) -> str:
    """Who asks for a person gets one; a worry is one when its theme is at least likely."""
    if asks_human:
        return HUMAN
    best = intents[0][0] if intents else OUTSIDE
    if decision == "out_of_scope":
        return best if best != WORRY else OUTSIDE
    return WORRY if decision == "sure" and best == OUTSIDE else best
