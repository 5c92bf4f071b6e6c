# SPDX-License-Identifier: EUPL-1.2
"""The figures of everyday messages: themes, out of scope, the wish for a person, the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.gazetteer import places
from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import REGISTERS, Worry
from nlu.evaluate.share import Share, share

DECISIONS = ("sure", "confirm", "unsure", "out_of_scope")
BINS = 10


@dataclass(frozen=True)
class Told:
    """A message, and what was understood of it."""

    worry: Worry
    heard: Heard

    def within(self, number: int) -> bool:
        """One of its themes is among the likeliest."""
        return bool(set(self.worry.themes) & set(self.heard.first(number)))

    @property
    def main(self) -> bool:
        """Its main theme is the likeliest."""
        return self.heard.first(1) == self.worry.themes[:1]

    @property
    def both(self) -> bool:
        """Its first two themes are detected."""
        return set(self.worry.themes[:2]) <= set(self.heard.detected)


def figures(told: Sequence[Told], catalogue: Catalogue) -> dict[str, Share]:
    """Every share of everyday messages by its name."""
    worries = with_theme(told)
    return {
        "top_1": share(one.within(1) for one in worries),
        "main": share(one.main for one in worries),
        "top_3": share(one.within(3) for one in worries),
        "both": share(one.both for one in worries if len(one.worry.themes) > 1),
        "out_of_scope": share(one.heard.out_of_scope for one in told if one.worry.out_of_scope),
        "refused": share(one.heard.out_of_scope for one in worries),
        "human": share(one.heard.human for one in told if one.worry.human),
        "human_false": share(one.heard.human for one in told if not one.worry.human),
        "place": share(place_found(one, catalogue) for one in told if one.worry.place),
        "place_false": share(one.heard.place is not None for one in told if not one.worry.place),
    }


def with_theme(told: Sequence[Told]) -> list[Told]:
    """Those that are about a theme."""
    return [one for one in told if one.worry.themes]


def place_found(one: Told, catalogue: Catalogue) -> bool:
    """Whether the place was spotted, with its municipality where its name leaves no choice."""
    label, spotted = (one.worry.place or "").casefold(), (one.heard.place or "").casefold()
    if not spotted or not (label in spotted or spotted in label):
        return False
    return one.heard.municipality is not None or places.find(catalogue, label).kind != "one"


def calibration_error(told: Sequence[Told]) -> float:
    """How far confidence in the best theme is from being right, over ten bins weighed by their size."""
    bins: list[list[Told]] = [[] for _ in range(BINS)]
    for one in (one for one in with_theme(told) if one.heard.themes):
        bins[min(int(_confidence(one) * BINS), BINS - 1)].append(one)
    away = sum(abs(sum(_confidence(one) - one.within(1) for one in found)) for found in bins)
    return away / max(sum(map(len, bins)), 1)


def decisions(told: Sequence[Told]) -> dict[str, tuple[Share, Share]]:
    """Of each decision: how many worries got it, and how many of those had the theme right."""
    worries = with_theme(told)
    return {
        name: (
            share(one.heard.decision == name for one in worries),
            share(one.within(1) for one in worries if one.heard.decision == name),
        )
        for name in DECISIONS
    }


def by_theme(told: Sequence[Told]) -> dict[str, dict[str, Share]]:
    """Of each main theme what was found, and how far the theme can be believed when it is the best."""
    names = {theme for one in with_theme(told) for theme in one.worry.themes}
    return {name: _of_theme(told, name) for name in sorted(names)}


def by_register(told: Sequence[Told]) -> dict[str, dict[str, Share]]:
    """The same for each way of writing."""
    return {name: _found([one for one in told if one.worry.register == name]) for name in REGISTERS}


def _of_theme(told: Sequence[Told], name: str) -> dict[str, Share]:
    heard = (one for one in told if one.heard.first(1) == (name,) and not one.heard.out_of_scope)
    believed = share(name in one.worry.themes for one in heard)
    return _found([one for one in told if one.worry.themes[:1] == (name,)]) | {"believed": believed}


def _found(told: Sequence[Told]) -> dict[str, Share]:
    worries = with_theme(told)
    return {
        "top_1": share(one.within(1) for one in worries),
        "main": share(one.main for one in worries),
        "top_3": share(one.within(3) for one in worries),
        "refused": share(one.heard.out_of_scope for one in worries),
    }


def _confidence(one: Told) -> float:
    return one.heard.themes[0][1]
