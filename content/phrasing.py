# SPDX-License-Identifier: EUPL-1.2
"""How an editor writes words to be found: `ontruim*` goes on, `kom* … halen` has a few words between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

BETWEEN = r"\W+(?:\w+\W+){0,4}?"
"""What a … stands for: up to four words."""
_GAP = re.compile(r"\s*(?:…|\.{3})\s*")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")


def normal(text: str) -> str:
    """The text without capitals, accents and apostrophes inside words, so that m'n is mn and één is een."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", text.casefold())


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases in normal text, as whole words; the longest is tried first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(_phrase, ordered))})(?!\w)" if ordered else r"(?!)"


def found(phrases: Iterable[str]) -> re.Pattern[str]:
    """`either`, compiled."""
    return re.compile(either(phrases))


def _phrase(phrase: str) -> str:
    return BETWEEN.join(_words(part) for part in _GAP.split(normal(phrase).strip()))


def _words(part: str) -> str:
    return r"\W+".join(re.escape(word).replace(r"\*", r"\w*") for word in part.split())
