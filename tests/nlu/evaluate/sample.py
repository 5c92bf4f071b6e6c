# SPDX-License-Identifier: EUPL-1.2
"""Messages and what was heard of them, with only what a test is about to be named."""

from __future__ import annotations

from typing import Any

from nlu.evaluate.danger import Judged
from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import Danger, Worry
from nlu.evaluate.worries import Told


def worry(*themes: str, **labels: Any) -> Worry:
    """A message with these themes."""
    usual = {"text": "een zin", "crisis": None, "human": False, "out_of_scope": False, "place": None}
    return Worry(**{**usual, "register": "plain", **labels, "themes": themes})


def told(worry: Worry, *themes: str, confidence: float = 0.9, **concluded: Any) -> Told:
    """A message of which these themes were heard, best first and each half as likely as the one before."""
    ranked = tuple((theme, confidence / 2**at) for at, theme in enumerate(themes))
    return Told(worry, Heard(themes=ranked, **concluded))


def judged(kind: str | None, clarity: str, crisis: str | None, **labels: Any) -> Judged:
    """A message about danger of which `crisis` was heard."""
    usual = {"role": "self" if kind else None, "register": "plain"}
    danger = Danger(text="een zin", kind=kind, clarity=clarity, **{**usual, **labels})
    return Judged(danger, Heard(crisis=crisis, certainty="clear" if crisis else None))
