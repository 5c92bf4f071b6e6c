# SPDX-License-Identifier: EUPL-1.2
"""One spelling for what people type in many ways."""

from __future__ import annotations

import re
import unicodedata

_LONG_RUN = re.compile(r"(.)\1{2,}")
_ANY_RUN = re.compile(r"(.)\1+")
_DIGIT = re.compile(r"\d")
_NOT_WORD = re.compile(r"[^\w€]+")


def normal(text: str) -> str:
    """Lower case, no accents, every digit the same, no letter more than twice in a row."""
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _LONG_RUN.sub(r"\1\1", _DIGIT.sub("0", plain))


def bare(text: str) -> str:
    """`normal`, and only its words, one space between them."""
    return " ".join(_NOT_WORD.sub(" ", normal(text)).split())


def squeezed(text: str) -> str:
    """`bare` with every run of a letter as one: "jaaa" and "ja" are the same."""
    return _ANY_RUN.sub(r"\1", bare(text))
