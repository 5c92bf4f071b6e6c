# SPDX-License-Identifier: EUPL-1.2
"""Everything editors wrote, by layer: the base and what each organisation changed over it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.entry import Entry, Kind
from content.problem import Problem
from content.sentences import Sentence
from content.yaml_file import YamlFile

BASE = ""
"""The layer that holds for every organisation."""

Layer = dict[Kind, dict[str, Entry]]
Stamp = tuple[int, int, int, int]
"""What `stat` says of a file: enough to see that it is the same and unchanged."""


@dataclass
class Library:
    """Everything editors wrote; `layers` holds the base and, per organisation, what it changed.

    `problems` make it unfit to use; `remarks` are about files that are passed over.
    """

    base: Path
    overlay: Path | None = None
    layers: dict[str, Layer] = field(default_factory=dict)
    imported: dict[str, dict[str, Entry]] = field(default_factory=dict)
    """By organisation: the contacts that came in from elsewhere, which what it writes lies over."""
    agenda: dict[str, dict[str, Entry]] = field(default_factory=dict)
    """The same for activities: what calendars gave."""
    sentences: dict[str, dict[tuple[Kind, str], list[Sentence]]] = field(default_factory=dict)
    dates: dict[str, YamlFile] = field(default_factory=dict)
    """By organisation: its `assured.yml`."""
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    rules: Any = None
    read_at: int = field(default_factory=time.time_ns)
    """When reading began: what changed on disk since is not in it."""
    kept: dict[Stamp, tuple[list[Entry], list[Problem]]] = field(default_factory=dict)
    """By the file they came from: the imported entries of a file, and what is wrong with it."""

    @property
    def organisations(self) -> list[str]:
        """The organisations that change something, after the base."""
        return [BASE, *sorted(name for name in self.layers if name != BASE)]

    def changed(self, kind: Kind, organisation: str) -> dict[str, Entry]:
        """The entries this organisation has of its own, merged over the base."""
        own = self._own(kind, organisation)
        if organisation == BASE:
            return own
        base = self._own(kind, BASE)
        over = {key: base[key].under(own[key]) for key in base if key in own}
        return {**own, **over} if over else own

    def _own(self, kind: Kind, organisation: str) -> dict[str, Entry]:
        """What a layer says by itself: the written over the imported."""
        written = self.layers.get(organisation, {}).get(kind, {})
        below = {"contact": self.imported, "activity": self.agenda}.get(kind, {}).get(organisation)
        if not below or not written:
            return below or written
        over = {key: below[key].under(entry) if key in below else entry for key, entry in written.items()}
        return {**below, **over}

    def entries(self, kind: Kind, organisation: str = BASE) -> dict[str, Entry]:
        """Every entry as this organisation's residents get it."""
        return {**self.changed(kind, BASE), **self.changed(kind, organisation)}

    def spoken(self, organisation: str, kind: Kind, key: str) -> list[Sentence]:
        """The example sentences this organisation, or the base, keeps beside a theme or intent."""
        return self.sentences.get(organisation, {}).get((kind, key), [])
