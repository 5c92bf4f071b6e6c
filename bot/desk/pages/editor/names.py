# SPDX-License-Identifier: EUPL-1.2
"""What things are called: an editor reads and types names, never codes or ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.desk.pages.teams.team_form import folded
from content.catalogue import Catalogue, UnknownText

_PLACES = "SELECT code, name FROM municipality ORDER BY name"
_BUTTONS = "SELECT DISTINCT key FROM entry WHERE kind = 'button'"
_ROUTES = "SELECT DISTINCT key FROM entry WHERE kind = 'route'"


@dataclass(frozen=True)
class Unknown(Exception):
    """There is nothing of this name."""

    name: str


class Book:
    """Names by id and ids by name; where two share one, the id stands behind it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        seen: dict[str, int] = {}
        for name in names.values():
            seen[folded(name)] = seen.get(folded(name), 0) + 1
        self.names = {id: name if seen[folded(name)] == 1 else f"{name} ({id})" for id, name in names.items()}
        self._ids = {folded(name): id for id, name in self.names.items()}

    def name(self, id: str) -> str:
        """What this is called; its id where it has no name."""
        return self.names.get(id, id)

    def id(self, name: str) -> str:
        """What is called this; Unknown when nothing is."""
        found = name if name in self.names else self._ids.get(folded(name))
        if found is None:
            raise Unknown(name)
        return found


class Names:
    """The names of one organisation, looked up when they are needed."""

    def __init__(self, catalogue: Catalogue, organisation: str, form: str) -> None:
        self._catalogue, self._organisation, self._form = catalogue, organisation, form

    @cached_property
    def places(self) -> Book:
        """Municipalities by code."""
        return Book(dict(self._catalogue.rows(_PLACES)))

    @cached_property
    def themes(self) -> Book:
        """Themes by key."""
        return Book({theme.key: theme.name for theme in self._catalogue.themes(self._organisation)})

    @cached_property
    def buttons(self) -> Book:
        """Buttons by id."""
        return Book(self._each(_BUTTONS, self._title))

    @cached_property
    def routes(self) -> Book:
        """The questions that change the route."""
        return Book(self._each(_ROUTES, self._question))

    def contact(self, id: str) -> str:
        """What a contact is called; its id where it may not be shown."""
        found = self._catalogue.contact(id, self._organisation)
        if found is None:
            return id
        named = self._catalogue.contact_named(found.name, self._organisation)
        return found.name if named is None or named.id == id else f"{found.name} ({id})"

    def contact_id(self, name: str) -> str:
        """The contact of this name, or `name (id)`, or this id."""
        inside = name.rpartition("(")[2].rstrip(")") if name.endswith(")") else name
        if self._catalogue.contact(inside, self._organisation):
            return inside
        found = self._catalogue.contact_named(name, self._organisation)
        if found is None:
            raise Unknown(name)
        return found.id

    def contact_ids(self, names: Iterable[str]) -> list[str]:
        """The ids of several."""
        return [self.contact_id(name) for name in names]

    def _each(self, query: str, say: Callable[[str], str]) -> dict[str, str]:
        return {key: say(key) for (key,) in self._catalogue.rows(query)}

    def _title(self, id: str) -> str:
        try:
            return self._catalogue.button_title(id, self._organisation, self._form)
        except (UnknownText, KeyError):
            return id

    def _question(self, key: str) -> str:
        return self._catalogue.route(key, self._organisation).question.of(self._form) or key
