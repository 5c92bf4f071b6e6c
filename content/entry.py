# SPDX-License-Identifier: EUPL-1.2
"""One thing an editor writes (a message, a contact, a theme), wherever its fields came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from content.problem import Problem
from content.yaml_file import Where, YamlFile

Kind = Literal[
    "button",
    "message",
    "theme",
    "route",
    "intent",
    "contact",
    "card",
    "front_door",
    "canned",
    "activity",
    "vacancy",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Origin:
    """Where in a file an entry, or an organisation's change to it, stands."""

    file: YamlFile
    where: Where = ()


@dataclass(frozen=True)
class Entry:
    """An entry's fields with where they came from: the most particular origin first."""

    kind: Kind
    key: str
    data: dict[str, Any]
    origins: tuple[Origin, ...]

    def problem(self, message: str, *where: str | int) -> Problem:
        """A problem with the entry, or with the field at `where` inside it."""
        for origin in self.origins:
            if (*origin.where, *where) in origin.file.lines:
                return _at(origin, message, where)
        return _at(self.origins[0], message, where)

    def hint(self, message: str, *where: str | int) -> Problem:
        """The same as a tip, which stops nothing."""
        return replace(self.problem(message, *where), weight="hint")

    def under(self, change: Entry) -> Entry:
        """This entry with an organisation's change laid over it, field by field."""
        return Entry(self.kind, self.key, merged(self.data, change.data), change.origins + self.origins)


def _at(origin: Origin, message: str, where: Where) -> Problem:
    line = origin.file.line((*origin.where, *where))
    return Problem(origin.file.path, line, message, where=where)


ONE_TEXT = ("text", "title")
TWO_TEXTS = ("je", "u")


def merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """`change` over `base`: mappings go field by field, anything else is replaced."""
    kept = dict(base)
    # One text for all replaces the two forms and the other way round, or the old text would still win.
    if any(field in change for field in ONE_TEXT):
        kept = {field: value for field, value in kept.items() if field not in TWO_TEXTS}
    if any(field in change for field in TWO_TEXTS):
        kept = {field: value for field, value in kept.items() if field not in ONE_TEXT}
    for field, value in change.items():
        before = kept.get(field)
        if isinstance(before, dict) and isinstance(value, dict):
            value = merged(before, value)
        kept[field] = value
    return kept
