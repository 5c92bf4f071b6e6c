# SPDX-License-Identifier: EUPL-1.2
"""The rules for one entry with a change laid over it: the same ones `omzien content check` has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from content import check, place_files
from content.checks import examples, hole_names, references, structure
from content.checks.references import Known
from content.editing import library as libraries
from content.editing.change import Change
from content.editing.places import KEY
from content.entry import KINDS
from content.findings import say
from content.loader import Library
from content.place_files import PlaceFiles
from content.problem import Problem


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


def _around(known: Known, changes: Sequence[Change], codes: set[str], gone: bool) -> Iterator[Problem]:
    """What other entries say of what changed, or what is not there any more."""
    kinds = {change.kind for change in changes}
    everything = [entry for kind in KINDS for entry in known[kind].values()]
    for entry in everything if gone else ():
        yield from references.problems(entry, known, codes)
    # What names a contact may no longer do so: a text with its number would not be sent at all.
    for entry in everything if gone or "contact" in kinds else ():
        yield from hole_names.problems(entry, known["contact"])
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
