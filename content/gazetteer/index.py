# SPDX-License-Identifier: EUPL-1.2
"""Every place name of the catalogue in memory: a few thousand, looked up on each turn."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any
from weakref import WeakKeyDictionary

from content.catalogue import Catalogue
from content.gazetteer.around import read_around
from content.gazetteer.labels import labelled
from content.gazetteer.sound import sound
from content.gazetteer.spelling import Spellings
from content.gazetteer.words import key
from content.model import Municipality, Place, PlaceMatch

RANKS = {"neighbourhood": 1, "hamlet": 2}
"""Kinds that give way to a town or municipality of the same name, the last one first."""
LARGE = 20_000
"""Residents of a municipality whose name is also seen misspelt where nothing says that a place follows."""
KM_A_DEGREE = 111.2
ARTICLES = ("de", "den", "het", "t")

Point = tuple[float, float]


@dataclass(frozen=True)
class Named:
    """A name with the municipality it lies in."""

    name: str
    code: str
    kind: str

    @property
    def rank(self) -> int:
        """What gives way to what: a town is 0, a neighbourhood 1, a hamlet 2."""
        return RANKS.get(self.kind, 0)

    @property
    def lesser(self) -> bool:
        """Whether this is a hamlet."""
        return self.kind == "hamlet"


@dataclass(frozen=True)
class Postcode:
    """A four-digit postcode with the middle of its area."""

    number: int
    code: str
    place: str
    point: Point


class PlaceIndex:
    """Names, postcodes, provinces and ordinary words of one version of the content."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows
        self.version = catalogue.version
        self._towns: dict[str, Municipality] = {}
        self._residents: dict[str, int] = {}
        for code, name, province, population in rows(
            "SELECT code, name, province, population FROM municipality"
        ):
            self._towns[code] = Municipality(code, name, province)
            self._residents[code] = population
        self.postcodes = [
            Postcode(pc4, code, place, (lat, lon))
            for pc4, code, place, lat, lon in rows(
                "SELECT pc4, code, place, lat, lon FROM postcode ORDER BY pc4"
            )
        ]
        self.names: dict[str, list[Named]] = defaultdict(list)
        for name, written, code, kind in rows("SELECT key, name, code, kind FROM place"):
            self.names[name].append(Named(written, code, kind))
        self.joined = {name.replace(" ", ""): named for name, named in self.names.items()}
        self.ordinary = frozenset(_kept(catalogue, "ordinary_words"))
        self.heard = self.ordinary | frozenset(_kept(catalogue, "heard_words"))
        self.around = read_around(_kept(catalogue, "around_words"))
        self._add_variants()
        self.provinces: dict[str, str] = {}
        self.regions: dict[str, str] = {}
        for name, kind, aliases in rows("SELECT name, kind, aliases FROM province"):
            target = self.provinces if kind == "province" else self.regions
            target |= {key(alias): name for alias in (name, *filter(None, aliases.split(";")))}
        self.spelling = [name for name, named in self.names.items() if self._guessable(name, named)]
        self.spellings = Spellings.of(self.spelling)
        self.large = {
            name for name in self.spelling if any(self._is_large(n, name) for n in self.names[name])
        }
        self.large_spellings = Spellings.of(sorted(self.large))
        self.large_sounds = {sound(name) for name in self.large}
        self._points = self._middles()

    def _add_variants(self) -> None:
        """How towns are also written; a variant gives way to a town that is really called so."""
        for name, named in list(self.names.items()):
            towns = [n for n in named if n.rank == 0]
            for variant in _variants(name) if towns else ():
                if variant not in self.ordinary and all(n.lesser for n in self.names.get(variant, ())):
                    self.names[variant] = [*self.names.get(variant, ()), *towns]

    def _middles(self) -> dict[tuple[str, str], Point]:
        points: dict[tuple[str, str], list[Point]] = defaultdict(list)
        for postcode in self.postcodes:
            points[key(postcode.place), postcode.code].append(postcode.point)
            points["", postcode.code].append(postcode.point)
        return {
            where: (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found))
            for where, found in points.items()
        }

    def _guessable(self, name: str, named: list[Named]) -> bool:
        return not name.isdigit() and not all(n.lesser for n in named) and name not in self.around.abroad

    def _is_large(self, named: Named, name: str) -> bool:
        return self._residents[named.code] >= LARGE and named.rank == 0 and self.municipality(named) == name

    def is_large_misspelt(self, phrase: str) -> bool:
        """Whether this is only a hamlet's name, and sounds like a large town."""
        named = self.names.get(phrase, ())
        return all(n.lesser for n in named) and sound(phrase) in self.large_sounds

    def resident_count(self, named: Named) -> int:
        """How many people live in the municipality a name lies in."""
        return self._residents[named.code]

    def area(self, phrase: str) -> str | None:
        """The province or region of this name; Groningen and Utrecht are cities first."""
        area = self.regions.get(phrase) or self.provinces.get(phrase)
        if area is None:
            return None
        # Zeeland and Limburg are villages too, but mean the province.
        named = self.named(phrase)
        city = any(n.kind in ("municipality", "town") and self.municipality(n) == phrase for n in named)
        return None if city else area

    def named(self, phrase: str) -> list[Named]:
        """What carries this name, also when written as one word."""
        return self.names.get(phrase) or self.joined.get(phrase.replace(" ", "")) or []

    def province(self, named: Named) -> str:
        """The province a name lies in."""
        return self._towns[named.code].province

    def municipality(self, named: Named) -> str:
        """The municipality a name lies in, as it is looked up."""
        return key(self._towns[named.code].name)

    def kilometres(self, one: Named, other: Named) -> float:
        """How far apart two places are, roughly."""
        points = [
            self._points.get((key(n.name), n.code)) or self._points.get(("", n.code), (0, 0))
            for n in (one, other)
        ]
        return distance(points[0], points[1])

    def match(self, named: Iterable[Named], matched: str, most: int | None = None) -> PlaceMatch:
        """The places behind names: towns before the rest, one for each municipality, the largest first."""
        found = list(named)
        first = min((n.rank for n in found), default=0)
        towns = [n for n in found if n.rank == first]
        by_code = {n.code: n for n in sorted(towns, key=lambda n: n.kind != "town", reverse=True)}
        ranked = sorted(by_code.values(), key=self._importance)[:most]
        places = tuple(labelled([self._place(n) for n in ranked]))
        if not places:
            return PlaceMatch("none", matched=matched)
        return PlaceMatch("one" if len(places) == 1 else "many", places, matched)

    def _importance(self, named: Named) -> tuple[bool, int]:
        return self.municipality(named) != key(named.name), -self._residents[named.code]

    def _place(self, named: Named) -> Place:
        town = self._towns[named.code]
        name = town.name if named.kind in ("nickname", "neighbourhood") else named.name
        hood = named.name if named.kind == "neighbourhood" else ""
        return Place(name, town.code, town.name, town.province, name, hood)

    def place_of(self, postcode: Postcode) -> Place:
        """The place a postcode lies in."""
        return self._place(Named(postcode.place, postcode.code, "town"))


