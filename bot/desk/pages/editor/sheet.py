# SPDX-License-Identifier: EUPL-1.2
"""One entry on the editor's table: what is filled in, what is wrong with it, and how a resident sees it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as given
from datetime import datetime
from typing import Any

from bot.desk.pages.editor.field import Field
from bot.desk.pages.editor.fields import NAMES, fields_of
from bot.desk.pages.editor.filling import Data, back, begun, filled, whole
from bot.desk.pages.editor.findings import Finding, findings
from bot.desk.pages.editor.form_field import Drawer, FormField
from bot.desk.pages.editor.holes_told import Holes
from bot.desk.pages.editor.paths import get
from bot.desk.pages.editor.preview import Bubble, Preview
from bot.desk.pages.editor.values import shown
from bot.desk.pages.editor.workbench import Workbench
from content.editing.change import Change
from content.editing.view import View
from content.entry import Kind

_NAMED = re.compile(r"“([a-z_]+):”")
"""How the rules name a field, for who writes files."""
Seen = tuple[str, bool, list[Bubble]]
"""A form of address, whether the other is the same, and the bubbles."""


@dataclass(frozen=True)
class Subject:
    """Which entry it is; `base` is None for what only the organisation has, `own` what its layer says.

    `drift` has the own fields under which the base changed, with what it said before.
    """

    kind: Kind
    key: str
    base: Data | None
    own: Data | None
    drift: Mapping[str, Any] = given(default_factory=dict)


def subject_of(view: View, own: Data | None) -> Subject:
    """An entry that is there, with what its draft, or else its layer, says."""
    return Subject(view.kind, view.key, view.base, own, view.was)


class Sheet:
    """Made for one request."""

    def __init__(self, bench: Workbench, subject: Subject, now: datetime) -> None:
        self._bench, self.subject, self._now = bench, subject, now
        self._names = bench.names
        self.fields = fields_of(subject.kind, whole(subject.base, subject.own) or _blank(subject.kind))
        self.filled = begun(self.fields, subject.base, subject.own, self._names)
        self.found: list[Finding] = []

    def read(self, form: Mapping[str, str]) -> None:
        """Take over what was filled in, and put back to the base what was asked for."""
        self.filled = filled(self.fields, self.subject.base, self.subject.own, form, self._names)
        for one in self.fields:
            if one.name in (form.get("terug"), form.get("neem")) and self.subject.base is not None:
                back(self.filled.own, one, self.subject.base)
                self.filled = begun(self.fields, self.subject.base, self.filled.own, self._names)

    def looked_at(self, fields: Collection[str]) -> None:
        """Of these fields the change of the base has been seen."""
        left = {name: was for name, was in self.subject.drift.items() if name not in fields}
        self.subject = replace(self.subject, drift=left)

    @property
    def change(self) -> Change:
        """What the layer shall say; nothing of its own where all is as the base has it."""
        data = {name: value for name, value in self.filled.own.items() if name not in NAMES}
        own = self.filled.own if data else None
        return Change(self.subject.kind, self.subject.key, own)

    @property
    def changed(self) -> bool:
        """Whether it would say something else than it does."""
        return (self.change.data or {}) != (self.subject.own or {})

    @property
    def whole(self) -> Data:
        """The entry as residents would get it."""
        return whole(self.subject.base, self.change.data)

    def check(self) -> bool:
        """Find what is wrong; whether nothing is."""
        if self.subject.key and (self.change.data or self.subject.base):
            found = findings(self._bench.shelf, self.change, self.fields, self._now.date())
            self.found = [self._by_label(one) for one in found]
        if any(self._missing(field) for field in self.fields):
            # What the rules say of an entry as a whole is then only that it is not whole.
            self.found = [one for one in self.found if one.field]
            self.found += [self._lacks(field) for field in self.fields if self._missing(field)]
        return not self.count()

    def _by_label(self, one: Finding) -> Finding:
        """Beside the field it names, which is called here as the form calls it."""
        labels = {f.name: self._bench.words.label(self.subject.kind, f.label) for f in self.fields}
        named = next((name for name in _NAMED.findall(one.message) if name in labels), "")
        said = _NAMED.sub(lambda match: f"“{labels.get(match[1], match[1])}”", one.message)
        return replace(one, field=one.field or named, message=said)

    def _missing(self, field: Field) -> bool:
        return field.needed and not any(self.filled.raw[field.name]) and not self._front_door

    @property
    def _front_door(self) -> bool:
        """A municipality's own contact adds to what is known of it, and need not be whole."""
        return self.subject.kind == "contact" and self.subject.key.startswith("gemeente_gm")

    def _lacks(self, field: Field) -> Finding:
        return Finding(field.name, self._bench.words.say("desk_editor_fill_in"))

    def drawn(self) -> list[FormField]:
        """The form's fields."""
        return self._drawer().drawn(
            self.subject.kind, self.fields, self.filled, self.subject.base, self.found, self.subject.drift
        )

    def general(self) -> list[Finding]:
        """What is wrong that no field can be blamed for."""
        return [one for one in self.found if not one.field]

    def count(self) -> int:
        """How many things there are to mend."""
        return sum(not one.hint for one in self.found) + len(self.filled.wrong)

    def seen(self) -> list[Seen]:
        """How a resident sees it, in each form of address."""
        return seen(self._bench, self.subject, self.whole, self._now)

    def _drawer(self) -> Drawer:
        settings = self._bench.services.settings
        holes = Holes(self._bench.services.catalogue, self._bench.organisation, settings.form, self._now)
        return Drawer(self._bench.words, self._names, holes)


def seen(bench: Workbench, subject: Subject, data: Mapping[str, Any], now: datetime) -> list[Seen]:
    """How a resident sees this, in each form of address."""
    drawing = Preview(bench.services.catalogue, bench.organisation, now)
    je, u = (drawing.of(subject.kind, subject.key, data, form) for form in ("je", "u"))
    if not je and not u:
        return []
    return [("je", True, je)] if je == u else [("je", False, je), ("u", False, u)]


def in_words(bench: Workbench, kind: Kind, data: Mapping[str, Any] | None) -> dict[str, tuple[str, str]]:
    """Every field that says something: its label and its value as an editor reads it, by name."""
    names, found = bench.names, dict[str, tuple[str, str]]()
    for field in fields_of(kind, data or {}):
        value = "\n".join(filter(None, shown(field, get(data, field.where), names)))
        if value:
            label = bench.words.label(kind, field.label)
            found[field.name] = (f"{label} ({field.about})" if field.about else label, value)
    return found


def _blank(kind: Kind) -> Data:
    return {"title": ""} if kind == "button" else {}
