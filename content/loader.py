# SPDX-License-Identifier: EUPL-1.2
"""Reads the base and the organisations' changes over it; keeps going past broken files and remembers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content import sentences, yaml_file
from content.entry import KINDS, Entry, Kind, Origin
from content.problem import Problem
from content.sentences import Sentence
from content.yaml_file import Where, YamlFile

BASE = ""
"""The layer that holds for every organisation."""

Layer = dict[Kind, dict[str, Entry]]
MAPPINGS: tuple[tuple[str, Kind], ...] = (
    ("buttons.yml", "button"),
    ("messages/**/*.yml", "message"),
    ("canned/**/*.yml", "canned"),
    ("routes.yml", "route"),
    ("safety/cards.yml", "card"),
    ("safety/languages/*.yml", "card"),
)
ONE_A_FILE: tuple[tuple[str, Kind, str], ...] = (
    ("themes/*.yml", "theme", "key"),
    ("intents/*.yml", "intent", "intent"),
    ("directory/front_door.yml", "front_door", "id"),
)
SPOKEN: tuple[tuple[str, Kind], ...] = (("themes/*/*.txt", "theme"), ("intents/*/*.txt", "intent"))
"""More example sentences, in a folder that is called like the theme or intent."""
UNREAD = ("safety/", "places/", "findings.yml")
"""Folders and files that have their own readers."""


@dataclass
class Library:
    """Everything editors wrote; `layers` holds the base and, per organisation, what it changed.

    `problems` make it unfit to use; `remarks` are about files that are passed over.
    """

    base: Path
    overlay: Path | None = None
    layers: dict[str, Layer] = field(default_factory=dict)
    sentences: dict[str, dict[tuple[Kind, str], list[Sentence]]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    rules: Any = None

    @property
    def organisations(self) -> list[str]:
        """The organisations that change something, after the base."""
        return [BASE, *sorted(name for name in self.layers if name != BASE)]

    def changed(self, kind: Kind, organisation: str) -> dict[str, Entry]:
        """The entries this organisation has of its own, merged over the base."""
        base = self.layers.get(BASE, {}).get(kind, {})
        own = self.layers.get(organisation, {}).get(kind, {})
        if organisation == BASE:
            return own
        return {key: base[key].under(entry) if key in base else entry for key, entry in own.items()}

    def entries(self, kind: Kind, organisation: str = BASE) -> dict[str, Entry]:
        """Every entry as this organisation's residents get it."""
        return {**self.changed(kind, BASE), **self.changed(kind, organisation)}

    def spoken(self, organisation: str, kind: Kind, key: str) -> list[Sentence]:
        """The example sentences this organisation, or the base, keeps beside a theme or intent."""
        return self.sentences.get(organisation, {}).get((kind, key), [])


def load(base: Path, overlay: Path | None = None) -> Library:
    """The library in `base`, with one folder per organisation in `overlay` laid over it."""
    library = Library(base, overlay)
    _Reader(library, BASE, base).read()
    for folder in _organisations(overlay):
        _Reader(library, folder.name, folder).read()
    return library


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
        for file in self._files("safety/rules.yml"):
            self._library.rules = file.data
        self._strays()

    def _files(self, pattern: str) -> Iterator[YamlFile]:
        for path in sorted(self._folder.glob(pattern)):
            file = yaml_file.read(path)
            self._library.files.append(path)
            if pattern.startswith("safety/") and self._organisation != BASE:
                self._remark(path, "an organisation cannot change the safety texts: remove this file")
                continue
            yield file
            self._library.problems.extend(file.problems)

    def _mapping(self, file: YamlFile, kind: Kind) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, dict):
            self._problem(
                file.path, 1, f"this file has no entries: write each {kind} as `id:` with its fields under it"
            )
            return
        for key, data in file.data.items():
            self._keep(kind, key, data, file, (key,))

    def _single(self, file: YamlFile, kind: Kind, name: str) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, dict):
            self._problem(file.path, 1, f"this file must hold one {kind}: `{name}:` and its other fields")
            return
        self._keep(kind, str(file.data.get(name, file.path.stem)), file.data, file, ())

    def _sentences(self, path: Path, kind: Kind) -> None:
        found, problems = sentences.read(path)
        self._library.files.append(path)
        self._library.problems.extend(problems)
        self._library.sentences[self._organisation].setdefault((kind, path.parent.name), []).extend(found)

    def _contacts(self, file: YamlFile) -> None:
        if file.data is None:
            return
        if not isinstance(file.data, list):
            self._problem(file.path, 1, "this file must be a list of contacts: start each with `- id:`")
            return
        for index, data in enumerate(file.data):
            if isinstance(data, dict) and data.get("id") is not None:
                self._keep("contact", str(data["id"]), {**data, "id": str(data["id"])}, file, (index,))
            else:
                self._problem(file.path, file.line((index,)), "this contact has no id: give it `id:`")

    def _keep(self, kind: Kind, key: str, data: Any, file: YamlFile, where: Where) -> None:
        line = file.line(where)
        if not isinstance(data, dict):
            self._problem(file.path, line, f"{kind} {key} has no fields: write them indented under it")
            return
        before = self._layer[kind].get(key)
        if before is not None:
            first = before.problem("")
            self._problem(
                file.path,
                line,
                f"{kind} {key} is there already, at {first.file}:{first.line}: use another id",
            )
            return
        self._layer[kind][key] = Entry(kind, key, data, (Origin(file, where),))

    def _strays(self) -> None:
        read = set(self._library.files)
        for path in sorted(self._folder.rglob("*.y*ml")):
            inside = path.relative_to(self._folder).as_posix()
            if path not in read and not inside.startswith(UNREAD):
                self._remark(path, "nothing reads this file: move it to messages/, themes/ or directory/")

    def _problem(self, path: Path, line: int, message: str) -> None:
        self._library.problems.append(Problem(path, line, message))

    def _remark(self, path: Path, message: str) -> None:
        self._library.remarks.append(Problem(path, 1, message))