_indexes: WeakKeyDictionary[Catalogue, PlaceIndex] = WeakKeyDictionary()


def index_of(catalogue: Catalogue) -> PlaceIndex:
    """The index of the catalogue's present version."""
    index = _indexes.get(catalogue)
    if index is None or index.version != catalogue.version:
        index = _indexes[catalogue] = PlaceIndex(catalogue)
    return index


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points, on a plane: the country is small enough."""
    north = (one[0] - other[0]) * KM_A_DEGREE
    east = (one[1] - other[1]) * KM_A_DEGREE * cos(radians(one[0]))
    return float((north**2 + east**2) ** 0.5)


def _kept(catalogue: Catalogue, name: str) -> Any:
    return json.loads(catalogue.rows("SELECT value FROM meta WHERE name = ?", (name,))[0][0])


def _variants(name: str) -> list[str]:
    found = []
    for long in (" aan den ", " aan de "):
        if long in name:
            found += [
                name.replace(long, short) for short in (" a d ", " ad ", " aan den ", " aan de ", " aan ")
            ]
    if "ij" in name:
        found.append(name.replace("ij", "y"))
    if name.startswith("sint "):
        found.append("st " + name.removeprefix("sint "))
    first, _, rest = name.partition(" ")
    if first in ARTICLES and len(rest) > len("ham"):
        found.append(rest)
    return found
