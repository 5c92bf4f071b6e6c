# SPDX-License-Identifier: EUPL-1.2
"""One row of a spreadsheet as a contact, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from content.checks import phones
from content.gazetteer.words import key
from content.imports import columns
from content.imports.bad_cell import BadCell
from content.imports.spoken_date import spoken
from content.imports.spoken_hours import hours
from content.towns import Towns, everywhere

BETWEEN = re.compile(r"[;\n/|]|,(?=\s*\D)| of | en ")
LISTED = re.compile(r"[;,\n/|]| en ")
AROUND_NUMBER = re.compile(r"^(?:tel(?:efoon)?\.?|t\.?)[: ]+", re.IGNORECASE)
INTERNATIONAL = re.compile(r"^(?:\+|00)31[ -]?(?:\(0\))?[ -]?")
ACCESS = {
    "zelf": "zelf",
    "vrij": "zelf",
    "inloop": "zelf",
    "huisarts": "via huisarts",
    "gemeente": "via gemeente",
}
STATUS = {
    "active": "active",
    "actief": "active",
    "inactive": "inactive",
    "inactief": "inactive",
    "niet actief": "inactive",
    "defunct": "defunct",
    "opgeheven": "defunct",
    "temporarily closed": "temporarily closed",
    "tijdelijk dicht": "temporarily closed",
}
CHECKED, UNCHECKED = "medium", "unverified"
LONGEST_ID = 80


@dataclass(frozen=True)
class Reading:
    """What rows are read with; `assured` is the day somebody checked them all, where no column says it."""

    source: str
    words: str
    towns: Towns
    themes: Mapping[str, str]
    day: str
    assured: str | None = None


def contact(cells: Mapping[str, str], extra: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """The contact of a row's cells by field; `extra` are the columns we have no place for. Raises BadCell."""
    for name in ("name", "description"):
        if not cells.get(name):
            raise BadCell("import_missing", field=columns.title(name).lower())
    found: dict[str, Any] = {name: text for name, text in cells.items() if text and name not in READ}
    for name, read in READ.items():
        if cells.get(name):
            found[name] = read(cells[name], reading)
    codes, national = _places(cells, reading.towns)
    assured = found.get("assured_date") or reading.assured
    found |= {
        "id": id_of(cells, reading),
        "access": found.get("access", "zelf"),
        "level": "national" if national else "local" if len(codes) == 1 else "regional",
        "municipalities": codes,
        "source": reading.words,
        "assured_date": assured or reading.day,
        # Without a day on which somebody checked it, nobody is shown it.
        "confidence": CHECKED if assured else UNCHECKED,
        "extra": {header: text for header, text in extra.items() if text},
    }
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def id_of(cells: Mapping[str, str], reading: Reading) -> str:
    """The key of a row: its own id, or its name and place."""
    own = cells.get("id") or f"{cells.get('name', '')} {cells.get('municipalities', '')}"
    made, prefix = _slug(own), f"{_slug(reading.source)}_"
    return (made if made.startswith(prefix) else prefix + made)[:LONGEST_ID]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", key(text)).strip("_")


def _phones(text: str, _: Reading) -> list[dict[str, Any]]:
    found = []
    for part in BETWEEN.split(text):
        said = AROUND_NUMBER.sub("", part.strip())
        if not said:
            continue
        number = INTERNATIONAL.sub("0", said)
        e164 = phones.e164(number)
        if e164 is None and not phones.is_short(number):
            raise BadCell("import_phone", text=said)
        found.append({"number": number, **({"e164": e164} if e164 else {})})
    return found


def _website(text: str, _: Reading) -> str:
    whole = text if text.startswith(("https://", "http://")) else f"https://{text}"
    if not re.fullmatch(r"https?://[^\s/@]+\.[a-z]{2,}(?:[/?#]\S*)?", whole, re.IGNORECASE):
        raise BadCell("import_website", text=text)
    return whole


def _hours(text: str, _: Reading) -> str:
    return hours(text)


def _date(text: str, reading: Reading) -> str:
    found = spoken(text)
    if found > reading.day:
        raise BadCell("import_date_ahead", text=text)
    return found


def _themes(text: str, reading: Reading) -> list[str]:
    found = []
    for part in _parts(text, reading.themes):
        theme = reading.themes.get(key(part))
        if theme is None:
            known = ", ".join(sorted(set(reading.themes.values())))
            raise BadCell("import_theme", text=part.strip(), known=known)
        found.append(theme)
    return list(dict.fromkeys(found))


def _parts(text: str, known: Mapping[str, str]) -> list[str]:
    """The parts of a list; a name that has "en" in it is one."""
    if key(text) in known:
        return [text]
    rough = [part.strip() for part in re.split(r"[;,\n/|]", text) if part.strip()]
    return [one for part in rough for one in ([part] if key(part) in known else re.split(r" en ", part))]


def _access(text: str, _: Reading) -> str:
    for word, access in ACCESS.items():
        if word in text.lower():
            return access
    raise BadCell("import_access", text=text)


def _status(text: str, _: Reading) -> str:
    if text.lower() not in STATUS:
        raise BadCell("import_status", text=text)
    return STATUS[text.lower()]


def _lines(text: str, _: Reading) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n/|]", text) if part.strip()]


READ: dict[str, Callable[[str, Reading], Any]] = {
    "phones": _phones,
    "website": _website,
    "opening_hours": _hours,
    "assured_date": _date,
    "themes": _themes,
    "neighbourhoods": _lines,
    "access": _access,
    "status": _status,
}


def _places(cells: Mapping[str, str], towns: Towns) -> tuple[list[str], bool]:
    said = [part.strip() for part in LISTED.split(cells.get("municipalities", "")) if part.strip()]
    if any(everywhere(part) for part in said):
        return [], True
    codes = []
    for part in said:
        code = towns.code(part)
        if code is None:
            raise BadCell("import_place", text=part)
        codes.append(code)
    at = towns.at(cells.get("address", ""))
    found = codes or ([at] if at else [])
    if not found:
        raise BadCell("import_no_place")
    return list(dict.fromkeys(found)), False
