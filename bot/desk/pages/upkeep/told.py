# SPDX-License-Identifier: EUPL-1.2
"""One thing to look at in words: what is the matter, since when, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.pages.upkeep.room import Room
from bot.upkeep.item import Item
from content.model import Contact

ABOUT_A_CONTACT = ("report", "ended", "overdue", "flagged", "reopened", "ending", "waited")


@dataclass(frozen=True)
class Line:
    """What the page shows of an item; `can` names its buttons."""

    item: Item
    what: str
    known: Contact | None
    can: tuple[str, ...]


class Told:
    """Makes the lines."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def line(self, item: Item) -> Line:
        """One line."""
        book, organisation = self._room.services.catalogue, self._room.site.organisation
        known = book.contact(item.key, organisation) if item.kind in ABOUT_A_CONTACT else None
        return Line(item, self._what(item), known, _can(item, known))

    def _what(self, item: Item) -> str:
        if item.kind == "report":
            return " ".join(self._reported(said) for said in item.about.split())
        day = self._room.in_words(item.day)
        key = f"desk_upkeep_{item.kind}"
        if item.kind == "confirmed":
            return self._room.site.text(f"{key}_{item.about}")
        if item.kind == "drift":
            return self._room.site.text(key, fields=item.about)
        if item.kind == "last":
            return self._room.site.text(key, place=item.about)
        if item.kind == "merger":
            return self._room.site.text(key, day=day, place=item.about)
        crisis = item.crisis and item.kind == "overdue"
        never = "" if day else "_never"
        return self._room.site.text(
            f"{key}{'_crisis' if crisis else ''}{never}", **({"day": day} if day else {})
        )

    def _reported(self, said: str) -> str:
        what, _, times = said.partition(":")
        kind, _, side = what.partition("|")
        return self._room.site.text(f"desk_upkeep_report_{kind}_{side}", count=times)


def _can(item: Item, known: Contact | None) -> tuple[str, ...]:
    if item.kind not in ABOUT_A_CONTACT:
        return ("gezien",)
    if known is None:
        return ()
    first = "open" if item.kind == "reopened" else "klopt"
    always = known.front_door or known.crisis
    return (first,) if always else (first, "verberg")
