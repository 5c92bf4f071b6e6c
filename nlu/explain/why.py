# SPDX-License-Identifier: EUPL-1.2
"""Everything that explains one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.catalogue import Catalogue
from nlu.explain import themes
from nlu.explain.because import Because, because
from nlu.explain.danger import Danger, Dangers
from nlu.explain.known import Examples, Known, concepts
from nlu.explain.themes import Heard
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.thresholds import Thresholds
from nlu.recognise.understanding import Understanding, called_from
from nlu.recognise.words import Said
from nlu.safety import Safety


@dataclass(frozen=True)
class Why:
    """Why one message was understood as it was; `place` is what was spotted with its municipality."""

    message: str
    decision: str
    because: Because
    out_of_scope: bool
    human: float
    human_limit: float
    heard: Heard
    known: Known | None
    concepts: dict[str, list[str]]
    danger: Danger
    place: dict[str, str | None] | None


class Explainer:
    """Explains what a recogniser and a detector make of messages."""

    def __init__(self, recogniser: Recogniser, safety: Safety, catalogue: Catalogue) -> None:
        self._recogniser, self._limits = recogniser, Thresholds.read()
        self._dangers = Dangers(safety)
        self._examples = Examples(recogniser, catalogue)

    def why(self, text: str, said: Said, found: Understanding, result: Mapping[str, Any]) -> Why:
        """Why `text`, read as `said` and understood as `found`, has the result `omzien parse` gives."""
        return Why(
            message=text,
            decision=found.decision,
            because=because(found, self._limits),
            out_of_scope=result["out_of_scope"],
            human=round(found.human, 4),
            human_limit=called_from(found.decision, self._limits),
            heard=themes.heard(self._recogniser, said, found),
            known=self._examples.find(said),
            concepts=concepts(self._recogniser, said),
            danger=self._dangers.why(text),
            place=result["place"],
        )
