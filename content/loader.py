# SPDX-License-Identifier: EUPL-1.2
"""Reads the base and the organisations' changes over it; keeps going past broken files and remembers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from content import imported, layer_dates, sentences, yaml_file
from content.entry import KINDS, Entry, Kind, Origin
from content.findings import named, say
from content.library import BASE, Layer, Library, Stamp
from content.problem import Problem
from content.yaml_file import Where, YamlFile

CARDS = "safety/cards.yml"
"""The one file about safety an organisation may have too: for other words, not for other rules."""
MAPPINGS: tuple[tuple[str, Kind], ...] = (
    ("buttons.yml", "button"),
    ("messages/**/*.yml", "message"),
    ("canned/**/*.yml", "canned"),
    ("routes.yml", "route"),
    (CARDS, "card"),
    ("safety/languages/*.yml", "card"),
    ("activities/*.yml", "activity"),
    ("vacancies/*.yml", "vacancy"),
)
ONE_A_FILE: tuple[tuple[str, Kind, str], ...] = (
    ("themes/*.yml", "theme", "key"),
    ("intents/*.yml", "intent", "intent"),
    ("directory/front_door.yml", "front_door", "id"),
)
SPOKEN: tuple[tuple[str, Kind], ...] = (("themes/*/*.txt", "theme"), ("intents/*/*.txt", "intent"))
"""More example sentences, in a folder that is called like the theme or intent."""
FOLDERS = frozenset(
    [
        "messages",
        "canned",
        "themes",
        "intents",
        "directory",
        "safety",
        "places",
        "understanding",
        "activities",
        "vacancies",
    ]
)
"""What an organisation's folder has inside, and so is not called itself."""
UNREAD = ("safety/", "places/", "findings.yml")
"""Folders and files that have their own readers."""


def load(base: Path, overlay: Path | None = None, known: Library | None = None) -> Library:
    """The library in `base`, with one folder per organisation in `overlay` laid over it.

    What is `known` of the same base already is not read again.
    """
    library = Library(base, overlay)
    if known is not None:
        library.kept.update(known.kept)
    if known is not None and known.base == base and not known.problems:
        _take_base(library, known)
    else:
        _Reader(library, BASE, base).read()
    for folder in _organisations(overlay):
        if folder.name in FOLDERS:
            # An organisation with such a name would have no content at all, and nobody would know why.
            library.problems.append(Problem(folder, 1, say("folder_layer", name=folder.name)))
        _Reader(library, folder.name, folder).read()
    return library


def _stamp(path: Path) -> Stamp:
    there = path.stat()
    return there.st_dev, there.st_ino, there.st_mtime_ns, there.st_size


def _take_base(library: Library, known: Library) -> None:
    library.layers[BASE], library.sentences[BASE] = known.layers[BASE], known.sentences[BASE]
    for own, theirs in ((library.imported, known.imported), (library.agenda, known.agenda)):
        own.update({BASE: theirs[BASE]} if BASE in theirs else {})
    library.files += [path for path in known.files if path.is_relative_to(known.base)]
    library.remarks += [remark for remark in known.remarks if remark.file.is_relative_to(known.base)]
    library.rules = known.rules
    library.dates.update({BASE: known.dates[BASE]} if BASE in known.dates else {})


def _organisations(overlay: Path | None) -> list[Path]:
    if overlay is None or not overlay.is_dir():
        return []
    return sorted(folder for folder in overlay.iterdir() if folder.is_dir() and folder.name[0] not in "._")


