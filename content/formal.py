# SPDX-License-Identifier: EUPL-1.2
"""Whether a text is written as a formal letter is; the words are in `understanding/formal.txt`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from content import word_list
from content.phrasing import found, normal

FILE = Path(__file__).parent / word_list.FOLDER / "formal.txt"


def formal(text: str) -> bool:
    """Whether one of those words is in it."""
    return bool(_words().search(normal(text)))


@cache
def _words() -> re.Pattern[str]:
    return found(phrase for phrases in word_list.phrases(FILE).values() for phrase in phrases)
