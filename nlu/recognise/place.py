# SPDX-License-Identifier: EUPL-1.2
"""Whether a message is a place and little else, or names one on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.gazetteer import places
from content.gazetteer.index import index_of
from content.gazetteer.words import words as words_of
from content.model import PlaceMatch

FEW = 6
"""Words a message may have that is an answer to "where do you live"."""
AROUND = 3
"""Words that may stand around the place in such an answer ("ik woon in")."""
GUESSED = 3
"""Words a message may have for a misspelt place to be guessed in it."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Named:
    """A place in a message; `alone` when the message says little else."""

    match: PlaceMatch
    alone: bool


def named(catalogue: Catalogue, text: str, understood: bool) -> Named | None:
    """The place `text` names; `understood` says that its words already mean something else for certain."""
    words = len(_WORD.findall(text))
    spotted = places.spot(catalogue, text) if words else None
    if spotted is not None:
        around = words - len(_WORD.findall(spotted.matched))
        meant = understood and around and not _says_where(catalogue, text, spotted)
        return Named(spotted, alone=words <= FEW and around <= AROUND and not meant)
    if understood or not 0 < words <= GUESSED:
        return None
    guessed = places.spot_short(catalogue, text)
    return Named(guessed, alone=True) if guessed else None


def _says_where(catalogue: Catalogue, text: str, spotted: PlaceMatch) -> bool:
    """Whether the words around the place only say that somebody lives there: "ik woon in"."""
    around = index_of(catalogue).around
    living = around.fillers | around.lives | around.comes | around.stays
    named_words = {word.key for word in words_of(spotted.matched)}
    return all(word.key in living or word.key in named_words for word in words_of(text))


def described(match: PlaceMatch, text: str) -> dict[str, str | int | None]:
    """The place as an entity's fields; its municipality is open where the name stands for several places."""
    place = match.place
    start = text.lower().find(match.matched.lower())
    return {
        "value": place.name if place else match.matched,
        "text": match.matched,
        "start": max(start, 0),
        "end": max(start, 0) + len(match.matched),
        "kind": match.kind,
        "municipality_code": place.municipality_code if place else None,
        "municipality": place.municipality if place else None,
        "province": place.province if place else None,
    }
