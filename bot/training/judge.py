# SPDX-License-Identifier: EUPL-1.2
"""Whether a new model is worse than the one in use: danger never, the rest within a small margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Part = tuple[int, int]


@dataclass(frozen=True)
class Rule:
    """A figure may fall by so much of all its messages; `rises` is one that should be low."""

    figure: str
    margin: float
    rises: bool = False


RULES = (
    Rule("recall", 0.0),
    Rule("top_1", 0.02),
    Rule("top_3", 0.01),
    Rule("out_of_scope", 0.02),
    Rule("refused", 0.01, rises=True),
    Rule("human", 0.03),
)
"""Chance in training moves figures: four sentences about nothing moved the best theme by a point."""
OWN = "held"
OWN_MARGIN = 0.05
NOTHING = "nothing"
"""There was nothing to measure with: a person must look."""


def worse(report: dict[str, Any]) -> list[str]:
    """The names of the figures that fell too far; empty when the new model may go live."""
    figures = report["figures"]
    fallen = [rule.figure for rule in RULES if rule.figure in figures and _fell(rule, *figures[rule.figure])]
    own = report[OWN]
    if own["after"] < own["before"] - max(1.0, OWN_MARGIN * own["of"]):
        fallen.append(OWN)
    return fallen if figures or own["of"] else [NOTHING]


def _fell(rule: Rule, before: Part, after: Part) -> bool:
    down = before[0] - after[0]
    return (-down if rule.rises else down) > rule.margin * before[1]
