# SPDX-License-Identifier: EUPL-1.2
"""Bank account numbers: IBANs that are right, and what has the shape of one though a digit is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from bot.masking.span import Span

FEWEST, MOST = 15, 34
_BEGIN = re.compile(r"(?<![^\W_])[A-Z]{2}[ .-]?\d{2}", re.I | re.A)
_SHAPED = re.compile(r"(?<![^\W_])[A-Z]{2}[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?\d){6,10}(?!\d)", re.I | re.A)
_SIGNS = re.compile(r"[A-Z0-9]+", re.I | re.A)
_BETWEEN = re.compile(r"[ .-]?")


def spans(text: str) -> Iterator[Span]:
    """Where they stand."""
    at = 0
    while begin := _BEGIN.search(text, at):
        shaped = _SHAPED.match(text, begin.start())
        end = shaped.end() if shaped else _right(text, begin.start())
        if end:
            yield Span(begin.start(), end)
        at = end or begin.start() + 1


def _right(text: str, start: int) -> int:
    """Where the IBAN that begins here ends; 0 when there is none: words may follow it without a pause."""
    number, at = "", start
    while len(number) <= MOST and (piece := _SIGNS.match(text, at)):
        number, at = number + piece[0], piece.end()
        if FEWEST <= len(number) <= MOST and _passes(number) and iban.is_valid(number, check_country=False):
            return at
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
    return 0


def _passes(number: str) -> bool:
    """The check digits alone, which most that is no IBAN fails: a long message is read in no time."""
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1
