# SPDX-License-Identifier: EUPL-1.2
"""What was understood of a message, by the trained model or by whatever it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.parse import Parser, read_recogniser
from nlu.recognise.words import Words
from nlu.typed import clean


@dataclass(frozen=True)
class Heard:
    """One message: its themes best first with their confidence, and what was concluded."""

    themes: tuple[tuple[str, float], ...] = ()
    detected: tuple[str, ...] = ()
    decision: str = ""
    crisis: str | None = None
    certainty: str | None = None
    human: bool = False
    out_of_scope: bool = False
    place: str | None = None
    municipality: str | None = None

    def first(self, number: int) -> tuple[str, ...]:
        """The likeliest themes."""
        return tuple(theme for theme, _ in self.themes[:number])


def heard(model: Path, content: Path, texts: Sequence[str]) -> list[Heard]:
    """What `omzien parse` says of each text, and the decision the dialogue takes from it."""
    results = Parser(model, content).parse(texts)
    return [_one(result, one) for result, one in zip(results, decisions(model, texts), strict=True)]


def decisions(model: Path, texts: Sequence[str]) -> list[str]:
    """sure, confirm, unsure or out_of_scope for each text."""
    recogniser = read_recogniser(model)
    words = Words.load(recogniser.known.pipeline)
    said = list(words.of_all(clean(text) for text in texts))
    return [found.decision for found in recogniser.understand_all(said)]


def _one(result: dict[str, Any], decision: str) -> Heard:
    place = result["place"] or {}
    return Heard(
        themes=tuple((found["theme"], found["confidence"]) for found in result["themes"]),
        detected=tuple(result["detected"]),
        decision=decision,
        crisis=result["crisis"],
        certainty=result["crisis_certainty"],
        human=result["human"],
        out_of_scope=result["out_of_scope"],
        place=place.get("text"),
        municipality=place.get("municipality"),
    )
