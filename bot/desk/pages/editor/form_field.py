# SPDX-License-Identifier: EUPL-1.2
"""A field as the form draws it: label, help, what is filled in, what is wrong and what the base says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.desk.pages.editor.field import Field
from bot.desk.pages.editor.filling import Filled
from bot.desk.pages.editor.findings import Finding
from bot.desk.pages.editor.holes_told import Hole, Holes
from bot.desk.pages.editor.names import Names
from bot.desk.pages.editor.paths import get
from bot.desk.pages.editor.values import DAYS, MOST_PHONES, Raw, shown
from bot.desk.pages.editor.wording import Wording

WITH_HOLES = ("text", "lines", "line")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")
EMPTY: Mapping[str, Any] = {}
FEWEST_ROWS, MOST_ROWS, PER_ROW = 3, 24, 60


@dataclass(frozen=True)
class FormField:
    """One field of the page."""

    field: Field
    label: str
    help: str
    raw: Raw
    options: Sequence[tuple[str, str]]
    findings: Sequence[Finding]
    holes: Sequence[Hole]
    ours: bool
    has_base: bool
    base: str
    drifted: bool
    was: str | None = None
    """What the base said before it changed; None where that was not kept."""

    @property
    def name(self) -> str:
        """What it is called in the form."""
        return self.field.name

    @property
    def id(self) -> str:
        """What it is called in the page."""
        return self.name.replace(".", "-")

    @property
    def widget(self) -> str:
        """What it is filled in with."""
        return self.field.widget

    @property
    def needed(self) -> bool:
        """Whether it may not stay empty."""
        return self.field.needed

    @property
    def wrong(self) -> bool:
        """Whether there is something that must be mended."""
        return any(not one.hint for one in self.findings)

    @property
    def about(self) -> str:
        """What it belongs to."""
        return self.field.about

    @property
    def rows(self) -> int:
        """How high a field for text is."""
        text = self.raw[0]
        lines = sum(1 + len(line) // PER_ROW for line in text.split("\n"))
        return min(max(lines + 1, FEWEST_ROWS), MOST_ROWS)

    @property
    def numbers(self) -> Sequence[str]:
        """The phone numbers, with room for one more."""
        return [*self.raw, ""][:MOST_PHONES]

    @property
    def anchor(self) -> str:
        """Where somebody begins to mend it."""
        firsts = {"phones": "0", "hours": DAYS[0], "themes": self.options[0][0] if self.options else ""}
        return f"{self.id}-{firsts[self.widget]}" if self.widget in firsts else self.id

    @property
    def ours_now(self) -> str:
        """What is filled in, as plain text."""
        return "\n".join(filter(None, self.raw))

    @property
    def weekly(self) -> bool:
        """Whether its hours are those of an ordinary week."""
        return not self.raw[len(DAYS)] or any(self.raw[: len(DAYS)])

    @property
    def is_date(self) -> bool:
        """Whether a calendar can show it; a source may have said only a year."""
        return _DAY.fullmatch(self.raw[0]) is not None


class Drawer:
    """Makes the fields of one page."""

    def __init__(self, words: Wording, names: Names, holes: Holes) -> None:
        self._words, self._names, self._holes = words, names, holes

    def drawn(
        self,
        kind: str,
        fields: Sequence[Field],
        filled: Filled,
        base: Mapping[str, Any] | None,
        found: Sequence[Finding] = (),
        drift: Mapping[str, Any] = EMPTY,
    ) -> list[FormField]:
        """Every field with what is to be said of it."""
        return [self._one(kind, field, filled, base, found, drift) for field in fields]

    def _one(
        self,
        kind: str,
        field: Field,
        filled: Filled,
        base: Mapping[str, Any] | None,
        found: Sequence[Finding],
        drift: Mapping[str, Any],
    ) -> FormField:
        raw = filled.raw[field.name]
        return FormField(
            field,
            self._words.label(kind, field.label),
            self._words.help(kind, field.label),
            raw,
            self._options(field),
            self.said(field, filled, found),
            self._holes.of(*raw) if field.widget in WITH_HOLES else (),
            _ours(field, filled.own, base),
            base is not None,
            self._plainly(field, get(base, field.where)),
            _there(filled.own, field.where) and any(_inside(name, field.name) for name in drift),
            self._plainly(field, drift[field.name]) if drift.get(field.name) is not None else None,
        )

    def _plainly(self, field: Field, value: Any) -> str:
        return "\n".join(filter(None, shown(field, value, self._names)))

    def said(self, field: Field, filled: Filled, found: Sequence[Finding]) -> list[Finding]:
        """What is wrong with a field: what cannot be understood hides what the rules say of it."""
        if field.name in filled.wrong:
            key, holes = filled.wrong[field.name]
            return [Finding(field.name, self._words.say(key, **holes))]
        return [one for one in found if one.field == field.name]

    def _options(self, field: Field) -> Sequence[tuple[str, str]]:
        if field.widget in ("themes", "theme"):
            return list(self._names.themes.names.items())
        if field.widget == "route":
            return list(self._names.routes.names.items())
        return [(choice, self._words.choice(field.label, choice)) for choice in field.choices]


def _inside(name: str, field: str) -> bool:
    return name == field or name.startswith(f"{field}.")


def _ours(field: Field, own: Mapping[str, Any], base: Mapping[str, Any] | None) -> bool:
    """Whether the organisation's own layer says this field, unlike the base."""
    if base is None:
        return False
    where = field.where[:1] if any(isinstance(step, int) for step in field.where) else field.where
    said = get(own, where)
    return _there(own, where) and get(base, field.where) != (get(own, field.where) if said else said)


def _there(own: Mapping[str, Any], where: Sequence[str | int]) -> bool:
    data: Any = own
    for step in where:
        if not isinstance(data, Mapping) or step not in data:
            return False
        data = data[step]
    return True
