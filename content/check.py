# SPDX-License-Identifier: EUPL-1.2
"""Every rule the content must meet, run over the base and every organisation's changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from content import place_files
from content.checks import (
    canned,
    cards,
    directory,
    examples,
    hole_names,
    references,
    structure,
    word_lists,
    wording,
)
from content.checks.references import Known
from content.entry import KINDS, Entry
from content.loader import BASE, Library, load
from content.place_files import PlaceFiles
from content.problem import Problem
from content.sentences import WORDS, Sentence

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
        found += word_lists.problems(base, library.entries("message"))
    return sorted(set(found))


def _one(library: Library, places: PlaceFiles, organisation: str, day: date) -> Iterator[Problem]:
    known = {kind: library.entries(kind, organisation) for kind in KINDS}
    changed = [entry for kind in KINDS for entry in library.changed(kind, organisation).values()]
    for entry in changed:
        yield from wording.problems(entry)
        yield from hole_names.problems(entry, known["contact"])
        yield from references.problems(entry, known, places.codes)
        yield from _of_kind(library, organisation, entry, known["contact"], day)
    yield from _sentences(library, organisation, known)
    if organisation != BASE:
        yield from _themes_without_anybody(known["theme"], known["contact"])


def _sentences(library: Library, organisation: str, known: Known) -> Iterator[Problem]:
    """The sentences beside the base's themes and this organisation's own."""
    layers = dict.fromkeys((BASE, organisation))
    beside = [line for layer in layers for lines in library.sentences[layer].values() for line in lines]
    yield from examples.duplicates([*known["theme"].values(), *known["intent"].values()], beside)
    worries = [line for layer in layers for line in _of_themes(library, layer)]
    yield from examples.copies(known["theme"].values(), worries)
    for (kind, key), lines in library.sentences[organisation].items():
        yield from examples.misplaced(lines, key, kind, known[kind], known["theme"])


def _of_themes(library: Library, organisation: str) -> Iterator[Sentence]:
    for (kind, _), lines in library.sentences[organisation].items():
        yield from lines if kind == "theme" else ()


def _of_kind(
    library: Library, organisation: str, entry: Entry, contacts: dict[str, Entry], day: date
) -> Iterator[Problem]:
    if entry.kind == "contact":
        yield from directory.problems(entry, day)
    elif entry.kind == "theme":
        layers = dict.fromkeys((BASE, organisation))
        lines = (line for layer in layers for line in library.spoken(layer, "theme", entry.key))
        beside = sum(line.voice != WORDS for line in lines)
        yield from examples.too_few(entry, beside)
        yield from examples.nobody_to_name(entry, contacts.values())
    elif entry.kind == "card":
        yield from cards.problems(entry)
    elif entry.kind == "canned":
        yield from canned.problems(entry)


def _themes_without_anybody(themes: dict[str, Entry], contacts: dict[str, Entry]) -> Iterator[Problem]:
    """An organisation that hides contacts can leave a theme of the base without any."""
    for theme in themes.values():
        yield from examples.nobody_to_name(theme, contacts.values())
