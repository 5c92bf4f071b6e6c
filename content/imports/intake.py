# SPDX-License-Identifier: EUPL-1.2
"""A file somebody brings, in whatever form, to what it would change in an organisation's directory."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import front_doors
from content.gazetteer import files as place_files
from content.hsds import directory
from content.hsds.incoming import Source, contact_id
from content.hsds.package import BadPackage
from content.imports import columns, sheet, themes
from content.imports.bad_cell import BadSheet
from content.imports.plan import FOLDER, Contact, Plan, plan
from content.imports.row import Reading
from content.library import Library
from content.towns import Towns

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PACKAGE = b"services.csv"


@dataclass(frozen=True)
class Brought:
    """A file with what the person who brings it says: a name for the source, and when it was all checked."""

    content: bytes
    source: str
    words: str
    assured: str | None = None
    columns: Mapping[str, str] | None = None


def is_hsds(content: bytes) -> bool:
    """Whether a file is HSDS rather than a spreadsheet: JSON, or a zip with its tables."""
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in (b"[", b"{") or (content.startswith(sheet.ZIP) and PACKAGE in content)


def take(brought: Brought, library: Library, organisation: str, day: str) -> Plan:
    """What it would change; BadSheet says in Dutch why it cannot be read."""
    if not NAME.fullmatch(brought.source):
        raise BadSheet("import_source", text=brought.source)
    if front_doors.is_front_door(contact_id(brought.source, "gm")):
        # Its contacts could pass for a municipality's own entrance.
        raise BadSheet("import_source_front_door", text=brought.source)
    known, towns = themes.called(library, organisation), Towns.of(place_files.read(library.base))
    before = there(library, organisation, brought.source)
    if is_hsds(brought.content):
        source = Source(brought.source, brought.words, towns, known, day, brought.assured)
        try:
            return directory.planned(directory.read(brought.content), source, before)
        except BadPackage as bad:
            raise BadSheet(str(bad)) from None
    reading = Reading(brought.source, brought.words, towns, known, day, brought.assured)
    found = sheet.read(brought.content)
    chosen = brought.columns or remembered(library, organisation, brought.source, found.headers)
    return plan(found, chosen, reading, before)


def there(library: Library, organisation: str, source: str) -> dict[str, Contact]:
    """What this source brought before, by id."""
    file = f"{source}.jsonl"
    entries = library.imported.get(organisation, {}).values()
    return {entry.key: entry.data for entry in entries if entry.origins[0].file.path.name == file}


def sources(library: Library, organisation: str) -> dict[str, int]:
    """The sources there are, with how many contacts each brought."""
    found: dict[str, int] = {}
    for entry in library.imported.get(organisation, {}).values():
        name = entry.origins[0].file.path.stem
        found[name] = found.get(name, 0) + 1
    return found


def remembered(library: Library, organisation: str, source: str, headers: tuple[str, ...]) -> dict[str, str]:
    """The fields chosen for these headers the last time; guessed for what was not there then."""
    kept = beside(library, organisation, f"{source}.columns.json")
    guessed = columns.guess(headers)
    return {header: str(kept[header]) if header in kept else guessed[header] for header in headers}


def beside(library: Library, organisation: str, name: str) -> dict[str, Any]:
    """What stands in a file beside a source's contacts; empty where there is none."""
    path = _folder(library, organisation) / name
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _folder(library: Library, organisation: str) -> Path:
    root = (library.overlay or library.base) / organisation if organisation else library.base
    return root / FOLDER


def out(library: Library, organisation: str, source: str | None) -> list[directory.Pair]:
    """The contacts of a source, or all that were written for this organisation, each with what it came as."""
    imported = {**library.imported.get("", {}), **library.imported.get(organisation, {})}
    chosen = there(library, organisation, source) if source else None
    entries = library.entries("contact", organisation)
    kept = (entry for key, entry in entries.items() if chosen is None or key in chosen)
    return [(entry.data, imported[entry.key].data if entry.key in imported else None) for entry in kept]
