# SPDX-License-Identifier: EUPL-1.2
"""Every rule the content must meet, run over the base and every organisation's changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from content import layer_dates
from content.activities import checks as activities
from content.checks import (
    base_tables,
    canned,
    cards,
    dates,
    directory,
    examples,
    hole_names,
    known_numbers,
    next_step,
    override,
    plain,
    references,
    structure,
    word_lists,
    wording,
)
from content.checks.references import Known
from content.entry import KINDS, Entry
from content.gazetteer import files as place_files
from content.gazetteer.files import PlaceFiles
from content.library import BASE, Library
from content.loader import load
from content.problem import Problem
from content.sentences import WORDS, Sentence

__all__ = ["Problem", "check"]


def check(base: Path, overlay: Path | None = None, today: date | None = None) -> list[Problem]:
    """What is wrong with the content, sorted by file and line; empty when nothing is."""
    unreadable = base_tables.problems(base)
    return unreadable or of_library(load(base, overlay), today)


def of_library(library: Library, today: date | None = None) -> list[Problem]:
    """The same for content that was read already."""
    places, day = place_files.read(library.base), today or date.today()
    unfit = [*library.problems, *structure.problems(library)]
    found = [*unfit, *library.remarks, *structure.unknown(library)]
    # The other rules expect every file to be read and every field to be what it should be.
    broken = {_layer(library, problem.file) for problem in unfit}
    for organisation in library.organisations if BASE not in broken else ():
        found += _one(library, places, organisation, day) if organisation not in broken else ()
    if BASE not in broken:
        found += directory.municipalities(places, day)
        found += word_lists.problems(library.base, library.entries("message"))
    for file in library.dates.values():
        found += layer_dates.problems(file, day)
    return sorted(set(found))


def _layer(library: Library, path: Path) -> str:
    """Whose layer a file is in."""
    overlay = library.overlay
    return path.relative_to(overlay).parts[0] if overlay and path.is_relative_to(overlay) else BASE


def _one(library: Library, places: PlaceFiles, organisation: str, day: date) -> Iterator[Problem]:
    known = {kind: library.entries(kind, organisation) for kind in KINDS}
    changed = list(_written(library, organisation))
    for entry in changed:
        yield from of_entry(library, places, organisation, entry, known, day)
    if library.sentences[organisation] or any(entry.kind in ("theme", "intent") for entry in changed):
        yield from _sentences(library, organisation, known)
    if organisation != BASE:
        yield from _themes_without_anybody(known["theme"], known["contact"])


def _written(library: Library, organisation: str) -> Iterator[Entry]:
    """What an editor wrote; what came in from elsewhere as it is was weighed when it came in."""
    taken_over = {"contact": library.imported, "activity": library.agenda}
    for kind in KINDS:
        below = taken_over.get(kind, {}).get(organisation, {})
        written = library.layers[organisation].get(kind, {})
        for key, entry in library.changed(kind, organisation).items():
            if key in written or key not in below:
                yield entry


def of_entry(
    library: Library, places: PlaceFiles, organisation: str, entry: Entry, known: Known, day: date
) -> Iterator[Problem]:
    """What is wrong with one entry, whose fields are of the right sort; an editor sees this while typing."""
    yield from wording.problems(entry)
    yield from plain.problems(entry)
    yield from next_step.problems(entry)
    yield from hole_names.problems(entry, known["contact"])
    yield from references.problems(entry, known, places.codes, places.named)
    yield from known_numbers.in_texts(entry, known["contact"], places)
    yield from override.problems(library, organisation, entry)
    if entry.kind == "contact":
        yield from _contact(library, places, organisation, entry, day)
    elif entry.kind in ("activity", "vacancy"):
        yield from activities.problems(entry, day, places.codes, places.named)
        if organisation != BASE:
            yield from directory.unowned(entry)
    else:
        yield from dates.problems(entry, day)
    yield from _of_kind(library, organisation, entry, known["contact"], day)


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


def _contact(
    library: Library, places: PlaceFiles, organisation: str, entry: Entry, day: date
) -> Iterator[Problem]:
    yield from directory.problems(entry, day)
    yield from directory.neighbourhoods(entry, places)
    yield from known_numbers.of_contact(entry, library.base, places)
    if organisation != BASE:
        yield from directory.unowned(entry)


def _of_kind(
    library: Library, organisation: str, entry: Entry, contacts: dict[str, Entry], day: date
) -> Iterator[Problem]:
    if entry.kind == "theme":
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
