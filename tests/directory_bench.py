# SPDX-License-Identifier: EUPL-1.2
"""The directory at scale: 100,000 services over every municipality, compiled, opened, held and searched."""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

from bot.settings import ROOT
from content import place_files
from content.catalogue import Catalogue
from content.compile import compile_content
from content.finder import Sought, find

SERVICES = 100_000
QUESTIONS = 2_000
NATIONAL = 0.02
REGIONAL = 0.08
WIDE = 12
MB = 1_048_576
SEED = 5
WORDS = (
    "maaltijd",
    "inloop",
    "maatje",
    "formulieren",
    "huiskamer",
    "wandelen",
    "spreekuur",
    "taalcafé",
    "lotgenoten",
)
Row = Callable[[str, str, str], None]


def services(number: int = SERVICES) -> Iterator[dict[str, Any]]:
    """Services as an import keeps them, always the same: most local, and more where more people live."""
    chance = random.Random(SEED)
    towns = place_files.read(ROOT / "content").municipalities
    codes, people = [row["code"] for row in towns], [int(row["population"]) for row in towns]
    themes = sorted(path.stem for path in (ROOT / "content" / "themes").glob("*.yml"))
    for index in range(number):
        here = chance.choices(range(len(codes)), people)[0]
        yield _service(index, chance, codes, here, themes)


def _service(
    index: int, chance: random.Random, codes: list[str], here: int, themes: list[str]
) -> dict[str, Any]:
    drawn = chance.random()
    level = "national" if drawn < NATIONAL else "regional" if drawn < NATIONAL + REGIONAL else "local"
    places = {"local": codes[here : here + 1], "regional": codes[here : here + WIDE], "national": []}[level]
    what = chance.sample(WORDS, 2)
    return {
        "id": f"groot_{index}",
        "name": f"{what[0].title()} {index}",
        "description": f"Een plek voor {what[0]} en {what[1]}, voor wie in de buurt woont en iemand zoekt.",
        "phones": [{"number": "035 629 27 00", "e164": "+31356292700"}],
        "website": f"https://dienst-{index}.example",
        "opening_hours": "Mo-Fr 09:00-17:00; PH off",
        "cost": "Gratis.",
        "access": "zelf",
        "themes": chance.sample(themes, 2),
        "level": level,
        "municipalities": places,
        "address": f"Dorpsstraat {index % 300 + 1}",
        "source": "gemaakt om mee te meten",
        "assured_date": "2026-11-01",
        "confidence": "high",
    }


def measure(row: Row) -> None:
    """Run it and print the figures; a minute."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        imported = where / "own" / "standaard" / "directory" / "imported"
        imported.mkdir(parents=True)
        with (imported / "groot.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(service, ensure_ascii=False) + "\n" for service in services())
        began = time.perf_counter()
        path = compile_content(ROOT / "content", where / "own", where / "compiled")
        row(f"{SERVICES:,} services compiled", f"{time.perf_counter() - began:.1f} s", "under 60 s")
        row("  the compiled file", f"{path.stat().st_size / MB:.0f} MB", "")
        _use(row, where / "compiled")


def _use(row: Row, compiled: Path) -> None:
    process = psutil.Process()
    before = process.memory_full_info()
    began = time.perf_counter()
    book = Catalogue.open(compiled)
    book.themes()
    row("  opened, to the first answer", f"{(time.perf_counter() - began) * 1000:.1f} ms", "under 100 ms")
    themes = [theme.key for theme in book.themes()]
    codes = [code for (code,) in book.rows("SELECT code FROM municipality ORDER BY population DESC")]
    chance = random.Random(SEED)
    asked = [(chance.choice(themes), chance.choice(codes)) for _ in range(QUESTIONS)]
    _times(
        row, "theme and place", [lambda t=t, c=c: book.contacts(t, c, "standaard") for t, c in asked], True
    )
    _times(
        row,
        "words and place",
        [lambda c=c: find(book, Sought(chance.choice(WORDS), None, c), "standaard") for _, c in asked[:300]],
    )
    big = [lambda t=t: book.contacts(t, codes[0], "standaard") for t in themes * 5]
    _times(row, "theme in the largest municipality", big)
    after = process.memory_full_info()
    row("  more memory, of its own", f"{(after.uss - before.uss) / MB:.0f} MB", "under 50 MB")
    row("  more memory, with pages of the file it shares", f"{(after.rss - before.rss) / MB:.0f} MB", "")


def _times(row: Row, what: str, asked: list[Callable[[], object]], barred: bool = False) -> None:
    taken = []
    for ask in asked:
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    row(f"  search {what}, p50", f"{statistics.median(taken):.2f} ms", "under 5 ms" if barred else "")
    p99 = sorted(taken)[int(len(taken) * 0.99)]
    row(f"  search {what}, p99", f"{p99:.2f} ms", "under 20 ms" if barred else "")


def main() -> int:
    """Only this part of the bench."""
    measure(lambda what, figure, bar: print(f"{what:<52} {figure:>14}   {bar}", flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
