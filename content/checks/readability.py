# SPDX-License-Identifier: EUPL-1.2
"""How easily a text reads, by two measures; a tip under a limit, and never a proof of any level.

Only the command imports this: the libraries take seconds and much memory, and no resident waits for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from content import holes
from content.checks.texts import Written, texts
from content.entry import KINDS
from content.findings import say
from content.library import Library
from content.problem import Problem

FEWEST_WORDS = 20
"""Of a shorter text the measures say nothing."""
EASE = 60
"""Flesch's reading ease in Douma's form for Dutch: our own texts are above 80, office letters below 50."""
HARDEST_LEVEL = 3
"""LiNT has levels 1 (easy) to 4 (very hard)."""
LINT = "lint_ii"

Measure = Callable[[str], str | None]


def problems(library: Library) -> Iterator[Problem]:
    """A tip for every text that reads heavily; nothing where a file cannot be read."""
    if library.problems:
        return
    measures = [measure for measure in (_flesch(), _lint()) if measure]
    for written in _long(library):
        # A hole is filled with a name or number, which is read as easily as one word.
        bare = holes.HOLE.sub("naam", written.text)
        for measure in measures:
            said = measure(bare)
            if said:
                yield written.hint(said)


def _long(library: Library) -> Iterator[Written]:
    for organisation in library.organisations:
        for kind in KINDS:
            for entry in library.changed(kind, organisation).values():
                found = (
                    texts(entry) if isinstance(entry.data, dict) and not entry.data.get("language") else ()
                )
                yield from (one for one in found if len(re.findall(r"\w+", one.text)) >= FEWEST_WORDS)


@cache
def _flesch() -> Measure:
    library: Any = import_module("textstat")
    library.set_lang("nl")

    def measure(text: str) -> str | None:
        score = round(library.flesch_reading_ease(text))
        return say("hard_to_read", score=score, least=EASE) if score < EASE else None

    return measure


@cache
def _lint() -> Measure | None:
    """LiNT-II with its spaCy model, where an installation has both; it is not among our own libraries."""
    try:
        library: Any = import_module(LINT)
        analyse = library.ReadabilityAnalysis.from_text
        analyse("Dit is een korte zin.")
    except (ImportError, OSError, AttributeError):
        return None

    def measure(text: str) -> str | None:
        level = analyse(text).lint.level
        return say("lint_level", level=level) if level >= HARDEST_LEVEL else None

    return measure
