# SPDX-License-Identifier: EUPL-1.2
"""Our figures beside the baseline's, as a page and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from nlu.baseline.answer import Pace
from nlu.baseline.train import Training
from nlu.evaluate import worries
from nlu.evaluate.goals import WORRIES
from nlu.evaluate.section import Measured
from nlu.evaluate.share import NOTHING, Share
from nlu.evaluate.table import shares, table

UNTOLD = ("both", "place", "place_false")
"""DIET has one intent a message, and its default pipeline was taught no places."""
FALLBACK = ("out_of_scope", "refused")
"""What changes when Rasa's fallback is followed."""
REGISTER = ("top_1", "top_3", "refused")


@dataclass(frozen=True)
class Side:
    """One way of understanding: what it made of the messages, and how fast."""

    measured: Measured
    pace: Pace


@dataclass(frozen=True)
class Comparison:
    """Both, on the same messages; `fallback` is the baseline when its fallback is followed."""

    training: Training
    ours: Side
    baseline: Side
    fallback: Measured
    measured_on: str

    def text(self) -> str:
        """Every table."""
        told = len(self.ours.measured.told)
        return "\n\n".join(
            (
                f"Trained on {self.training.date}, commit {self.training.commit}: {self.training.sentences:,}"
                f" sentences for the baseline, {self.training.epochs} epochs. Measured on {self.measured_on}:"
                f" {told} messages.",
                table(("", "goal", "Omzien", "Rasa's default", "messages"), self._figures()),
                f"Cost, each with {_threads(self.training.threads)}, niceness and machine the same:",
                table(("", "Omzien", "Rasa's default", "Omzien / Rasa"), self._costs()),
                "Each way of writing:",
                shares("register", self._registers()),
            )
        )

    def data(self) -> dict[str, Any]:
        """Everything as JSON."""
        return {
            "measured": self.measured_on,
            "training": asdict(self.training),
            "ours": _data(self.ours.measured, self.ours.pace),
            "baseline": _data(self.baseline.measured, self.baseline.pace),
            "baseline_with_fallback": {name: asdict(self.fallback.figures[name]) for name in FALLBACK},
        }

    def _figures(self) -> Iterator[tuple[str, ...]]:
        ours = self.ours.measured.figures
        for goal in (goal for goal in WORRIES if goal.name not in UNTOLD):
            baseline = self.baseline.measured.figures[goal.name]
            yield _row(goal.label, goal.wanted, ours[goal.name], baseline)
            if goal.name in FALLBACK:
                yield _row("… following its fallback", "", None, self.fallback.figures[goal.name])

    def _costs(self) -> Iterator[tuple[str, ...]]:
        ours, baseline = self.training.ours, self.training.baseline
        yield _cost("Training, s", ours.seconds, baseline.seconds)
        yield _cost("… of the processor, s", ours.processor, baseline.processor)
        mine, other = self.ours.pace, self.baseline.pace
        yield _cost("Parse of one message, ms (median)", mine.median, other.median)
        yield _cost("… the slowest of twenty, ms", mine.slow, other.slow)
        yield _cost("… of the processor, ms (mean)", mine.processor, other.processor)

    def _registers(self) -> dict[str, dict[str, Share]]:
        ours = worries.by_register(self.ours.measured.told)
        baseline = worries.by_register(self.baseline.measured.told)
        return {
            name: {
                f"{figure} {who}": found[name][figure]
                for figure in REGISTER
                for who, found in (("Omzien", ours), ("Rasa", baseline))
            }
            for name in ours
        }


def _row(label: str, wanted: str, ours: Share | None, baseline: Share) -> tuple[str, ...]:
    return label, wanted, str(ours) if ours else "", str(baseline), str(baseline.of)


def _cost(label: str, ours: float, baseline: float) -> tuple[str, ...]:
    ratio = f"{ours / baseline:.3f}" if baseline else NOTHING
    return label, f"{ours:,.1f}", f"{baseline:,.1f}", ratio


def _threads(number: int) -> str:
    return f"{number} thread{'' if number == 1 else 's'}"


def _data(measured: Measured, pace: Pace) -> dict[str, Any]:
    figures = {goal.name: measured.figures[goal.name] for goal in WORRIES if goal.name not in UNTOLD}
    return {
        "figures": {name: asdict(found) for name, found in figures.items()},
        "registers": {
            name: {figure: asdict(found) for figure, found in row.items()}
            for name, row in worries.by_register(measured.told).items()
        },
        "ms": asdict(pace),
    }
