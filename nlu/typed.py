# SPDX-License-Identifier: EUPL-1.2
"""What a resident typed, made safe for Rasa: never a command, no control characters, not too long."""

from __future__ import annotations

import unicodedata

LONGEST = 1000
_JOINER = "\N{ZERO WIDTH JOINER}"


def clean(text: str) -> str:
    """`text` without control characters and without the slash that would make Rasa read it as an intent."""
    kept = "".join(_seen(sign) for sign in text[: LONGEST * 4])
    return kept.lstrip("/\N{ZERO WIDTH JOINER} \t\r\n")[:LONGEST].strip()


def has_words(text: str) -> bool:
    """Whether there is any letter or digit in `text`: without, there is nothing to understand."""
    return any(sign.isalnum() for sign in text)


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Zl", "Zp") or sign in "\t\r\n":
        return " " if sign == "\t" else "\n"
    return sign if kind[0] != "C" or sign == _JOINER else ""
