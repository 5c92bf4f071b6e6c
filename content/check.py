# SPDX-License-Identifier: EUPL-1.2
"""Every rule the content must meet, run over the base and every organisation's changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from content import place_files
from content.checks import cards, directory, examples, hole_names, references, structure, wording
from content.entry import KINDS, Entry
from content.loader import BASE, Library, load
from content.place_files import PlaceFiles
from content.problem import Problem

__all__ = ["Problem", "check"]


def check(base: Path, overlay: Path | None = None, today: date | None = None) -> list[Problem]:
    """What is wrong with the content, sorted by file and line; empty when nothing is."""
    library, places = load(base, overlay), place_files.read(base)
    day = today or date.today()
    broken = structure.problems(library)
    found = [*library.problems, *library.remarks, *broken, *structure.unknown(library)]
    if not broken and not library.problems:
        # The other rules expect every file to be read and every field to be what it should be.
        for organisation in library.organisations:
            found += _one(library, places, organisation, day)
        found += directory.municipalities(places, day)
    return sorted(set(found))


def _one(library: Library, places: PlaceFiles, organisation: str, day: date) -> Iterator[Problem]:
    known = {kind: library.entries(kind, organisation) for kind in KINDS}
    changed = [entry for kind in KINDS for entry in library.changed(kind, organisation).values()]
    for entry in changed:
        yield from wording.problems(entry)
        yield from hole_names.problems(entry, known["contact"])
        yield from references.problems(entry, known, places.codes)
        yield from _of_kind(entry, known["contact"], day)
    yield from examples.duplicates([*known["theme"].values(), *known["intent"].values()])
    if organisation != BASE:
        yield from _themes_without_anybody(known["theme"], known["contact"])


def _of_kind(entry: Entry, contacts: dict[str, Entry], day: date) -> Iterator[Problem]:
    if entry.kind == "contact":
        yield from directory.problems(entry, day)
    elif entry.kind == "theme":
        yield from examples.too_few(entry)
        yield from examples.nobody_to_name(entry, contacts.values())
    elif entry.kind == "card":
        yield from cards.problems(entry)


def _themes_without_anybody(themes: dict[str, Entry], contacts: dict[str, Entry]) -> Iterator[Problem]:
    """An organisation that hides contacts can leave a theme of the base without any."""
    for theme in themes.values():
        yield from examples.nobody_to_name(theme, contacts.values())
