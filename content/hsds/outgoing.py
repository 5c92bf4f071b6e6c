# SPDX-License-Identifier: EUPL-1.2
"""A contact of ours as an HSDS service: what came in goes out as it came, but for what was changed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from content.hsds.hours import schedules
from content.service_id import made, service_id

Contact = Mapping[str, Any]
Service = dict[str, Any]
TAXONOMY = made("taxonomy", "themes")
TAXONOMY_NAME = "Omzien"
AREA = "https://www.cbs.nl/gemeente/"
PLAIN = {
    "name": "name",
    "description": "description",
    "website": "url",
    "cost": "fees_description",
    "for_whom": "eligibility_description",
    "admission": "application_process",
    "status": "status",
    "assured_date": "assured_date",
}
"""Our fields that are one of theirs."""


def service(contact: Contact, came: Contact | None = None, names: Mapping[str, str] | None = None) -> Service:
    """The service; `came` is the contact as its import left it, `names` has the themes' names."""
    kept = came.get("hsds") if came is not None else None
    if came is None or not isinstance(kept, dict):
        empty = {"id": service_id(contact), "name": "", "status": "active"}
        return _written(contact, list(contact), empty, names or {})
    changed = [name for name in {**came, **contact} if came.get(name) != contact.get(name)]
    return _written(contact, changed, deepcopy(kept), names or {})


def _written(contact: Contact, changed: list[str], into: Service, names: Mapping[str, str]) -> Service:
    for name in changed:
        if name in PLAIN:
            _put(into, PLAIN[name], contact.get(name))
        elif name in LISTS:
            theirs, make = LISTS[name]
            there = contact.get(name) or theirs == "service_areas"
            _put(into, theirs, make(contact, names) if there else None)
    return into


def _put(into: Service, name: str, value: Any) -> None:
    if value in (None, "", []):
        into.pop(name, None)
    else:
        into[name] = value


def _phones(contact: Contact, _: Mapping[str, str]) -> list[Service]:
    id = service_id(contact)
    return [
        {"id": made("phone", f"{id}:{number}"), "number": str(phone["number"]), "type": "voice"}
        for number, phone in enumerate(contact["phones"])
    ]


def _hours(contact: Contact, _: Mapping[str, str]) -> list[Service]:
    return schedules(str(contact["opening_hours"]), service_id(contact))


def _areas(contact: Contact, _: Mapping[str, str]) -> list[Service]:
    codes, hoods = contact["municipalities"], contact.get("neighbourhoods")
    parts = [(code, name) for code in codes for name in hoods or (code,)]
    id = service_id(contact)
    return [
        {
            "id": made("area", f"{id}:{code}" if name == code else f"{id}:{code}:{name}"),
            "name": name,
            "uri": AREA + code,
        }
        for code, name in parts
    ]


def _level(contact: Contact, names: Mapping[str, str]) -> list[Service]:
    if contact.get("level") != "national":
        return _areas(contact, names) if contact.get("municipalities") else []
    return [{"id": made("area", f"{service_id(contact)}:NL"), "name": "Nederland"}]


def _attributes(contact: Contact, names: Mapping[str, str]) -> list[Service]:
    id = service_id(contact)
    return [
        {
            "id": made("attribute", f"{id}:{theme}"),
            "link_entity": "service",
            "taxonomy_term": term(theme, names.get(theme, theme)),
        }
        for theme in contact["themes"]
    ]


def term(theme: str, name: str) -> Service:
    """A theme as a term of our own taxonomy."""
    return {
        "id": made("term", theme),
        "code": theme,
        "name": name,
        "description": name,
        "taxonomy": TAXONOMY_NAME,
        "taxonomy_detail": taxonomy(),
        "language": "nl",
    }


def taxonomy() -> Service:
    """The taxonomy our themes are."""
    return {"id": TAXONOMY, "name": TAXONOMY_NAME, "description": "Zorgen waarvoor bewoners hulp zoeken."}


def _place(contact: Contact, _: Mapping[str, str]) -> list[Service]:
    id, address = service_id(contact), str(contact["address"])
    there = {"id": made("location", id), "location_type": "physical", "name": address, "description": address}
    return [{"id": made("there", id), "location": there}]


LISTS: dict[str, tuple[str, Callable[[Contact, Mapping[str, str]], list[Service]]]] = {
    "phones": ("phones", _phones),
    "opening_hours": ("schedules", _hours),
    "municipalities": ("service_areas", _level),
    "neighbourhoods": ("service_areas", _level),
    "level": ("service_areas", _level),
    "themes": ("attributes", _attributes),
    "address": ("service_at_locations", _place),
}
"""Our fields that are a list of objects with them; a changed one replaces the whole list."""
