# SPDX-License-Identifier: EUPL-1.2
"""A greeting before a worry says nothing about it: it is left out before the worry is read."""

from __future__ import annotations

from nlu.recognise.words import Said

GREETINGS = frozenset(
    [
        *("hallo", "hoi", "hey", "hee", "hi", "hé", "dag", "moi", "yo", "salam", "selam", "beste", "omzien"),
        *("goedemorgen", "goedemiddag", "goedenavond", "goedendag", "meneer", "mevrouw"),
        *("goeiedag", "goeiemorgen", "goeiemiddag", "goeienavond", "goede", "morgen", "middag", "avond"),
    ]
)
LEFT = 3
"""Words that must be left: what is shorter may well be no more than a greeting."""


def without_greeting(said: Said) -> Said:
    """The message from its first word that is no greeting on; all of it when too little would be left."""
    first = next((i for i, word in enumerate(said.words) if not _greets(word.text)), 0)
    rest = said.words[first:]
    if first == 0 or sum(word.text.isalnum() for word in rest) < LEFT:
        return said
    start = rest[0].start
    return Said(said.text[start:], tuple(word._replace(start=word.start - start) for word in rest))


def _greets(word: str) -> bool:
    return word.casefold() in GREETINGS or not any(sign.isalnum() for sign in word)
