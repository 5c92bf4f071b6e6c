# SPDX-License-Identifier: EUPL-1.2
"""A whole directory from a file in one of HSDS's forms to what an organisation's layer keeps, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from content.hsds import incoming, outgoing, package, tables
from content.hsds.incoming import Source
from content.hsds.package import BadPackage
from content.hsds.schema import faults
from content.hsds.tables import Row, Tables
from content.imports.plan import FOLDER, Contact, Plan, line

ZIP = b"PK"
Pair = tuple[Mapping[str, Any], Mapping[str, Any] | None]
"""A contact as it is now, and as its import left it."""


@dataclass(frozen=True)
class Directory:
    """Services, and what they came in: the tables' other rows, the page or the organisation around them."""

    services: list[Row]
    rest: Tables = field(default_factory=dict)
    around: Row | None = None
    form: str = "list"

    def faults(self) -> list[tuple[int, str]]:
        """What is wrong with each service, by its number from 1."""
        return [
            (n, fault) for n, one in enumerate(self.services, start=1) for fault in faults("service", one)
        ]


def read(content: bytes) -> Directory:
    """A directory from a file: JSON (a service, a list, a page, an organisation) or the tabular zip."""
    if content.startswith(ZIP):
        services, rest = tables.nest(package.read(content))
        return Directory(services, rest, form="tables")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadPackage("package_not_json") from None
    directory = _around(found)
    if not all(isinstance(one, dict) and one.get("id") for one in directory.services):
        raise BadPackage("package_without_services")
    return directory


def _around(found: Any) -> Directory:
    if isinstance(found, list):
        return Directory(found)
    for form, name in (("page", "contents"), ("organisation", "services")):
        if isinstance(found, dict) and isinstance(found.get(name), list):
            around = {key: value for key, value in found.items() if key != name}
            return Directory(found[name], around=around, form=form)
    if isinstance(found, dict) and found.get("id") and "status" in found:
        return Directory([found], form="one")
    raise BadPackage("package_without_services")


def planned(directory: Directory, source: Source, there: Mapping[str, Contact]) -> Plan:
    """What taking a directory in would change; beside its contacts stays what belongs to none of them."""
    found = [incoming.contact(service, source) for service in directory.services]
    lines = {one["id"]: line(number, one, there) for number, one in enumerate(found, start=1)}
    beside = {"form": directory.form, "around": directory.around, "rest": directory.rest}
    text = json.dumps(beside, ensure_ascii=False, separators=(",", ":")) + "\n"
    gone = tuple(contact for id, contact in there.items() if id not in lines)
    kept = {f"{FOLDER}/{source.name}.rest.json": text}
    return Plan(source.name, tuple(lines.values()), (), gone, beside=kept)


def services(
    pairs: Iterable[tuple[Mapping[str, Any], Mapping[str, Any] | None]], names: Mapping[str, str]
) -> list[Row]:
    """The services of contacts, each with what it came in as, if it came in."""
    return [outgoing.service(contact, came, names) for contact, came in pairs]


def as_json(found: list[Row], beside: Mapping[str, Any] | None = None) -> str:
    """Services in the form they came in; a list where they came in none."""
    kept = beside or {}
    form, around = kept.get("form"), kept.get("around") or {}
    if form == "one" and len(found) == 1:
        return json.dumps(found[0], ensure_ascii=False, indent=2)
    name = {"page": "contents", "organisation": "services"}.get(str(form))
    whole: Any = {**around, name: found} if name else found
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_zip(found: list[Row], beside: Mapping[str, Any] | None = None) -> bytes:
    """Services in the tabular form, with the rows that came beside them."""
    return package.written(tables.flatten(found, (beside or {}).get("rest")))
