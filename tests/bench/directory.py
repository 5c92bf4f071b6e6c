# SPDX-License-Identifier: EUPL-1.2
"""The directory at scale: 100,000 services and 50,000 activities over every municipality, in one file."""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psutil

from bot.settings import ROOT
from content.activities import finder
from content.activities.wish import Wish
from content.catalogue import Catalogue
from content.check import check
from content.compile import compile_content
from content.editing.job import Where
from content.finder import Sought, find
from content.gazetteer import files as place_files
from tests.bench.publish import LIVE_S, publish
from tests.bench.table import Table
from tests.content.activities.many_activities import write

SERVICES, ACTIVITIES = 100_000, 50_000
QUESTIONS, SOME = 2_000, 300
TODAY = date(2026, 11, 22)
LAST = TODAY + timedelta(days=14)
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
DONE = ("schaken", "wandel*", "koken", "taal*", "zwemmen", "bingo")
Row = Callable[..., None]
Ask = Callable[[Catalogue], object]


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
    """Run it and print the figures; three minutes of a quiet machine."""
    with tempfile.TemporaryDirectory() as folder:
        where = Where(ROOT / "content", Path(folder) / "own", Path(folder) / "compiled")
        compile_content(where.base, None, Path(folder) / "small")
        small = Catalogue.open(Path(folder) / "small")
        layer = where.overlay / "standaard"
        _write_services(layer / "directory" / "imported" / "groot.jsonl")
        write(layer / "activities" / "imported" / "veel.jsonl", ACTIVITIES, _people(small), TODAY)
        busy, began = time.process_time(), time.perf_counter()
        path = compile_content(where.base, where.overlay, where.compiled)
        took, used = time.perf_counter() - began, time.process_time() - busy
        what = f"{SERVICES:,} services and {ACTIVITIES:,} activities compiled"
        row(what, f"{took:.1f} s", f"under 60 s ({used:.1f} s of a processor)", took < 60)
        row("  the compiled file", f"{path.stat().st_size / MB:.0f} MB", "")
        _use(row, where.compiled, small)
        _check(row, where)
        _publish(row, where)


def _write_services(file: Path) -> None:
    file.parent.mkdir(parents=True)
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(service, ensure_ascii=False) + "\n" for service in services())


def _people(book: Catalogue) -> list[tuple[str, int]]:
    return [(code, people) for code, people in book.rows("SELECT code, population FROM municipality")]


def _use(row: Row, compiled: Path, small: Catalogue) -> None:
    process = psutil.Process()
    before = process.memory_full_info()
    began = time.perf_counter()
    book = Catalogue.open(compiled)
    book.themes()
    opened = (time.perf_counter() - began) * 1000
    row("  opened, to the first answer", f"{opened:.1f} ms", "under 100 ms", opened < 100)
    for name, asked in asked_of(book).items():
        _times(row, name, times(book, asked), times(small, asked))
    after = process.memory_full_info()
    own = (after.uss - before.uss) / MB
    row("  more memory, of its own", f"{own:.0f} MB", "under 50 MB", own < 50)
    row("  more memory, with pages of the file it shares", f"{(after.rss - before.rss) / MB:.0f} MB", "")


def asked_of(book: Catalogue) -> dict[str, list[Ask]]:
    """The searches of chat and desk: real worries, in real places as often as people live there."""
    chance = random.Random(SEED)
    themes = [theme.key for theme in book.themes()]
    people = _people(book)
    places = chance.choices([code for code, _ in people], [many for _, many in people], k=QUESTIONS)
    asked = [(chance.choice(themes), code) for code in places]
    largest = max(people, key=lambda row: row[1])[0]
    days = [TODAY + timedelta(days=chance.randrange(14)) for _ in range(SOME)]
    return {
        "theme and place": [_contacts(theme, code) for theme, code in asked],
        "theme, place and what somebody needs": [_contacts(t, c, ("eten",)) for t, c in asked[:SOME]],
        "theme in the largest municipality": [_contacts(theme, largest) for theme in themes * 5],
        "the desk: words and place": [_said(chance.choice(WORDS), code) for code in places[:SOME]],
        "the desk: two words and place": [_said(" ".join(chance.sample(WORDS, 2)), c) for c in places[:SOME]],
        "the desk: words, no place": [_said(chance.choice(WORDS), None) for _ in range(SOME)],
        "activities, a day and place": [_to_do(d, d, c) for d, c in zip(days, places, strict=False)],
        "activities, two weeks and place": [_to_do(TODAY, LAST, code) for code in places[:SOME]],
        "activities, words and place": [_to_do(TODAY, LAST, c, chance.choice(DONE)) for c in places[:SOME]],
        "activities, words, no place": [_to_do(TODAY, LAST, None, chance.choice(DONE)) for _ in range(SOME)],
    }


def _contacts(theme: str, code: str, needs: tuple[str, ...] = ()) -> Ask:
    return lambda book: book.contacts(theme, code, "standaard", needs, TODAY.isoformat())


def _said(words: str, code: str | None) -> Ask:
    return lambda book: find(book, Sought(words, None, code, TODAY.isoformat()), "standaard")


def _to_do(since: date, until: date, code: str | None, *words: str) -> Ask:
    return lambda book: finder.find(book, Wish(since, until, code, words=words))


def times(book: Catalogue, asked: list[Ask]) -> list[tuple[float, float]]:
    """The milliseconds of each, by the clock and of a processor; the first of each sort is cold."""
    taken = []
    for ask in asked:
        busy, began = time.process_time(), time.perf_counter()
        ask(book)
        taken.append(((time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000))
    return taken


def _times(row: Row, what: str, many: list[tuple[float, float]], few: list[tuple[float, float]]) -> None:
    (clock, used), (_, used_small) = (_halves(taken) for taken in (many, few))
    ratio = statistics.median(used) / statistics.median(used_small)
    half, most = statistics.median(clock), _p99(clock)
    row(f"  {what}, p50", f"{half:.2f} ms", f"under 5 ms (x{ratio:.1f} of the small one)", half < 5)
    row(f"  {what}, p99", f"{most:.2f} ms", f"under 20 ms ({_p99(used):.2f} of a processor)", most < 20)


def _halves(taken: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [clock for clock, _ in taken], [used for _, used in taken]


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def _check(row: Row, where: Where) -> None:
    busy, began = time.process_time(), time.perf_counter()
    check(where.base, where.overlay)
    took, used = time.perf_counter() - began, time.process_time() - busy
    row("  checked with all of it", f"{took:.1f} s", f"under 10 s ({used:.1f} of a processor)", took < 10)


def _publish(row: Row, where: Where) -> None:
    """The first one puts all of it in git; from then on only what changes is made anew."""
    publish(where, Catalogue.open(where.compiled), "Goedendag.")
    book = Catalogue.open(where.compiled)
    took = statistics.median(publish(where, book, f"Dag {number}.") for number in range(3))
    what = "  publish one text beside it until another process has it"
    row(what, f"{took:.1f} s", "under 5 s", took < LIVE_S)


def main() -> int:
    """Only this part of the bench."""
    table = Table()
    measure(table.row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
