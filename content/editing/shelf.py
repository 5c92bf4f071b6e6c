# SPDX-License-Identifier: EUPL-1.2
"""Everything one organisation's residents and workers read, as its editors see it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from content.editing import drift, library, rules, searching
from content.editing.change import Change
from content.editing.searching import Hit
from content.editing.view import Found, View
from content.entry import KINDS, Entry, Kind
from content.library import BASE, Library
from content.problem import Problem

__all__ = ["Found", "Shelf", "View"]


class Shelf:
    """The base with this organisation's layer over it; cheap to make, and it follows the files."""

    def __init__(self, base: Path, overlay: Path, organisation: str) -> None:
        self._base, self._overlay, self.organisation = base, overlay, organisation

    @property
    def library(self) -> Library:
        """What the files say now."""
        return library.current(self._base, self._overlay)

    def view(self, kind: Kind, key: str) -> View | None:
        """One entry; None where there is none."""
        return self._views(self.library, kind, (key,)).get(key)

    def entries(self, kind: Kind) -> list[View]:
        """Every entry of a kind: the base's in their order, then what only the organisation has."""
        read = self.library
        return list(self._views(read, kind, tuple(read.entries(kind, self.organisation))).values())

    def search(self, words: str, kinds: Sequence[Kind] = ()) -> list[Found]:
        """Where this is said, the likeliest first: words, or a sentence as a resident saw it."""
        read = self.library
        found = searching.search(read, self.organisation, words, kinds or KINDS)
        shown = {
            hit.entry.kind: self._views(
                read, hit.entry.kind, tuple(h.entry.key for h in found if h.entry.kind == hit.entry.kind)
            )
            for hit in found
        }
        return [Found(shown[hit.entry.kind][hit.entry.key], hit.where, hit.excerpt) for hit in found]

    def problems(self, change: Change) -> list[Problem]:
        """What the rules say of this entry with the change laid over it."""
        return rules.problems(self.library, self.organisation, change)

    def _views(self, read: Library, kind: Kind, keys: Sequence[str]) -> dict[str, View]:
        base = below(read, kind, self.organisation)
        own = read.layers.get(self.organisation, {}).get(kind, {})
        noted = drift.read(self._overlay / self.organisation)
        return {key: _view(base.get(key), own.get(key), noted) for key in keys if key in base or key in own}


def below(library: Library, kind: Kind, organisation: str) -> dict[str, Entry]:
    """What an organisation's own fields lie over: the base, and what it had sent in from elsewhere."""
    sent_in = {"contact": library.imported, "activity": library.agenda}.get(kind, {})
    return {**library.entries(kind, BASE), **sent_in.get(organisation, {})}


def _keys(hits: Sequence[Hit], kind: Kind) -> list[str]:
    return [hit.entry.key for hit in hits if hit.entry.kind == kind]


def _view(base: Entry | None, own: Entry | None, noted: drift.Noted) -> View:
    entry = base.under(own) if base and own else own or base
    assert entry is not None
    where, drifted = entry.problem(""), drift.drifted(noted, base, own)
    return View(
        entry.kind,
        entry.key,
        base.data if base else None,
        own.data if own else None,
        entry.data,
        where.file,
        where.line,
        tuple(drifted),
        drifted,
    )
