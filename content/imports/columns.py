# SPDX-License-Identifier: EUPL-1.2
"""Which column is which of our fields, guessed from what stands above it in Dutch or English."""

from __future__ import annotations

from collections.abc import Iterable

from content.gazetteer.words import key

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "nummer", "code", "kenmerk", "sleutel", "key"),
    "name": (
        "naam",
        "name",
        "organisatie",
        "organisation",
        "organization",
        "aanbod",
        "dienst",
        "titel",
        "title",
    ),
    "description": ("omschrijving", "beschrijving", "description", "toelichting", "wat", "wat doen ze"),
    "phones": ("telefoon", "telefoonnummer", "tel", "phone", "phones", "telephone", "telefoonnummers"),
    "website": ("website", "web", "url", "internet", "site", "link"),
    "opening_hours": ("openingstijden", "open", "tijden", "bereikbaar", "opening hours", "hours", "wanneer"),
    "cost": ("kosten", "prijs", "cost", "costs", "fees", "tarief"),
    "for_whom": ("doelgroep", "voor wie", "for whom", "audience", "eligibility"),
    "address": ("adres", "address", "locatie", "bezoekadres", "waar"),
    "municipalities": (
        "gemeente",
        "gemeenten",
        "plaats",
        "werkgebied",
        "gebied",
        "municipality",
        "city",
        "woonplaats",
    ),
    "neighbourhoods": ("wijken", "wijk", "buurt", "buurten", "neighbourhood", "neighbourhoods"),
    "themes": (
        "thema",
        "themas",
        "thema s",
        "theme",
        "themes",
        "onderwerp",
        "categorie",
        "category",
        "rubriek",
    ),
    "access": ("toegang", "aanmelden", "access", "verwijzing"),
    "admission": ("voorwaarden", "toelating", "admission", "intake", "aanmeldprocedure"),
    "internal_contact": ("contactpersoon", "intern", "internal contact", "contact person"),
    "assured_date": (
        "nagekeken op",
        "nagekeken",
        "gecontroleerd",
        "datum",
        "assured date",
        "checked",
        "laatst gewijzigd",
    ),
    "wait_time": ("wachttijd", "wait time"),
    "status": ("status",),
    "notes": ("notities", "opmerkingen", "notes", "opmerking"),
}
"""What may stand above each field's column, as it is looked up; the first is what an export writes."""
LEFT_OUT = ""


def guess(headers: Iterable[str]) -> dict[str, str]:
    """A field for each header, or nothing where it is none of ours; each field is given only once."""
    free = set(FIELDS)
    found: dict[str, str] = {}
    for sure in (True, False):
        for header in headers:
            field = found.get(header) or _field(key(header), free, sure)
            found[header] = field
            free.discard(field)
    return found


def _field(header: str, free: set[str], sure: bool) -> str:
    for field, names in FIELDS.items():
        if field in free and any(
            header == key(name) if sure else key(name) in header.split() for name in names
        ):
            return field
    return LEFT_OUT


def title(field: str) -> str:
    """What an export writes above a field's column."""
    return FIELDS[field][0].capitalize()
