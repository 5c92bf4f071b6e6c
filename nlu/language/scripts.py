# SPDX-License-Identifier: EUPL-1.2
"""Languages that are not written in Latin letters give themselves away by their letters."""

from __future__ import annotations

import re
from collections import Counter

LATIN = "LATIN"
BLOCKS = (
    ("CYRILLIC", 0x0400, 0x052F),
    ("ARABIC", 0x0600, 0x077F),
    ("ARABIC", 0x08A0, 0x08FF),
    ("ARABIC", 0xFB50, 0xFDFF),
    ("ARABIC", 0xFE70, 0xFEFF),
    ("ETHIOPIC", 0x1200, 0x139F),
    ("HAN", 0x3400, 0x9FFF),
)
FEWEST = 2
"""Letters; one strange sign is a smiley or a slip."""
FEWEST_UNKNOWN = 4
"""Letters of a script nobody here can name: decoration uses a few of them."""
OTHERS = {
    "ARABIC": re.compile("[ٹڈڑںےہھ]|[ەۆێڕڵ]|[ښځڅډړ]"),
    "ETHIOPIC": re.compile("^[^ኣቐቑቒቓቔቕቖ]*(ኝ|ነው|አለ)[^ኣቐቑቒቓቔቕቖ]*$"),
    "CYRILLIC": re.compile("[ђћљњџјѓќѕўәғқңөұүһ]"),
}
"""Urdu, Kurdish and Pashto; Amharic; Serbian, Macedonian, Belarusian and Kazakh."""
PERSIAN = re.compile("[پچژگکی]")
UKRAINIAN = re.compile("[іїєґ]")
RUSSIAN = re.compile("[ыэё]")
KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


def script(text: str) -> str | None:
    """The script most letters are in: Latin, one of `BLOCKS`, or None for one that has no name here."""
    counted = Counter(_block(sign) for sign in text if sign.isalpha())
    if not counted:
        return LATIN
    name, count = counted.most_common(1)[0]
    if name != LATIN and (count < (FEWEST if name else FEWEST_UNKNOWN) or count * 2 <= counted.total()):
        return LATIN
    return name


def _block(sign: str) -> str | None:
    code = ord(sign)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or code == 0x2BC:
        return LATIN
    return next((name for name, first, last in BLOCKS if first <= code <= last), None)
