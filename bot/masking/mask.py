# SPDX-License-Identifier: EUPL-1.2
"""A text without the numbers that must not be stored: a BSN, an IBAN."""

from __future__ import annotations

from dataclasses import dataclass

from bot.masking import bsn, iban
from bot.masking.span import Span

GONE = "[…]"
BSN, IBAN = "bsn", "iban"


@dataclass(frozen=True)
class Masked:
    """What is left, and what kinds of number were taken out."""

    text: str
    kinds: tuple[str, ...] = ()


def mask(text: str) -> Masked:
    """`text` with each such number as `[…]`."""
    ibans = list(iban.spans(text))
    # An account's digits may pass the 11-proef as well: it is one number, not two.
    bsns = [span for span in bsn.spans(text) if not any(_overlap(span, other) for other in ibans)]
    kinds = ((BSN,) if bsns else ()) + ((IBAN,) if ibans else ())
    for start, end in sorted([*ibans, *bsns], reverse=True):
        text = text[:start] + GONE + text[end:]
    return Masked(text, kinds)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
