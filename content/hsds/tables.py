# SPDX-License-Identifier: EUPL-1.2
"""Nested services as the tables of HSDS's tabular form, and tables as nested services with what is left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from content.hsds.schema import schemas

Row = dict[str, Any]
Tables = dict[str, list[Row]]
SERVICE = "service"
ONES = {
    "organization": ("organization", "organization_id"),
    "program": ("program", "program_id"),
    "location": ("location", "location_id"),
    "taxonomy_term": ("taxonomy_term", "taxonomy_term_id"),
    "taxonomy_detail": ("taxonomy", "taxonomy_id"),
    "unit": ("unit", "unit_id"),
}
"""Fields with one object inside: its table, and the link that stands for it in a row."""
NESTED = ("location", "taxonomy_term", "taxonomy_detail", "unit")
"""The ones that come inside again; an organisation with all its own would be there once for every service."""
LATER = {"additional_urls": "url", "additional_websites": "url", "capacities": "service_capacity"}
"""Lists that came after 3.0, with their tables."""
PARENTS = (
    ("phone_id", "phone"),
    ("contact_id", "contact"),
    ("service_at_location_id", "service_at_location"),
    ("location_id", "location"),
    ("service_id", "service"),
)
"""A row's links, the nearest first: it goes inside the first that is there."""
LINKS = {"attribute": ("link_entity", "link_id"), "metadata": ("resource_type", "resource_id")}
"""Tables that name the table they link to."""


def lists(name: str) -> dict[str, str]:
    """The fields of an object that hold a list of objects, with their tables."""
    properties = schemas()[name]["properties"].items()
    own = {
        field: rule["items"]["$ref"].removesuffix(".json") for field, rule in properties if "items" in rule
    }
    return own | (LATER if name in (SERVICE, "organization") else {})


def flatten(services: Iterable[Row], rest: Tables | None = None) -> Tables:
    """The rows of services, and of what was left when they were nested; the same row only once."""
    found: dict[str, dict[str, Row]] = {name: {} for name in schemas()}
    for service in services:
        _emit(found, SERVICE, service, {})
    for name, rows in (rest or {}).items():
        for row in rows:
            _keep(found, name, row)
    return {name: list(rows.values()) for name, rows in found.items() if rows}


def _emit(found: dict[str, dict[str, Row]], name: str, thing: Row, link: Row) -> None:
    row, below = {"id": thing.get("id"), **link}, lists(name)
    for field, value in thing.items():
        if field in ONES and isinstance(value, dict):
            table, linked = ONES[field]
            row[linked] = value.get("id")
            _emit(found, table, value, _of_whom(table, thing))
        elif field in below and isinstance(value, list):
            for one in value:
                _emit(found, below[field], one, _link(below[field], name, thing, one))
        else:
            row[field] = value
    _keep(found, name, row)


def _of_whom(table: str, thing: Row) -> Row:
    """A program belongs to an organisation, which nested is beside it and not around it."""
    organisation = thing.get("organization")
    there = table == "program" and isinstance(organisation, dict)
    return {"organization_id": organisation["id"]} if there and organisation and "id" in organisation else {}


def _link(table: str, parent: str, thing: Row, one: Row) -> Row:
    if table in LINKS:
        entity, id = LINKS[table]
        return {entity: one.get(entity) or parent, id: thing.get("id")}
    return {f"{parent}_id": thing.get("id")}


def _keep(found: dict[str, dict[str, Row]], name: str, row: Row) -> None:
    full = {field: value for field, value in row.items() if value is not None}
    found[name].setdefault(json.dumps(full, sort_keys=True), full)


def nest(tables: Tables) -> tuple[list[Row], Tables]:
    """The services with what belongs to them inside, and the rows that belong to none of them."""
    return _Nest(tables).result()


class _Nest:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows = {
            (name, str(row.get("id"))): number
            for name, rows in tables.items()
            for number, row in enumerate(rows)
        }
        self._used: set[tuple[str, int]] = set()
        self._below: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
        for name, rows in tables.items():
            for number, row in enumerate(rows):
                self._hang(name, number, row)

    def result(self) -> tuple[list[Row], Tables]:
        services = [self._built(SERVICE, number, "") for number in range(len(self._tables.get(SERVICE, ())))]
        left = {
            name: [row for number, row in enumerate(rows) if (name, number) not in self._used]
            for name, rows in self._tables.items()
        }
        return services, {name: rows for name, rows in left.items() if rows}

    def _hang(self, name: str, number: int, row: Row) -> None:
        for link, parent, id in _links(name, row):
            field = next((field for field, table in lists(parent).items() if table == name), None)
            if field and (parent, id) in self._rows:
                self._below.setdefault((parent, id), []).append((field, number, link))
                return

    def _built(self, name: str, number: int, link: str) -> Row:
        self._used.add((name, number))
        row = self._tables[name][number]
        thing = {field: value for field, value in row.items() if field != link}
        for field in NESTED:
            table, linked = ONES[field]
            at = self._rows.get((table, str(row.get(linked))))
            if at is not None and _may(name, field):
                del thing[linked]
                thing[field] = self._built(table, at, "")
        below = lists(name)
        for field, child, by in self._below.get((name, str(row.get("id"))), ()):
            thing.setdefault(field, []).append(self._built(below[field], child, by))
        return thing


def _links(name: str, row: Row) -> Iterator[tuple[str, str, str]]:
    """The links of a row with the table and the id they mean."""
    if name in LINKS:
        entity, id = LINKS[name]
        if str(row.get(entity)) in schemas() and row.get(id):
            yield id, str(row[entity]), str(row[id])
    elif name not in ("location", SERVICE, "organization", "program"):
        yield from (
            (link, parent, str(row[link])) for link, parent in PARENTS if row.get(link) and parent != name
        )


def _may(name: str, field: str) -> bool:
    """Whether an object of this name has a field with that object inside."""
    return "$ref" in schemas()[name]["properties"].get(field, {})
