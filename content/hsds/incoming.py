# SPDX-License-Identifier: EUPL-1.2
"""A service of somebody else's directory as a contact of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.assured import parsed
from content.checks import phones
from content.gazetteer.words import key
from content.hsds.hours import opening_hours
from content.towns import Towns, everywhere

Service = Mapping[str, Any]
CHECKED, UNCHECKED = "medium", "unverified"
SPELLING = re.compile(r"[^\d+]")
MOST_LETTERS = 300
"""Of a description: a resident reads the beginning, the rest stays with the entry."""


@dataclass(frozen=True)
class Source:
    """Where a directory comes from: its short name, the words for it, and what it is read with.

    `themes` has our theme keys by whatever a taxonomy may call them; `day` is the day it is read.
    """

    name: str
    words: str
    towns: Towns
    themes: Mapping[str, str]
    day: str
    assured: str | None = None


def contact_id(source: str, id: str) -> str:
    """The key of a service of this source."""
    return re.sub(r"[^a-z0-9]+", "_", f"{source}_{id}".lower()).strip("_")


def contact(service: Service, source: Source) -> dict[str, Any]:
    """The directory entry: what we have a place for, and the service itself under `hsds`."""
    return {**fields(service, source), "hsds": dict(service)}


def fields(service: Service, source: Source) -> dict[str, Any]:
    """Our own fields of a service; the same service always gives the same."""
    assured = _assured(service, source)
    codes, national = _places(service, source.towns)
    found: dict[str, Any] = {
        "id": contact_id(source.name, str(service["id"])),
        "name": _line(service.get("name")),
        "description": _line(service.get("description"))[:MOST_LETTERS] or _line(service.get("name")),
        "phones": list(_phones(service)),
        "website": _website(service),
        "opening_hours": opening_hours(_of(service, "schedules")),
        "cost": _line(service.get("fees_description")) or None,
        "for_whom": _line(service.get("eligibility_description")) or None,
        "admission": _line(service.get("application_process")) or None,
        "internal_contact": _person(service),
        "address": _address(service),
        "access": "zelf",
        "themes": list(_themes(service, source.themes)),
        "level": "national" if national or not codes else "local" if len(codes) == 1 else "regional",
        "municipalities": [] if national else codes,
        "neighbourhoods": [] if national else _neighbourhoods(service, codes, source.towns),
        "status": service.get("status") or "active",
        "source": source.words,
        "assured_date": assured or source.day,
        # What nobody checked, or what is nobody knows where, is not shown until somebody looked at it.
        "confidence": CHECKED if assured and (codes or national) else UNCHECKED,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())


def _of(thing: Service, name: str) -> list[dict[str, Any]]:
    """The list of objects under a name; nothing where it is anything else."""
    found = thing.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _assured(service: Service, source: Source) -> str | None:
    said = source.assured or str(service.get("assured_date") or "")[:10]
    day = parsed(said) if said else None
    return said if day and said <= source.day else None


def _phones(service: Service) -> Iterator[dict[str, Any]]:
    """The numbers that can be dialled in the Netherlands; others stay with the service."""
    seen = set()
    for phone in _of(service, "phones"):
        number = str(phone.get("number") or "").strip(' "')
        digits = SPELLING.sub("", number)
        dialled = "0" + digits[3:] if digits.startswith("+31") else digits
        right = phones.e164(dialled)
        if right and right not in seen and str(phone.get("type") or "voice") in ("voice", "cell"):
            seen.add(right)
            yield {"number": number if phones.e164(number) else dialled, "e164": right}


def _website(service: Service) -> str | None:
    organisation = service.get("organization")
    of_organisation = organisation.get("website") if isinstance(organisation, dict) else None
    for url in (service.get("url"), of_organisation):
        if isinstance(url, str) and url.startswith(("https://", "http://")):
            return url
    return None


def _locations(service: Service) -> Iterator[dict[str, Any]]:
    for there in _of(service, "service_at_locations"):
        location = there.get("location")
        if isinstance(location, dict):
            yield location


def _addresses(service: Service) -> Iterator[str]:
    for location in _locations(service):
        for address in _of(location, "addresses"):
            street = ", ".join(
                _line(address.get(name)) for name in ("address_1", "address_2") if address.get(name)
            )
            town = " ".join(_line(address.get(name)) for name in ("postal_code", "city") if address.get(name))
            yield ", ".join(part for part in (street, town) if part)


def _address(service: Service) -> str | None:
    return next(_addresses(service), None)


def _person(service: Service) -> str | None:
    """Whom a worker may ask for there."""
    for person in _of(service, "contacts"):
        said = [_line(person.get(name)) for name in ("name", "title", "email") if person.get(name)]
        numbers = [_line(phone.get("number")).strip('"') for phone in _of(person, "phones")]
        return ", ".join([*said, *numbers]) or None
    return None


def _places(service: Service, towns: Towns) -> tuple[list[str], bool]:
    """The municipalities it is for, and whether it is for the whole country."""
    areas = _of(service, "service_areas")
    said = [str(area.get(name) or "") for area in areas for name in ("name", "uri", "description")]
    if any(everywhere(text) for text in said):
        return [], True
    codes = [code for text in said if (code := towns.code(text))]
    if not codes:
        codes = [code for address in _addresses(service) if (code := towns.at(address))]
    return list(dict.fromkeys(codes)), False


def _neighbourhoods(service: Service, codes: list[str], towns: Towns) -> list[str]:
    """The parts of its municipalities it is for; none where it is for one of these as a whole."""
    names = [_line(area.get("name")) for area in _of(service, "service_areas")]
    hoods = [name for name in names if towns.has_hood(name, codes)]
    return list(dict.fromkeys(hoods)) if len(hoods) == len(names) else []


def _themes(service: Service, known: Mapping[str, str]) -> Iterable[str]:
    found = []
    for attribute in _of(service, "attributes"):
        term = attribute.get("taxonomy_term")
        called = [term.get("code"), term.get("name")] if isinstance(term, dict) else []
        for name in called:
            theme = known.get(key(str(name or "")))
            if theme:
                found.append(theme)
    return dict.fromkeys(found)
