# SPDX-License-Identifier: EUPL-1.2
"""What a button or a short typed text says about being asked later, and about how it went."""

from __future__ import annotations

import re
from typing import Literal, TypeVar

from bot.conversation.outcome import Item

Choice = Literal[3, 5, 7, 0]
Went = Literal["yes", "some", "no"]
Said = TypeVar("Said")
WITH_MORE = 12
"""Words; a longer answer may hold a new worry, which is for the dialogue."""
READ = "lees_bericht"
"""The button under a knock; `DAYS` and `WENT` have the others by id."""
DAYS: dict[str, Choice] = {"vraag_drie": 3, "vraag_vijf": 5, "vraag_week": 7, "vraag_niet": 0}
WENT: dict[str, Went] = {"gelukt_ja": "yes", "gelukt_beetje": "some", "gelukt_nee": "no"}
_TYPED_DAYS: tuple[tuple[str, Choice], ...] = (
    (r"(ja )?(graag )?(over )?(drie|3) dagen", 3),
    (r"(ja )?(graag )?(over )?(vijf|5) dagen", 5),
    (r"(ja )?(graag )?(over )?(een|1) week|volgende week", 7),
    (r"ja|ja hoor|ja graag|graag|dat is goed|dat mag|is goed|prima|oke|ok", 3),
    (r"nee|neen|nee hoor|nee dank je|nee dank u|liever niet|hoeft niet|dat hoeft niet", 0),
)
_CLEAR: tuple[tuple[str, Went], ...] = (
    (r"(ja )?(het is )?(ja )?gelukt|het lukte|ja het lukte", "yes"),
    (
        r"(ja |nee )?(het is )?(maar )?een (heel klein )?(beetje|beetje gelukt)|beetje|deels|niet helemaal",
        "some",
    ),
    (r"(nee )?(het is )?(nog |helaas )*niet gelukt|(nee )?het lukte niet|nee niet|helaas niet", "no"),
)
_SHORT: tuple[tuple[str, Went], ...] = (
    (r"ja|jawel|ja hoor|jep|jazeker", "yes"),
    (r"soort van|half|gedeeltelijk|bijna|nog niet helemaal", "some"),
    (r"nee|neen|nee hoor|nope|nog niet|nee nog niet", "no"),
)
_ASKS = re.compile(
    r"\bvra(ag|gen)\b.*\b(of het (dan )?(is )?gelukt|hoe het (dan )?((met (me|mij) )?gaat|ging|is gegaan))\b"
)


def chosen(item: Item) -> Choice | None:
    """After how many days the resident wants to be asked; 0 for not at all."""
    return DAYS.get(item.button) if item.button else _match(_TYPED_DAYS, item)


def went(item: Item, just_asked: bool) -> Went | None:
    """How it went; a bare yes or no counts only right after the question."""
    if item.button:
        return WENT.get(item.button)
    clear = _match(_CLEAR, item)
    if clear or not just_asked:
        return clear
    first, *more = plain(item.text).split() or [""]
    # Whoever says no with a reason wants somebody to hear it.
    return _match(_SHORT, item) or ("no" if first == "nee" and 0 < len(more) < WITH_MORE else None)


def asks(item: Item) -> bool:
    """Whether the resident asks by themselves to be asked later."""
    return bool(_ASKS.search(plain(item.text)))


def plain(text: str) -> str:
    """Words only, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _match(table: tuple[tuple[str, Said], ...], item: Item) -> Said | None:
    text = plain(item.text)
    return next((said for pattern, said in table if re.fullmatch(pattern, text)), None)
