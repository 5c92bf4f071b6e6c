# SPDX-License-Identifier: EUPL-1.2
"""Every figure on one set of messages: ours, and those of the list of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from content.catalogue import Catalogue
from nlu.evaluate import danger, worries
from nlu.evaluate.confusion import Confusion
from nlu.evaluate.danger import Judged
from nlu.evaluate.goals import GOALS
from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import Danger, Worry, everyday
from nlu.evaluate.share import Share
from nlu.evaluate.worries import Told


@dataclass(frozen=True)
class Messages:
    """A set to measure with, by name."""

    name: str
    worries: list[Worry]
    dangers: list[Danger]

    @property
    def texts(self) -> list[str]:
        """What has to be understood, worries first."""
        return [*(one.text for one in self.worries), *(one.text for one in self.dangers)]


class Measured:
    """What one way of understanding made of a set; `heard` in the order of its texts."""

    def __init__(self, messages: Messages, heard: Sequence[Heard], catalogue: Catalogue) -> None:
        first = len(messages.worries)
        self._catalogue = catalogue
        self.told = [Told(*pair) for pair in zip(messages.worries, heard[:first], strict=True)]
        dangers = [*everyday(messages.worries), *messages.dangers]
        self.judged = [Judged(*pair) for pair in zip(dangers, heard, strict=True)]

    @cached_property
    def figures(self) -> dict[str, Share]:
        """Every share that has a place in the table of goals."""
        return worries.figures(self.told, self._catalogue) | danger.figures(self.judged)


@dataclass(frozen=True)
class Section:
    """One set with our figures and those of the list of words."""

    messages: Messages
    ours: Measured
    keywords: Measured

    @property
    def confusion(self) -> Confusion:
        """Of our themes."""
        return Confusion.of(self.ours.told)

    def data(self) -> dict[str, Any]:
        """All figures as JSON."""
        told, judged = self.ours.told, self.ours.judged
        return {
            "messages": {"worries": len(self.messages.worries), "danger": len(self.messages.dangers)},
            "figures": {goal.name: self._figure(goal.name) for goal in GOALS},
            "calibration_error": round(worries.calibration_error(told), 4),
            "decisions": {
                name: {"share": _plain(part), "right": _plain(right)}
                for name, (part, right) in worries.decisions(told).items()
            },
            "themes": _plain_rows(worries.by_theme(told)),
            "registers": _plain_rows(worries.by_register(told)),
            "danger": {
                "certainty": _plain_rows(danger.certainties(judged)),
                "kinds": _plain_rows(danger.by_kind(judged)),
                "roles": {name: _plain(found) for name, found in danger.by_role(judged).items()},
                "registers": _plain_rows(danger.by_register(judged)),
            },
            "confusion": {said: self.confusion.row(said) for said in self.confusion.themes},
        }

    def _figure(self, name: str) -> dict[str, Any]:
        keywords = self.keywords.figures[name]
        return {**_plain(self.ours.figures[name]), "keywords": _plain(keywords)["share"]}


def _plain(found: Share) -> dict[str, Any]:
    return {"good": found.good, "of": found.of, "share": round(found.value, 4) if found.of else None}


def _plain_rows(rows: dict[str, dict[str, Share]]) -> dict[str, dict[str, Any]]:
    return {name: {column: _plain(found) for column, found in row.items()} for name, row in rows.items()}
