# SPDX-License-Identifier: EUPL-1.2
"""One thing to look at in words: what is the matter, since when, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.pages.upkeep.room import HERE, Room
from bot.upkeep import subject
from bot.upkeep.item import Item
from bot.upkeep.subject import SHARED, Subject

ABOUT_A_THING = ("report", "ended", "overdue", "flagged", "reopened", "ending", "waited")

BY_AGE = ("flagged", "overdue")


@dataclass(frozen=True)
class Line:
    """What the page shows of an item: its name, what sort of thing it is, what is the matter.

    `can` names its buttons, `edit` is where it is changed, `link` whether its organisation can be asked,
    `many` whether it can be ticked with others: what somebody in need reads is looked at by itself.
    """

    item: Item
    name: str
    sort: str
    what: str
    can: tuple[str, ...]
    edit: str = ""
    link: bool = False
    many: bool = False


class Told:
    """Makes the lines."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def line(self, item: Item) -> Line:
        """One line."""
        book, organisation = self._room.services.catalogue, self._room.site.organisation
        known = subject.find(book, organisation, item.key) if item.kind in ABOUT_A_THING else None
        kind, key = subject.split(item.key)
        edit = f"{HERE}/stuk/{kind}/{key}" if kind and kind != SHARED else ""
        return Line(
            item,
            self._name(item),
            self._sort(item, kind),
            self._what(item),
            _can(item, known),
            edit,
            known is not None and kind == "contact",
            known is not None and not item.crisis and item.kind in BY_AGE,
        )

    def _name(self, item: Item) -> str:
        kind, key = subject.split(item.key)
        return (
            self._room.site.text(f"desk_upkeep_shared_{key}", count=item.about)
            if kind == SHARED
            else item.name
        )

    def _sort(self, item: Item, kind: str) -> str:
        """What it is, where it is no contact."""
        if kind in subject.ELSEWHERE:
            return self._room.site.text(f"desk_upkeep_of_{kind}")
        if kind in ("", "contact") or item.kind not in ABOUT_A_THING:
            return self._room.site.text("desk_upkeep_crisis") if item.crisis else ""
        return self._room.site.text("desk_upkeep_of_danger" if item.crisis else "desk_upkeep_of_text")

    def _what(self, item: Item) -> str:
        if item.kind == "report":
            return " ".join(self._reported(said, item.key) for said in item.about.split())
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
        if item.kind == "ended" and item.about == "below":
            return self._room.site.text("desk_upkeep_ended_below", day=day)
        crisis = item.crisis and item.kind == "overdue"
        never = "" if day else "_never"
        return self._room.site.text(
            f"{key}{'_crisis' if crisis else ''}{never}", **({"day": day} if day else {})
        )

    def _reported(self, said: str, id: str) -> str:
        what, _, times = said.partition(":")
        kind, _, side = what.partition("|")
        off = kind == "closed" and subject.split(id)[0] in subject.ELSEWHERE
        return self._room.site.text(f"desk_upkeep_report_{'off' if off else kind}_{side}", count=times)


def _can(item: Item, known: Subject | None) -> tuple[str, ...]:
    if item.kind not in ABOUT_A_THING:
        return ("gezien",)
    if known is None:
        return ()
    first = "open" if item.kind == "reopened" else "klopt"
    return (first, "verberg") if known.hideable else (first,)
