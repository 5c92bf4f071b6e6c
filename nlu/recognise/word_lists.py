# SPDX-License-Identifier: EUPL-1.2
"""The editors' word lists in `content/understanding`: lines of a name, a colon and what belongs to it."""

from __future__ import annotations

from content.word_list import read
from nlu.directory import ROOT

__all__ = ["CONCEPTS", "FOLDER", "FOR_WHOM", "PHRASES", "read"]

FOLDER = ROOT / "content" / "understanding"
CONCEPTS = FOLDER / "concepts.txt"
PHRASES = FOLDER / "phrases.txt"
FOR_WHOM = FOLDER / "for_whom.txt"
