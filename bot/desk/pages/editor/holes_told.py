# SPDX-License-Identifier: EUPL-1.2
"""The holes of a text, explained: what comes there, and what that is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content import holes
from content.catalogue import Catalogue, UnknownText
from content.opening import hours

FACTS = ("name", "phone", "website", "cost", "description", "open")


@dataclass(frozen=True)
class Hole:
    """`value` is what stands there now, or an example; None where nobody fills it."""

    name: str
    told: str
    value: str | None

    @property
    def written(self) -> str:
        """As it stands in a text."""
        return f"{{{self.name}}}"


class Holes:
    """Explains and fills the holes of one organisation's texts."""

    def __init__(self, catalogue: Catalogue, organisation: str, form: str, now: datetime) -> None:
        self._book, self._organisation, self._form, self._now = catalogue, organisation, form, now

    def of(self, *texts: str) -> list[Hole]:
        """The holes of some texts, each once."""
        return [self._hole(name) for name in dict.fromkeys(n for text in texts for n in holes.names(text))]

    def parts(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces: what is written, and what fills a hole (or the hole itself, unfilled)."""
        found: list[tuple[str, bool]] = []
        last = 0
        for match in holes.HOLE.finditer(text):
            hole = self._hole(match[1])
            found += [(text[last : match.start()], False), (hole.value or hole.written, True)]
            last = match.end()
        return [part for part in (*found, (text[last:], False)) if part[0]]

    def _hole(self, name: str) -> Hole:
        id, dot, fact = name.partition(".")
        return self._fact(id, fact) if dot else self._given(name)

    def _fact(self, id: str, fact: str) -> Hole:
        contact = self._book.contact(id, self._organisation)
        if contact is None or fact not in FACTS:
            return Hole(f"{id}.{fact}", self._say("desk_editor_hole_nobody"), None)
        told = self._say(f"desk_editor_hole_of_{fact}", name=contact.name)
        if fact == "open":
            open_now = hours.say(self._book, contact.opening_hours, self._now, self._organisation, self._form)
            return Hole(f"{id}.{fact}", told, open_now)
        return Hole(f"{id}.{fact}", told, self._book.fact(f"{id}.{fact}", self._organisation))

    def _given(self, name: str) -> Hole:
        """What the program fills in."""
        try:
            return Hole(
                name,
                self._say(f"desk_editor_hole_{name}"),
                self._say(f"desk_editor_example_{name}"),
            )
        except UnknownText:
            return Hole(name, self._say("desk_editor_hole_some"), None)

    def _say(self, key: str, **values: str) -> str:
        return self._book.message(key, self._organisation, self._form, **values)
