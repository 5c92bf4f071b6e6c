# SPDX-License-Identifier: EUPL-1.2
"""Everything there is to look at in an organisation's contacts on a day."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import date, timedelta

from bot.desk.teams.teams import Teams
from bot.publishing.drafts import Drafts
from bot.services import Services
from bot.upkeep import subject
from bot.upkeep.foremost import Foremost
from bot.upkeep.item import Item
from content.activities.model import Somewhere
from content.catalogue import Catalogue
from content.editing import drift
from content.expiry import agenda, everything, gaps, state, texts
from content.expiry.signals import of_dates, signals
from content.expiry.texts import Dated, Shared
from content.model import Contact
from store.clock import day_of

AHEAD = timedelta(days=90)
"""So long before municipalities merge their editors hear of it."""
BREATH = 500
"""Contacts after which whoever else waits for this process gets a turn."""
MOST = 1000
"""Contacts of each kind: who has more to look at begins with these. A crisis line is never left out."""


class Finder:
    """Goes through the directory once."""

    def __init__(self, services: Services) -> None:
        self._s, self._teams = services, Teams(services.redis)

    async def items(self, organisation: str) -> list[Item]:
        """What is to be looked at, of every kind that time and the base bring; reports stand apart."""
        day, codes = day_of(await self._s.clock.now()), await self.places(organisation)
        cover = gaps.Cover(self._s.catalogue.mergers, day)
        found = await self._of_contacts(organisation, codes, day, cover)
        found += self._agenda(organisation, codes, day)
        found += of_texts(self._s.catalogue, organisation, day)
        found += self._lost(organisation, cover, codes)
        found += self._merging(codes, day)
        return [*found, *await asyncio.to_thread(self._drifted, organisation)]

    async def places(self, organisation: str) -> set[str]:
        """The municipalities this organisation is for, as they are today."""
        teams = await self._teams.all(organisation)
        chosen = {code for team in teams for code in team.municipalities}
        codes = everything.places(self._s.catalogue, organisation, chosen)
        moves = self._s.catalogue.mergers.moves(day_of(await self._s.clock.now()))
        return {moves.get(code, code) for code in codes}

    async def contacts(self, organisation: str) -> AsyncIterator[Contact]:
        """All its contacts one by one: a large directory is neither held nor holds others up."""
        for number, contact in enumerate(everything.contacts(self._s.catalogue, organisation), start=1):
            yield contact
            if number % BREATH == 0:
                await asyncio.sleep(0)

    async def near(self, organisation: str) -> AsyncIterator[Contact]:
        """Those that its residents are shown."""
        codes = await self.places(organisation)
        moves = self._s.catalogue.mergers.moves(day_of(await self._s.clock.now()))
        async for contact in self.contacts(organisation):
            if _concerns(contact, codes, moves):
                yield contact

    async def calls(self, organisation: str) -> AsyncIterator[Contact]:
        """Whose local number is due to be called."""
        day = day_of(await self._s.clock.now())
        async for contact in self.near(organisation):
            if state.call_due(contact, day):
                yield contact

    async def _of_contacts(
        self, organisation: str, codes: set[str], day: str, cover: gaps.Cover
    ) -> list[Item]:
        """What is to be looked at in contacts; who covers what is counted on the way."""
        crisis, moves = list[Item](), self._s.catalogue.mergers.moves(day)
        others = defaultdict[str, Foremost[Item]](lambda: Foremost(MOST, _longest))
        async for contact in self.contacts(organisation):
            cover.add(contact)
            for item in of_contact(contact, day) if _concerns(contact, codes, moves) else ():
                crisis.append(item) if item.crisis else others[item.kind].add(item)
        return [*crisis, *(item for kept in others.values() for item in kept.first)]

    def _agenda(self, organisation: str, codes: set[str], day: str) -> Iterator[Item]:
        book = self._s.catalogue
        for kind, there in agenda.stale(book, organisation, day):
            if book.mergers.now(there.municipality, day) in codes:
                yield from of_somewhere(kind, there, day)

    def _lost(self, organisation: str, cover: gaps.Cover, codes: Iterable[str]) -> Iterator[Item]:
        book = self._s.catalogue
        themes = {theme.key: theme.name for theme in book.themes(organisation)}
        for theme, code in cover.lost(list(themes), codes):
            yield Item("last", f"{theme}|{code}", themes[theme], about=book.municipality(code).name)

    def _merging(self, codes: set[str], day: str) -> Iterator[Item]:
        until = (date.fromisoformat(day) + AHEAD).isoformat()
        for merger in self._s.catalogue.mergers.all:
            if day <= merger.date <= until and codes & {merger.old, merger.new}:
                yield Item("merger", merger.old, merger.old_name, day=merger.date, about=merger.new_name)

    def _drifted(self, organisation: str) -> list[Item]:
        # Reading all files takes a second, and where nothing was ever overridden nothing can drift.
        if not drift.read(self._s.settings.content_own / organisation):
            return []
        views = (view for view in Drafts(self._s).shelf(organisation).entries("contact") if view.drift)
        return [
            Item("drift", view.key, str(view.merged.get("name", view.key)), about=", ".join(view.drift))
            for view in views
        ]


def of_contact(contact: Contact, day: str) -> list[Item]:
    """What is to be looked at in one contact."""
    phone = contact.phone.number if contact.phone else ""
    days = {
        "ended": contact.valid_to,
        "ending": contact.valid_to,
        "reopened": contact.closed_until,
        "waited": contact.wait_asked,
    }
    return [
        Item(
            signal,
            contact.id,
            contact.name,
            phone,
            contact.crisis,
            days.get(signal, contact.assured_date) or "",
        )
        for signal in signals(contact, day)
    ]


def of_somewhere(kind: str, there: Somewhere, day: str) -> list[Item]:
    """What is to be looked at in one activity or vacancy."""
    phone, key = there.sign_up_how if there.sign_up == "phone" else "", f"{kind}:{there.id}"
    return [
        Item(signal, key, there.name, phone, day=_day(signal, there.assured_date, there.valid_to))
        for signal in of_dates(there.assured_date, there.valid_to, day)
    ]


def of_texts(book: Catalogue, organisation: str, day: str) -> Iterator[Item]:
    """What is to be looked at in an organisation's texts, and in those of the base under them."""
    for text in texts.own(book, organisation):
        yield from of_text(text, day)
    for group in texts.shared(book, organisation):
        yield from _of_group(group, day)


