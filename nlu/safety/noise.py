# SPDX-License-Identifier: EUPL-1.2
"""Makes misspelt copies of an example, as hurried, young, dialect and second-language writers spell."""

from __future__ import annotations

import random

SOUNDS = (
    ("ij", "ei"), ("ei", "ij"), ("g", "ch"), ("ch", "g"), ("z", "s"), ("v", "f"), ("d ", "t "), ("t ", "d "),
    ("en ", "e "), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("dt", "t"), ("au", "ou"), ("ou", "au"), ("c", "k"),
    ("mijn", "mn"), ("mij", "me"), ("mijn", "me"), ("niet", "nie"), ("het", "t"), ("een", "n"), ("ik", "k"),
    ("ik ", "ik"), (" me", "me"), ("hij", "ie"), ("je", "j"), ("zijn", "zn"), ("er ", "r "),
)  # fmt: skip
SMALL = frozenset(["de", "het", "een", "er", "is", "te", "dat", "van"])


def noisy(text: str, luck: random.Random) -> str:
    """A copy with one to three slips."""
    text = text.lower() + " "
    for _ in range(luck.randint(1, 3)):
        text = luck.choice((_sound, _sound, _sound, _swap, _drop, _double, _glue, _small))(text, luck)
    return text.strip()


def _sound(text: str, luck: random.Random) -> str:
    there = [(old, new) for old, new in SOUNDS if old in text]
    if not there:
        return text
    old, new = luck.choice(there)
    at = luck.choice([i for i in range(len(text)) if text.startswith(old, i)])
    return text[:at] + new + text[at + len(old) :]


def _at(text: str, luck: random.Random) -> int:
    return luck.randrange(max(1, len(text) - 2))


def _swap(text: str, luck: random.Random) -> str:
    at = _at(text, luck)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _drop(text: str, luck: random.Random) -> str:
    at = _at(text, luck)
    return text[:at] + text[at + 1 :]


def _double(text: str, luck: random.Random) -> str:
    at = _at(text, luck)
    return text[: at + 1] + text[at : at + 1] * luck.randint(1, 3) + text[at + 1 :]


def _glue(text: str, luck: random.Random) -> str:
    spaces = [i for i, sign in enumerate(text[:-1]) if sign == " "]
    if not spaces:
        return text
    at = luck.choice(spaces)
    return text[:at] + text[at + 1 :]


def _small(text: str, luck: random.Random) -> str:
    words = text.split()
    small = [i for i, word in enumerate(words) if word in SMALL]
    if not small or len(words) < 4:
        return text
    del words[luck.choice(small)]
    return " ".join(words) + " "
