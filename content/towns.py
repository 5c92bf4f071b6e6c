# SPDX-License-Identifier: EUPL-1.2
"""The municipality that a name, a code or a postcode in somebody's list means, if it can mean only one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from content.gazetteer.files import PlaceFiles
from content.gazetteer.words import key

POSTCODE = re.compile(r"\b([1-9]\d{3})\s?[A-Za-z]{2}\b")
CODE = re.compile(r"\bGM\d{4}\b")
COUNTRY = frozenset(["nederland", "heel nederland", "landelijk", "national", "netherlands", "nl"])
BEFORE = ("gemeente ", "gem ")


@dataclass(frozen=True)
class Towns:
    """Codes by name and by the four digits of a postcode; a name of two municipalities is in neither.

    `hoods` has the codes of every municipality with a neighbourhood of this name.
    """

    codes: frozenset[str]
    names: dict[str, str]
    postcodes: dict[str, str]
    hoods: dict[str, frozenset[str]]

    @classmethod
    def of(cls, places: PlaceFiles) -> Towns:
        """From the files in `content/places`."""
        towns = {key(row["name"]): row["code"] for row in places.municipalities}
        found: dict[str, set[str]] = {}
        for row in (*places.places, *places.neighbourhoods):
            found.setdefault(key(row["name"]), set()).add(row["code"])
        only = {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
        postcodes = {row["pc4"]: row["code"] for row in places.postcodes}
        hoods: dict[str, frozenset[str]] = {}
        for row in places.neighbourhoods:
            name = key(row["name"])
            hoods[name] = hoods.get(name, frozenset()) | {row["code"]}
        return cls(frozenset(places.codes), only | towns, postcodes, hoods)

    def code(self, text: str) -> str | None:
        """The municipality a text names: a code inside it, or a name that is the whole of it."""
        for inside in CODE.findall(text):
            if inside in self.codes:
                return str(inside)
        name = key(text)
        for word in BEFORE:
            name = name.removeprefix(word)
        return self.names.get(name)

    def has_hood(self, text: str, codes: Iterable[str]) -> bool:
        """Whether a text names a neighbourhood of one of these municipalities, and none of them itself."""
        return bool(self.hoods.get(key(text), frozenset()) & set(codes))

    def at(self, address: str) -> str | None:
        """The municipality of the postcode in an address."""
        found = POSTCODE.search(address)
        return self.postcodes.get(found[1]) if found else None


def everywhere(text: str) -> bool:
    """Whether a text says "the whole country"."""
    return key(text) in COUNTRY
