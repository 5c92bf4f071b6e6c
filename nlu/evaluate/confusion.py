# SPDX-License-Identifier: EUPL-1.2
"""Which theme is taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.evaluate.share import percent
from nlu.evaluate.worries import Told, with_theme

SHORT = 4
MOST = 12


@dataclass(frozen=True)
class Confusion:
    """How often a message about one theme had another as its best; of two themes the one found counts."""

    themes: tuple[str, ...]
    counts: Counter[tuple[str, str]]

    @classmethod
    def of(cls, told: Sequence[Told]) -> Confusion:
        """From every message with a theme."""
        counts = Counter((_said(one), best) for one in with_theme(told) for best in one.heard.first(1))
        return cls(tuple(sorted({theme for pair in counts for theme in pair})), counts)

    def row(self, said: str) -> list[int]:
        """How often each theme was best for messages about `said`."""
        return [self.counts[said, best] for best in self.themes]

    def text(self) -> str:
        """As fixed-width text; a point is nought."""
        wide = max(map(len, self.themes), default=0)
        head = " ".join(theme[:SHORT].rjust(SHORT) for theme in self.themes)
        lines = [f"{said.ljust(wide)} {_numbers(self.row(said))}" for said in self.themes]
        return "\n".join([f"{''.ljust(wide)} {head}", *lines])

    def commonest(self) -> list[tuple[str, str, str]]:
        """What is taken for something else most: the theme, what it was taken for, how often."""
        wrong = [(pair, count) for pair, count in self.counts.items() if pair[0] != pair[1]]
        wrong.sort(key=lambda found: (-found[1], found[0]))
        return [
            (said, best, f"{count} ({percent(count / sum(self.row(said)))})")
            for (said, best), count in wrong[:MOST]
        ]


def _said(one: Told) -> str:
    (best,) = one.heard.first(1)
    return best if best in one.worry.themes else one.worry.themes[0]


def _numbers(row: Sequence[int]) -> str:
    return " ".join((str(count) if count else "·").rjust(SHORT) for count in row)
