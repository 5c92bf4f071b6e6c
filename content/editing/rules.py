# SPDX-License-Identifier: EUPL-1.2
"""The rules for one entry with a change laid over it: the same ones `omzien content check` has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from content import check, sentences
from content.checks import examples, hole_names, references, structure
from content.checks.references import Known
from content.editing import library as libraries
from content.editing.change import Change, LayerFile
from content.editing.places import KEY
from content.entry import KINDS
from content.findings import say
from content.gazetteer import files as place_files
from content.gazetteer.files import PlaceFiles
from content.library import Library
from content.problem import Problem

APART = "held"
"""The folder of a layer with sentences nothing learns from."""


def problems(library: Library, organisation: str, change: Change, today: date | None = None) -> list[Problem]:
    """What is wrong with it once this change is there; files that are broken elsewhere are not named."""
    if not KEY.fullmatch(change.key):
        return [Problem(library.overlay or library.base, 1, say("bad_key"))]
    return of(libraries.with_change(library, organisation, change), organisation, (change,), today)


def of(
    library: Library, organisation: str, changes: Sequence[Change], today: date | None = None
) -> list[Problem]:
    """The same for a library in which the changes are made already."""
    known = {kind: library.entries(kind, organisation) for kind in KINDS}
    entries = [known[change.kind].get(change.key) for change in changes]
    there = [entry for entry in entries if entry is not None]
    broken = [problem for entry in there for problem in structure.of_entry(entry)]
    if broken:
        return sorted(set(broken))
    places, day = _places(library.base), today or date.today()
    found = [p for e in there for p in check.of_entry(library, places, organisation, e, known, day)]
    return sorted({*found, *_around(known, changes, places.codes, gone=None in entries)})


def of_sentences(library: Library, organisation: str, changes: Sequence[object]) -> Iterator[Problem]:
    """What is wrong with whole files of sentences, and with those of a theme that goes."""
    files = {change.path for change in changes if isinstance(change, LayerFile)}
    gone = {(c.kind, c.key) for c in changes if isinstance(c, Change) and c.data is None}
    themes = library.entries("theme", organisation)
    for (kind, key), lines in library.sentences.get(organisation, {}).items():
        known = library.entries(kind, organisation)
        fresh = [one for one in lines if _inside(library, organisation, one.path) in files]
        orphans = lines[:1] if (kind, key) in gone and key not in known else []
        yield from examples.misplaced([*fresh, *orphans], key, kind, known, themes)
    for path in sorted(files):
        yield from _kept_apart(library, organisation, path, themes)


def _kept_apart(library: Library, organisation: str, path: str, themes: Collection[str]) -> Iterator[Problem]:
    """The same for sentences only to measure with, which nothing else reads."""
    folder = (library.overlay or library.base) / organisation
    apart, _, name = path.partition("/")
    kind = next((one for one in KINDS if name.startswith(f"{one}s/")), None)
    if apart == APART and kind and (folder / path).is_file():
        lines, wrong = sentences.read(folder / path)
        yield from wrong
        known = library.entries(kind, organisation)
        yield from examples.misplaced(lines, Path(path).stem, kind, known, themes)


def _inside(library: Library, organisation: str, path: Path) -> str:
    folder = (library.overlay or library.base) / organisation
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _around(known: Known, changes: Sequence[Change], codes: set[str], gone: bool) -> Iterator[Problem]:
    """What other entries say of what changed, or what is not there any more."""
    kinds = {change.kind for change in changes}
    everything = [entry for kind in KINDS for entry in known[kind].values()]
    for entry in everything if gone else ():
        yield from references.problems(entry, known, codes)
    # What names a contact may no longer do so.
    for entry in everything if gone or "contact" in kinds else ():
        yield from hole_names.around(entry, known["contact"])
    if gone or kinds & {"contact", "theme"}:
        yield from _nobody(known)


def _places(base: Path) -> PlaceFiles:
    """The tables of places, read again when one of them changed."""
    return _read(
        base, tuple(path.stat().st_mtime_ns for path in sorted((base / place_files.FOLDER).glob("*")))
    )


@lru_cache(maxsize=2)
def _read(base: Path, _: tuple[int, ...]) -> PlaceFiles:
    return place_files.read(base)


def _nobody(known: Known) -> Iterator[Problem]:
    for theme in known["theme"].values():
        yield from examples.nobody_to_name(theme, known["contact"].values())
