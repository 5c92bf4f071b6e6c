# SPDX-License-Identifier: EUPL-1.2
"""Makes a file of as many invented activities as a bench asks, spread over municipalities as people are."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WHAT = (
    ("Schaken", "spel"),
    ("Bingo", "spel"),
    ("Samen eten", "koken"),
    ("Kookclub", "koken"),
    ("Wandelen", "sport"),
    ("Stoelyoga", "sport"),
    ("Zwemmen", "sport"),
    ("Koffieochtend", "praten"),
    ("Taalcafé", "taal"),
    ("Schilderen", "creatief"),
    ("Breien", "creatief"),
    ("Zingen", "muziek"),
    ("Computerhulp", "computer"),
    ("Moestuin", "natuur"),
)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
HOODS = ("Centrum", "Noord", "Zuid", "Oost", "West", "Dorp", "Kerkwijk")


def write(
    file: Path, number: int, municipalities: Sequence[tuple[str, int]], today: date, seed: int = 5
) -> None:
    """Write so many activities as JSON lines; `municipalities` are codes with their numbers of people."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for activity in activities(number, municipalities, today, seed):
            lines.write(json.dumps(activity, ensure_ascii=False) + "\n")


def activities(
    number: int, municipalities: Sequence[tuple[str, int]], today: date, seed: int = 5
) -> Iterator[dict[str, Any]]:
    """The same as values."""
    dice = random.Random(seed)
    codes, people = zip(*municipalities, strict=True)
    for count, code in enumerate(dice.choices(codes, people, k=number)):
        yield _one(dice, f"veel_{count}", code, today)


def _one(dice: random.Random, id: str, code: str, today: date) -> dict[str, Any]:
    what, tag = dice.choice(WHAT)
    begins = dice.randrange(8, 21)
    made: dict[str, Any] = {
        "id": id,
        "name": f"{what} {id.rpartition('_')[2]}",
        "description": f"{what} met anderen uit de buurt. Je kunt zo binnenlopen.",
        "municipality": code,
        "neighbourhood": dice.choice(HOODS),
        "place": "Buurthuis",
        "time": f"{begins}:00-{begins + 2}:00",
        "cost": dice.choice(("gratis", "2,50", "5", "12,50")),
        "wheelchair": dice.random() < 0.5,
        "children": dice.random() < 0.3,
        "tags": [tag],
        "source": "verzonnen",
        "assured_date": today.isoformat(),
    }
    if dice.random() < 0.7:
        return {**made, "days": [dice.choice(DAYS)]}
    days = (today + timedelta(days=dice.randrange(200)) for _ in range(dice.randrange(1, 4)))
    return {**made, "dates": sorted({day.isoformat() for day in days})}
