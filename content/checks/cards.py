# SPDX-License-Identifier: EUPL-1.2
"""Danger cards: the fixed last line, the way to a person, and only numbers that two people checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content import holes
from content.checks.texts import texts
from content.entry import Entry
from content.findings import either, say
from content.model import FORMS
from content.problem import Problem

LAST_LINE = "Ik ben een computer. Ik kan geen hulp sturen."
PERSON = "mens"
KINDS = ("suicide", "geweld", "gevaar")
NUMBERS = frozenset({"112", "113", "0800-0113", "0800-2000", "0800-0188", "0800-0432", "0800-9009"})
"""A number is added here only by two people who both called it."""
NUMBER = re.compile(r"(?<![\w-])(?:0\d{2,3}[- ]?\d(?:[- ]?\d){3,}|1[14][ ]?\d{1,4}|[1-9]\d{2,})(?!\w)")


def problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with a danger card."""
    if entry.data.get("kind") not in KINDS:
        yield entry.problem(say("card_kind", allowed=either(KINDS)), "kind")
    if PERSON not in (entry.data.get("buttons") or ()):
        yield entry.problem(say("card_person"), "buttons")
    if not entry.data.get("source"):
        yield entry.problem(say("card_source", key=entry.key))
    yield from _last_lines(entry)
    for written in texts(entry):
        for number in NUMBER.findall(written.text):
            if number not in NUMBERS:
                yield written.problem(say("card_number", number=number, allowed=either(sorted(NUMBERS))))
        if holes.names(written.text):
            yield written.problem(say("card_hole"))


def _last_lines(entry: Entry) -> Iterator[Problem]:
    if entry.data.get("language"):
        # It comes before a Dutch card, and ends with the same truth in its own words.
        return
    for form in FORMS:
        lines = entry.data.get(form)
        if isinstance(lines, list) and lines and lines[-1] != LAST_LINE:
            yield entry.problem(say("card_last_line", line=LAST_LINE), form, len(lines) - 1)
