# SPDX-License-Identifier: EUPL-1.2
"""A message as words in plain letters: no capitals, no accents, one sort of apostrophe."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2000
"""Letters that are read: nobody changes language after that many."""
_SAME = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u0060\u00b4", "'"))
_WORD = re.compile(r"[^\W_]+(?:['\u200c][^\W_]+)*")
_NO_WORD = re.compile(r"\S*(?:://|@|www\.|\.nl\b|\.com\b)\S*")


def fold(text: str) -> str:
    """Small letters without their accents; other scripts keep theirs."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_SAME)


def words(text: str) -> list[str]:
    """The words as they were typed, in small letters; addresses and bare numbers are none."""
    known = _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text[:LONGEST]).translate(_APOSTROPHES))
    return [word for word in _WORD.findall(known.casefold()) if not word.isdecimal()]
