# SPDX-License-Identifier: EUPL-1.2
"""Whether a text is in another language than Dutch, well enough to answer kindly."""

from __future__ import annotations

import re
import unicodedata

from actions.turn import Turn

COMMON = frozenset(
    re.findall(
        r"\w+",
        "the you my are have need please what where how with not hello money ich nicht und brauche hilfe "
        "bitte kein suis besoin avec bonjour merci nie jest pomoc potrzebuje mam prosze yardim lazim degil "
        "merhaba necesito ayuda tengo dinero hola por salam",
    )
)
"""Everyday words of the languages most heard here, without those that are Dutch words too."""
ENOUGH = 2
DUTCH = frozenset(
    re.findall(r"\w+", "ik de het een en niet van mijn dat voor maar wat wil heb kan ben u je t n")
)


def foreign(turn: Turn) -> bool:
    """Another script, what the model says, or at least two everyday words of another language."""
    if turn.language == "other" or _other_script(turn.text):
        return True
    return len(_words(turn) & COMMON) >= ENOUGH


def surely_foreign(turn: Turn) -> bool:
    """Another language beyond doubt, whatever worry the model thinks to see in it: no Dutch word at all."""
    words = _words(turn)
    return _other_script(turn.text) or (len(words & COMMON) > ENOUGH and not words & DUTCH)


def _words(turn: Turn) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", turn.text.casefold()))


def _other_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    other = [char for char in letters if not unicodedata.name(char, "").startswith("LATIN")]
    return len(other) * 2 > len(letters)
