# SPDX-License-Identifier: EUPL-1.2
"""In which file of a layer an entry of each kind stands, and in which shape."""

from __future__ import annotations

import re
from typing import Any, Literal

from content.entry import Kind

Shape = Literal["mapping", "single", "list"]
"""An entry under its key, alone in a file, or in a list with its id."""

OWN: dict[str, str] = {
    "button": "buttons.yml",
    "message": "messages/own.yml",
    "canned": "canned/own.yml",
    "route": "routes.yml",
    "card": "safety/cards.yml",
    "theme": "themes/{key}.yml",
    "intent": "intents/{key}.yml",
    "contact": "directory/own.yml",
    "front_door": "directory/front_door.yml",
    "activity": "activities/own.yml",
    "vacancy": "vacancies/own.yml",
}
"""Where what an organisation changes first goes; an entry that has a file already stays in it."""
SHAPES: dict[str, Shape] = {
    "theme": "single",
    "intent": "single",
    "front_door": "single",
    "contact": "list",
}
NAMES: dict[str, str] = {"theme": "key", "intent": "intent"}
"""The field that says which entry it is, where that is not `id`."""
KEY = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


class BadKey(ValueError):
    """A key that can be no key in a file, nor a file's name."""


def own_file(kind: Kind, key: str) -> str:
    """The file, inside a layer, in which a first change of this entry goes."""
    if not KEY.fullmatch(key):
        raise BadKey(kind)
    return OWN[kind].format(key=key)


def shape(kind: Kind) -> Shape:
    """In which shape entries of this kind stand in a file."""
    return SHAPES.get(kind, "mapping")


def name_field(kind: Kind) -> str:
    """The field that names an entry of this kind; empty where its key stands before it."""
    return "" if shape(kind) == "mapping" else NAMES.get(kind, "id")


FOLDERS: dict[str, Kind] = {
    "messages": "message",
    "canned": "canned",
    "themes": "theme",
    "intents": "intent",
    "directory": "contact",
    "activities": "activity",
    "vacancies": "vacancy",
}
FILES: dict[str, Kind] = {
    "buttons.yml": "button",
    "routes.yml": "route",
    "directory/front_door.yml": "front_door",
}


def kind_at(path: str) -> Kind | None:
    """Of which kind the entries in this file of a layer are; None where it has none."""
    if not path.endswith(".yml"):
        return None
    if path.startswith("safety/"):
        return "card"
    return FILES.get(path) or FOLDERS.get(path.split("/")[0])


def entry_in(content: Any, kind: Kind, key: str, stem: str) -> dict[str, Any] | None:
    """The entry of this key in what a file says; `stem` is the file's name."""
    found: Any = None
    if shape(kind) == "single" and isinstance(content, dict):
        found = content if str(content.get(name_field(kind), stem)) == key else None
    elif isinstance(content, dict):
        found = content.get(key)
    elif isinstance(content, list):
        found = next(
            (item for item in content if isinstance(item, dict) and str(item.get("id")) == key), None
        )
    return found if isinstance(found, dict) else None


def keys_in(content: Any, kind: Kind | None, stem: str) -> list[str]:
    """The keys of every entry in what a file says."""
    if kind is None:
        return []
    if shape(kind) == "single" and isinstance(content, dict):
        return [str(content.get(name_field(kind), stem))]
    if isinstance(content, dict):
        return [str(key) for key in content]
    return [str(item["id"]) for item in content or () if isinstance(item, dict) and "id" in item]
