# SPDX-License-Identifier: EUPL-1.2
"""How a name sounds: spellings that are said alike become one ("zutfen" and "Zutphen")."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = (
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("ij", "y"),
    ("ei", "y"),
    ("ou", "au"),
    ("uw", "u"),
    ("ie", "i"),
    ("ae", "a"),
    ("ao", "a"),
    ("oa", "o"),
    ("v", "f"),
    ("z", "s"),
    (" ", ""),
)
_TWICE = re.compile(r"(.)\1+")
_END = re.compile(r"(?<=e)n$")
_HARD = str.maketrans("db", "tp")


@lru_cache(maxsize=20_000)
def sound(phrase: str) -> str:
    """A lower-case phrase without the differences one does not hear."""
    for written, said in _ALIKE:
        phrase = phrase.replace(written, said)
    phrase = _END.sub("", _TWICE.sub(r"\1", phrase))
    return phrase[:-1] + phrase[-1:].translate(_HARD)