def of_text(text: Dated, day: str) -> Iterator[Item]:
    """What is to be looked at in one text; `about` says that residents read the base's instead."""
    key, said = f"{text.kind}:{text.key}", text.said[: subject.LONGEST]
    for signal in of_dates(text.assured_date, text.valid_to, day):
        shown = _day(signal, text.assured_date, text.valid_to)
        yield Item(signal, key, said, "", text.danger, shown, "below" if text.below else "")


def _of_group(group: Shared, day: str) -> Iterator[Item]:
    for signal in of_dates(group.assured_date, None, day):
        key, danger = f"{subject.SHARED}:{group.group}", group.group == "danger"
        yield Item(signal, key, group.group, "", danger, group.assured_date, str(group.count))


def of_subject(book: Catalogue, organisation: str, id: str, day: str) -> list[Item]:
    """What time says of one thing."""
    kind, key = subject.split(id)
    if kind == "contact":
        contact = book.contact(key, organisation)
        return of_contact(contact, day) if contact else []
    if kind in subject.ELSEWHERE:
        there = subject.elsewhere(book, organisation, kind, key)
        return of_somewhere(kind, there, day) if there else []
    return [item for item in of_texts(book, organisation, day) if item.key == id]


def _day(signal: str, assured_date: str, valid_to: str | None) -> str:
    return (valid_to if signal in ("ended", "ending") else assured_date) or ""


def _longest(item: Item) -> tuple[bool, str, str]:
    """What people dial first, then what waits longest."""
    return not item.phone, item.day, item.key


def _concerns(contact: Contact, codes: set[str], moves: Mapping[str, str]) -> bool:
    """Whether residents of this organisation are shown it; `moves` has what merged municipalities are now."""
    return contact.level == "national" or any(
        moves.get(code, code) in codes for code in contact.municipalities
    )
