# SPDX-License-Identifier: EUPL-1.2
"""Canned replies for one conversation: holes filled, and those that cannot be filled plain to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from content import contact_card, holes
from content.catalogue import Catalogue
from content.contact_card import Reader
from content.model import Canned
from content.opening.when import Say


def edges(say: Say) -> tuple[str, str]:
    """What stands before and after the name of what is to be filled in."""
    before, _, after = say("desk_hole", what="\0").partition("\0")
    return before, after


def unfilled(say: Say, text: str) -> bool:
    """Whether a canned reply was put in of which something is still to be filled in."""
    before, after = map(re.escape, edges(say))
    return bool(re.search(rf"{before}[^\n]{{1,60}}?{after}", text))


@dataclass(frozen=True)
class Filled:
    """A reply as it would be put into the answer."""

    key: str
    name: str
    text: str
    theme: str | None = None


class Answers:
    """The canned replies of an organisation, as one resident would get them at this moment."""

    def __init__(self, book: Catalogue, organisation: str, form: str, now: datetime) -> None:
        self._book, self._organisation, self._form, self._now = book, organisation, form, now

    def all(self, known: Mapping[str, str | None]) -> list[Filled]:
        """Every reply with what is known filled in."""
        return [self._filled(reply, known) for reply in self._book.canned(self._organisation)]

    def one(self, key: str, known: Mapping[str, str | None]) -> Filled | None:
        """The reply of this key, or None."""
        replies = (reply for reply in self._book.canned(self._organisation) if reply.key == key)
        return next((self._filled(reply, known) for reply in replies), None)

    def _filled(self, reply: Canned, known: Mapping[str, str | None]) -> Filled:
        text = holes.fill(reply.text.of(self._form), lambda hole: self._value(hole, known))
        return Filled(reply.key, reply.name, text, reply.theme)

    def _value(self, hole: str, known: Mapping[str, str | None]) -> str:
        return known.get(hole) or self._fact(hole) or self._to_fill_in(hole)

    def _fact(self, hole: str) -> str | None:
        id, _, fact = hole.partition(".")
        day = self._now.date().isoformat()
        contact = self._book.contact(id, self._organisation, day) if fact == "open" else None
        if contact is not None:
            reader = Reader(self._book, self._now, self._organisation, self._form)
            return contact_card.opening(reader, contact)
        return self._book.fact(hole, self._organisation, day)

    def _to_fill_in(self, hole: str) -> str:
        name = hole if hole in holes.WORKERS else "fact"
        what = self._book.message(f"desk_hole_{name}", self._organisation)
        return self._book.message("desk_hole", self._organisation, what=what)


def grouped(replies: Iterable[Filled], theme: str | None) -> dict[str | None, list[Filled]]:
    """By worry: this conversation's first, then what fits all, then the others."""
    groups: dict[str | None, list[Filled]] = {theme: [], None: []}
    for reply in replies:
        groups.setdefault(reply.theme, []).append(reply)
    return {key: found for key, found in groups.items() if found}