class _Reader:
    """Reads one folder into one layer."""

    def __init__(self, library: Library, organisation: str, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._organisation = organisation
        self._layer: Layer = {kind: {} for kind in KINDS}
        library.layers[organisation] = self._layer
        library.sentences[organisation] = {}

    def read(self) -> None:
        """Read every file an editor writes."""
        for pattern, kind in MAPPINGS:
            for file in self._files(pattern):
                self._mapping(file, kind)
        for pattern, kind, name in ONE_A_FILE:
            for file in self._files(pattern):
                self._single(file, kind, name)
        for pattern, kind in SPOKEN:
            for path in sorted(self._folder.glob(pattern)):
                self._sentences(path, kind)
        for file in self._files("directory/**/*.yml"):
            if file.path.name != "front_door.yml":
                self._contacts(file)
        for path in sorted(self._folder.glob(imported.PATTERN)):
            self._imported(path, "contact", self._library.imported)
        for path in sorted(self._folder.glob(imported.AGENDA)):
            self._imported(path, "activity", self._library.agenda)
        for file in self._files(layer_dates.FILE):
            self._library.dates[self._organisation] = file
        for file in self._files("safety/rules.yml"):
            self._library.rules = file.data
        self._strays()

    def _files(self, pattern: str) -> Iterator[YamlFile]:
        for path in sorted(self._folder.glob(pattern)):
            file = yaml_file.read(path)
            self._library.files.append(path)
            if self._organisation != BASE and pattern.startswith("safety/") and pattern != CARDS:
                self._remark(path, say("file_safety"))
                continue
            yield file
            self._library.problems.extend(file.problems)
            if file.data is None and not file.problems:
                self._library.remarks.append(Problem(path, 1, say("file_empty"), "hint"))

    def _mapping(self, file: YamlFile, kind: Kind) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, dict):
            self._problem(file.path, 1, say("file_entries", kind=named(kind)))
            return
        for key, data in file.data.items():
            self._keep(kind, key, data, file, (key,))

    def _single(self, file: YamlFile, kind: Kind, name: str) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, dict):
            self._problem(file.path, 1, say("file_one", kind=named(kind), name=name))
            return
        self._keep(kind, str(file.data.get(name, file.path.stem)), file.data, file, ())

    def _sentences(self, path: Path, kind: Kind) -> None:
        found, problems = sentences.read(path)
        self._library.files.append(path)
        self._library.problems.extend(problems)
        self._library.sentences[self._organisation].setdefault((kind, path.parent.name), []).extend(found)

    def _imported(self, path: Path, kind: Kind, into: dict[str, dict[str, Entry]]) -> None:
        found, problems = self._taken_in(path, kind)
        self._library.files.append(path)
        self._library.problems.extend(problems)
        below = into.setdefault(self._organisation, {})
        for entry in found:
            first = below.setdefault(entry.key, entry)
            if first is not entry:
                there = first.problem("")
                message = say(
                    "entry_double", kind=kind, key=entry.key, place=f"{there.file.name}:{there.line}"
                )
                self._library.problems.append(entry.problem(message))

    def _taken_in(self, path: Path, kind: Kind) -> tuple[list[Entry], list[Problem]]:
        """A file of a hundred thousand lines is not read again while it is the same file."""
        at = _stamp(path)
        kept = self._library.kept
        if at not in kept:
            kept[at] = imported.read(path, kind)
        return kept[at]

    def _contacts(self, file: YamlFile) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, list):
            self._problem(file.path, 1, say("file_contacts"))
            return
        for index, data in enumerate(file.data):
            if isinstance(data, dict) and data.get("id") is not None:
                self._keep("contact", str(data["id"]), {**data, "id": str(data["id"])}, file, (index,))
            else:
                self._problem(file.path, file.line((index,)), say("contact_without_id"))

    def _keep(self, kind: Kind, key: str, data: Any, file: YamlFile, where: Where) -> None:
        line = file.line(where)
        if not isinstance(data, dict):
            words = "text_fields" if kind == "message" else "entry_fields"
            self._problem(file.path, line, say(words, kind=named(kind), key=key))
            return
        before = self._layer[kind].get(key)
        if before is not None:
            first = before.problem("")
            place = f"{first.file.name}:{first.line}"
            self._problem(file.path, line, say("entry_double", kind=named(kind), key=key, place=place))
            return
        self._layer[kind][key] = Entry(kind, key, data, (Origin(file, where),))

    def _strays(self) -> None:
        read = set(self._library.files)
        for path in sorted(self._folder.rglob("*.y*ml")):
            inside = path.relative_to(self._folder).as_posix()
            if path not in read and not inside.startswith(UNREAD):
                self._remark(path, say("file_unread"))

    def _problem(self, path: Path, line: int, message: str) -> None:
        self._library.problems.append(Problem(path, line, message))

    def _remark(self, path: Path, message: str) -> None:
        self._library.remarks.append(Problem(path, 1, message))
