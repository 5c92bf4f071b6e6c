# SPDX-License-Identifier: EUPL-1.2
"""An entry as a resident sees it: bubbles with their buttons, in one form of address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from bot.desk.pages.editor import activity_card
from bot.desk.pages.editor.holes_told import Holes
from bot.desk.pages.editor.names import Names
from content import contact_card, decode, rows
from content.catalogue import Catalogue
from content.contact_card import Reader
from content.entry import Kind
from content.model import Contact

Data = Mapping[str, Any]
Parts = tuple[tuple[str, bool], ...]
KNOWN = {one.name for one in fields(Contact)}


@dataclass(frozen=True)
class Bubble:
    """One message: its title, its paragraphs in pieces, and what stands on the buttons below it."""

    paragraphs: tuple[Parts, ...]
    title: str = ""
    buttons: tuple[str, ...] = ()


class Preview:
    """Draws entries as they would be now."""

    def __init__(self, catalogue: Catalogue, organisation: str, now: datetime) -> None:
        self._book, self._organisation, self._now = catalogue, organisation, now

    def of(self, kind: Kind, key: str, data: Data, form: str) -> list[Bubble]:
        """The bubbles of an entry; none where residents do not see it."""
        return list(_Drawing(self._book, self._organisation, form, self._now).of(kind, key, data))


class _Drawing:
    def __init__(self, catalogue: Catalogue, organisation: str, form: str, now: datetime) -> None:
        self._book, self._organisation, self._form, self._now = catalogue, organisation, form, now
        self._holes = Holes(catalogue, organisation, form, now)
        self._names = Names(catalogue, organisation, form)

    def of(self, kind: Kind, key: str, data: Data) -> Iterator[Bubble]:
        if kind == "theme":
            yield from self._theme(data)
        elif kind == "route":
            yield from self._route(data)
        elif kind in ("contact", "front_door"):
            yield from self._contact(key, data)
        elif kind in ("activity", "vacancy"):
            yield from self._activity(kind, key, data)
        elif kind == "button":
            yield Bubble((), buttons=(data.get("title") or self._text(data),))
        elif kind in ("message", "canned", "card"):
            yield self._bubble(self._text(data), data.get("buttons"))

    def _text(self, data: Any) -> str:
        if not isinstance(data, Mapping):
            return ""
        found = data.get(self._form) or data.get("text") or data.get("je") or ""
        return "\n".join(map(str, found)) if isinstance(found, list) else str(found)

    def _bubble(self, text: str, buttons: Any = ()) -> Bubble:
        paragraphs = (tuple(self._holes.parts(part)) for part in text.split("\n\n") if part.strip())
        ids = buttons if isinstance(buttons, list) else ()
        return Bubble(tuple(paragraphs), buttons=tuple(self._names.buttons.name(str(id)) for id in ids))

    def _theme(self, data: Data) -> Iterator[Bubble]:
        text = "\n\n".join(filter(None, (self._text(data.get("opening")), self._text(data.get("step")))))
        yield self._bubble(text)
        route = data.get("route")
        if route in self._names.routes.names:
            asked = self._book.route(str(route), self._organisation)
            yield self._bubble(asked.question.of(self._form), list(asked.buttons))

    def _route(self, data: Data) -> Iterator[Bubble]:
        yield self._bubble(self._text(data.get("question")), data.get("buttons"))
        for answer in (data.get("answers") or {}).values():
            if isinstance(answer, Mapping) and answer.get("say"):
                yield self._bubble(self._text(answer["say"]))

    def _activity(self, kind: Kind, key: str, data: Data) -> Iterator[Bubble]:
        reader = Reader(self._book, self._now, self._organisation, self._form)
        draw = activity_card.activity if kind == "activity" else activity_card.vacancy
        part = draw(reader, key, data)
        if part is not None:
            yield Bubble((((part.text, False),),), title=part.title or "")

    def _contact(self, key: str, data: Data) -> Iterator[Bubble]:
        contact = self._contact_of(key, data)
        if contact is not None:
            reader = Reader(self._book, self._now, self._organisation, self._form)
            theme = contact.themes[0] if contact.themes else None
            known = theme if theme in self._names.themes.names else None
            part = contact_card.part(reader, contact, known)
            yield Bubble((((part.text, False),),), title=part.title or "")

    def _contact_of(self, key: str, data: Data) -> Contact | None:
        """The contact as it would be shown; a municipality's own is laid over what is known of it."""
        there = self._book.contact(key, self._organisation)
        facts = asdict(there) if there and there.front_door else {}
        row = rows.contact({**facts, "id": key, "name": "", "description": "", **data})
        return decode.contact(row) if row else None
