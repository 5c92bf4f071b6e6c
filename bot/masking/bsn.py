# SPDX-License-Identifier: EUPL-1.2
"""Burgerservicenummers: nine digits that pass the 11-proef, or what somebody calls a BSN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum.nl import bsn

from bot.masking.span import Span

DIGITS = 9
NEAR = 60
"""As many signs before and after a number say what it is."""
_RUN = re.compile(r"(?<![\d+])\d(?:[ \u00a0./-]?\d)+")
_GROUP = re.compile(r"\d+")
_WORD = r"(?:\bb\.?s\.?n\b|bsn(?!\w{4})|burger\s?service|\bsofi)"
_CALLED = re.compile(rf"{_WORD}\w*\W*(?:[^\W\d]+\W+){{0,3}}$", re.I)
_CALLED_SO = re.compile(rf"\W*(?:[^\W\d]+\W+){{0,3}}{_WORD}", re.I)
_ABROAD = re.compile(r"(?:\+|\b00)\d{1,3}[ .-]?(?:\(0\))?[ .-]?$")
_MONEY_AFTER = re.compile(r"\s*(?:,\d|,-|euro|eur\b|€|cent)", re.I)
_MONEY_BEFORE = re.compile(r"(?:€|\beuro|\beur)\s*$", re.I)


def spans(text: str) -> Iterator[Span]:
    """Where they stand."""
    for run in _RUN.finditer(text):
        groups = [Span(run.start() + g.start(), run.start() + g.end()) for g in _GROUP.finditer(run[0])]
        at = 0
        while at < len(groups):
            end = 0 if _within_a_row(groups, at) else _number(text, groups[at : at + DIGITS + 1])
            if end:
                yield Span(groups[at].start, groups[at + end - 1].end)
            at += end or 1


def _number(text: str, groups: list[Span]) -> int:
    """How many of these groups of digits are a BSN together; 0 when they are none."""
    digits, fewer = "", 0
    for count, group in enumerate(groups, start=1):
        digits += text[group.start : group.end]
        if len(digits) > DIGITS or count > DIGITS:
            break
        if len(digits) >= DIGITS - 1 and _same_between(text, groups[:count]):
            place = Span(groups[0].start, group.end)
            if len(digits) == DIGITS:
                goes_on = count == DIGITS and len(groups) > count and _single(groups[count])
                return count if not goes_on and _is_one(text, place, digits) else 0
            # An older one is often written without its first nought, but then only its name tells it.
            fewer = count if _called(text, place) and not _other(text, place) else 0
    return fewer


def _is_one(text: str, place: Span, digits: str) -> bool:
    return not _other(text, place) and (bsn.is_valid(digits) or _called(text, place))


def _other(text: str, place: Span) -> bool:
    """A telephone number with its country, or money."""
    before, after = text[max(0, place.start - NEAR) : place.start], text[place.end : place.end + NEAR]
    return bool(_ABROAD.search(before) or _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after))


def _called(text: str, place: Span) -> bool:
    before, after = text[max(0, place.start - NEAR) : place.start], text[place.end : place.end + NEAR]
    return bool(_CALLED.search(before) or _CALLED_SO.match(after))


def _same_between(text: str, groups: list[Span]) -> bool:
    """Whoever writes a number in pieces keeps them apart in one way; a date and an hour do not."""
    return len({text[one.end : other.start] for one, other in pairwise(groups)}) <= 1


def _within_a_row(groups: list[Span], at: int) -> bool:
    """In the middle of a row of loose digits: what is longer than a BSN is a telephone number."""
    return at > 0 and _single(groups[at]) and _single(groups[at - 1])


def _single(group: Span) -> bool:
    return group.end - group.start == 1
