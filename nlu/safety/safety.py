# SPDX-License-Identifier: EUPL-1.2
"""The one thing the rest of Omzien asks: may somebody be in danger, and which card fits?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from nlu.safety.decision import decide
from nlu.safety.detector import Detector
from nlu.safety.features import features
from nlu.safety.other_languages import OtherLanguages
from nlu.safety.rules import Rules
from nlu.safety.verdict import NOTHING, Verdict
from nlu.safety.words import read

HERE = Path(__file__).resolve().parents[2] / "content" / "safety"
RULES_FILE = "detector.json"
WEIGHTS_FILE = "detector.npz"


FEW = 5
"""Two words and the marks of beginning and end."""


class Safety:
    """Rules and a learned detector; either is enough."""

    def __init__(self, rules: Rules, detector: Detector) -> None:
        self.rules = rules
        self.detector = detector
        self.others = OtherLanguages.load()

    @classmethod
    def load(cls, directory: Path | None = None) -> Safety:
        """What `python -m nlu.safety.train` compiled; needs no other content."""
        directory = directory or HERE
        data = json.loads((directory / RULES_FILE).read_text(encoding="utf-8"))
        return cls(Rules(data["rules"]), Detector.load(directory / WEIGHTS_FILE))

    def check(self, text: str) -> Verdict:
        """The verdict on one message, in whatever language it is."""
        return self.others.heard(text, self._dutch(text))

    def together(self, pieces: Sequence[str]) -> Verdict:
        """The verdict on short messages as if they were one, of what a rule sees only: to the detector loose
        words in a row look like nothing it ever read."""
        text = " ".join(pieces)
        told = self._dutch(text, by_rules=True)
        return self.others.heard(text, told) if told.kind else NOTHING

    def _dutch(self, text: str, by_rules: bool = False) -> Verdict:
        words = read(text, self.rules.lexicon)
        if len(words.words) <= 2:
            return NOTHING
        found = self.rules.find(words)
        if not found.hits and (by_rules or len(words.words) < FEW):
            # In a word or two the detector has nothing to go on; what is said so short is in the rules.
            return NOTHING
        return decide(found, self.detector.read(*features(found.words.words[1:-1], found.concepts)))
