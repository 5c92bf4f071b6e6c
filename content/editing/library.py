# SPDX-License-Identifier: EUPL-1.2
"""The library an editor works with: read once, and again when a file changed; with a change laid over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Lock

from content.compile import everything
from content.editing import places
from content.editing.change import Change
from content.entry import KINDS, Entry, Origin
from content.library import Layer, Library
from content.loader import load
from content.yaml_file import YamlFile

READ = (".yml", ".yaml", ".txt", ".json", ".jsonl")
Stamps = tuple[tuple[str, int, int, int], ...]
MOST = 4
"""Pairs of folders held at a time: an installation has one, and now and then a draft beside it."""
_held: dict[tuple[Path, Path], tuple[Stamps, Library]] = {}
_reading = Lock()


def current(base: Path, overlay: Path) -> Library:
    """What the files say now; the same object for as long as they are the same."""
    with _reading:
        now = (*stamps(base), *stamps(overlay))
        held = _held.pop((base, overlay), None)
        if held is None or held[0] != now:
            held = (now, load(base, overlay))
        # Last in the order: the one unused longest goes first.
        _held[base, overlay] = held
        while len(_held) > MOST:
            del _held[next(iter(_held))]
        return held[1]


def stamps(folder: Path) -> Stamps:
    """What tells that a file in here changed, without reading any."""
    found = (path for path in everything(folder) if path.suffix in READ)
    return tuple(
        (str(path), s.st_mtime_ns, s.st_size, s.st_ino) for path in sorted(found) for s in (path.stat(),)
    )


def with_change(library: Library, organisation: str, change: Change) -> Library:
    """The same library in which this organisation says this of one entry."""
    own: Layer = {kind: dict(library.layers.get(organisation, {}).get(kind, {})) for kind in KINDS}
    before = own[change.kind].pop(change.key, None)
    if change.data is not None:
        own[change.kind][change.key] = _entry(library, organisation, change, before)
    sentences = library.sentences
    if organisation not in sentences:
        sentences = sentences | {organisation: {}}
    return replace(library, layers=library.layers | {organisation: own}, sentences=sentences)


def _entry(library: Library, organisation: str, change: Change, before: Entry | None) -> Entry:
    data = dict(change.data or {})
    name = places.name_field(change.kind)
    if name:
        data = {name: change.key} | data
    if before is not None:
        return Entry(change.kind, change.key, data, before.origins)
    folder = (library.overlay or library.base) / organisation
    file = YamlFile(folder / places.own_file(change.kind, change.key))
    return Entry(change.kind, change.key, data, (Origin(file),))
