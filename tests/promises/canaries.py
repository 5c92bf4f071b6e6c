# SPDX-License-Identifier: EUPL-1.2
"""Words that belong to nobody, as people type their own: numbers, addresses, names; and looking for them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stdnum import iban
from stdnum.nl import bsn

KINDS = ("bsn", "iban", "phone", "mail", "address", "name")
MASKED = ("bsn", "iban")
LINES = {
    "bsn": ("mijn bsn is {}", "{}", "ik heb schulden en mn bsn nummer is {} kunt u kijken"),
    "iban": ("mijn rekening is {}", "ze halen alles van {} af", "{}"),
    "phone": ("bel me maar op {}", "mn nummer is {}"),
    "mail": ("mail me op {}", "{} is mijn mail"),
    "address": ("ik woon op {}", "ik moet uit mijn huis aan de {}"),
    "name": ("ik heet {}", "met {} hoi ik heb schulden"),
}
_BANKS = ("abna", "ingb", "rabo", "trio", "snsb")
_SOUNDS = ("kra", "vli", "zoe", "wuf", "jip", "dro", "tsj", "quo", "xan", "gny")


@dataclass(frozen=True)
class Canary:
    """One of them: what it is, how it is typed, and the line it stands in."""

    kind: str
    typed: str
    line: str

    @property
    def forms(self) -> tuple[str, ...]:
        """How it could stand somewhere, in small letters."""
        return tuple(
            {self.typed.lower(), self.typed.lower().replace(" ", ""), self.typed.lower().replace(".", "")}
        )


def canaries(count: int) -> list[Canary]:
    """So many, the same every time, every kind in turn."""
    dice = random.Random(13)
    made = [_made(KINDS[n % len(KINDS)], dice) for n in range(count)]
    return [Canary(kind, typed, dice.choice(LINES[kind]).format(typed)) for kind, typed in made]


def _made(kind: str, dice: random.Random) -> tuple[str, str]:
    if kind == "bsn":
        return kind, _spaced(_bsn(dice), (4, 6), dice)
    if kind == "iban":
        return kind, _spaced(_iban(dice), (4, 8, 12, 16), dice)
    word = "".join(dice.choice(_SOUNDS) for _ in range(4))
    typed = {
        "phone": f"06{dice.choice(('', '-', ' '))}{dice.randrange(10**7, 10**8)}",
        "mail": f"{word}@{word[:6]}post.nl",
        "address": f"{word}straat {dice.randrange(1, 200)}",
        "name": f"{word} {word[::-1]}",
    }
    return kind, typed[kind]


def _bsn(dice: random.Random) -> str:
    while not bsn.is_valid(number := str(dice.randrange(10**8, 10**9))):
        pass
    return number


def _iban(dice: random.Random) -> str:
    rest = f"{dice.choice(_BANKS)}{dice.randrange(10**9, 10**10)}"
    return f"nl{iban.calc_check_digits(f'NL00{rest.upper()}')}{rest}"


def _spaced(number: str, places: tuple[int, ...], dice: random.Random) -> str:
    """In one piece, or in several as people do."""
    between = dice.choice(("", " ", "."))
    ends = (0, *places, len(number))
    return between.join(number[start:end] for start, end in pairwise(ends))


def found(text: str, among: Iterable[Canary]) -> list[Canary]:
    """Those that can be read in it."""
    small = text.lower()
    return [each for each in among if any(form in small for form in each.forms)]


def readable(folders: Iterable[Path]) -> str:
    """Every byte of every file in these, as far as it is text."""
    files = [file for place in folders for file in (place.rglob("*") if place.is_dir() else [place])]
    return "\n".join(file.read_bytes().decode("latin-1") for file in files if file.is_file())
