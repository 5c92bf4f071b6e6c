# SPDX-License-Identifier: EUPL-1.2
"""Tables and lists of the base that cannot be read: nothing else can be said while one is so."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from content import yaml_trouble
from content.findings import say
from content.problem import Problem

READ = ("places/*.csv", "places/*.txt", "understanding/*.txt", "directory/*.csv")
"""What is read whole before any rule can run; other files are read one by one, each with its own finding."""
COLUMNS = {
    "municipalities.csv": "code name province population phone e164 website address source assured_date",
    "neighbourhoods.csv": "name code",
    "places.csv": "name code kind",
    "postcodes.csv": "pc4 code place lat lon",
    "provinces.csv": "name kind aliases",
    "national_lines.csv": "id name number e164 source source_date",
}


def problems(base: Path) -> list[Problem]:
    """What keeps a table or list from being read, one finding a file."""
    paths = sorted(path for pattern in READ for path in base.glob(pattern))
    return [problem for path in paths for problem in _of_file(path)]


def _of_file(path: Path) -> Iterator[Problem]:
    trouble = yaml_trouble.bytes_trouble(path.read_bytes())
    if trouble:
        yield Problem(path, *trouble)
    elif path.name in COLUMNS:
        yield from _of_table(path, COLUMNS[path.name].split())


def _of_table(path: Path, columns: list[str]) -> Iterator[Problem]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in columns if name not in (rows.fieldnames or ())]
        if missing:
            yield Problem(path, 1, say("table_columns", names=", ".join(missing)))
            return
        for row in rows:
            if None in row or None in row.values():
                yield Problem(path, rows.line_num, say("table_row"))
                return
