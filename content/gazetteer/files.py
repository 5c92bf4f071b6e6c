# SPDX-License-Identifier: EUPL-1.2
"""The compact files of municipalities, places, postcodes and provinces in `content/places/`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from content.gazetteer.words import key

FOLDER = "places"
ORDINARY = "ordinary_words.txt"
AROUND = "around_words.txt"
NAMES = (
    "mergers.csv",
    "municipalities.csv",
    "neighbourhoods.csv",
    "places.csv",
    "postcodes.csv",
    "provinces.csv",
)

Row = dict[str, str]


@dataclass(frozen=True)
class PlaceFiles:
    """The rows of each file; empty where the file is not there."""

    folder: Path
    mergers: list[Row]
    municipalities: list[Row]
    neighbourhoods: list[Row]
    places: list[Row]
    postcodes: list[Row]
    provinces: list[Row]
    ordinary_words: list[str]
    around_words: dict[str, list[str]]

    @property
    def codes(self) -> set[str]:
        """The municipality codes there are."""
        return {row["code"] for row in self.municipalities}

    @cached_property
    def named(self) -> dict[str, str]:
        """Their codes by their names, as these are looked up."""
        return {key(row["name"]): row["code"] for row in self.municipalities}


def read(base: Path) -> PlaceFiles:
    """The files below `base`."""
    folder = base / FOLDER
    rows = {name.removesuffix(".csv"): _rows(folder / name) for name in NAMES}
    kinds = (line.partition(":") for line in _lines(folder / AROUND))
    return PlaceFiles(
        folder,
        **rows,
        ordinary_words=[word for line in _lines(folder / ORDINARY) for word in line.split()],
        around_words={kind: found.split() for kind, _, found in kinds},
    )


def _lines(path: Path) -> list[str]:
    """The lines of a list of words, without remarks."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
