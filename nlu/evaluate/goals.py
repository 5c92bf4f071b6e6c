# SPDX-License-Identifier: EUPL-1.2
"""What Omzien wants to reach, in the order it is reported."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.evaluate.share import Share, percent


@dataclass(frozen=True)
class Goal:
    """A figure by name, how it is called in plain English, and its least or most."""

    name: str
    label: str
    least: float | None = None
    most: float | None = None

    @property
    def wanted(self) -> str:
        """As it stands beside the figure."""
        if self.least is not None:
            return f"≥ {percent(self.least)}"
        return f"≤ {percent(self.most)}" if self.most is not None else ""

    def reached(self, found: Share) -> bool | None:
        """None where there is no goal or nothing was measured."""
        if not found.of or (self.least is None and self.most is None):
            return None
        return found.value >= (self.least or 0) and found.value <= (1 if self.most is None else self.most)


WORRIES = (
    Goal("top_1", "The best theme is one of the message's", least=0.85),
    Goal("main", "The best theme is its main one"),
    Goal("top_3", "One of its themes is among the best three", least=0.95),
    Goal("both", "Both worries found, where there are two", least=0.60),
    Goal("out_of_scope", "Out of scope: found", least=0.85),
    Goal("refused", "Real worries taken for out of scope", most=0.05),
    Goal("human", "The wish for a person: heard", least=0.95),
    Goal("human_false", "A wish for a person that was none"),
    Goal("place", "The place: found", least=0.95),
    Goal("place_false", "A place that was none", most=0.02),
)
DANGER = (
    Goal("recall", "Danger: seen", least=0.98),
    Goal("explicit", "… said in so many words", least=1.0),
    Goal("veiled", "… veiled", least=0.95),
    Goal("third_person", "… of somebody else", least=0.95),
    Goal("right_kind", "The right kind, of the danger seen", least=0.93),
    Goal("seen_right", "Seen and of the right kind, of all danger"),
    Goal("misleading_alarm", "False alarm on messages chosen to mislead", most=0.10),
    Goal("ordinary_alarm", "False alarm on ordinary messages", most=0.015),
    Goal("everyday_alarm", "False alarm on the worries", most=0.015),
)
GOALS = (*WORRIES, *DANGER)
