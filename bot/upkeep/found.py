# SPDX-License-Identifier: EUPL-1.2
"""Everything there is to look at in an organisation's contacts on a day."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.desk.teams.teams import Teams
from bot.publishing.drafts import Drafts
from bot.services import Services
from bot.upkeep.item import Item
from content.editing import drift
from content.expiry import everything, gaps, state
from content.expiry.signals import signals
from content.model import Contact
from store.clock import day_of

AHEAD = timedelta(days=90)
"""So long before municipalities merge their editors hear of it."""
BREATH = 500
"""Contacts after which whoever else waits for this process gets a turn."""


class Finder:
    """Goes through the directory once."""

    def __init__(self, services: Services) -> None:
        self._s, self._teams = services, Teams(services.redis)

    async def items(self, organisation: str) -> list[Item]:
        """What is to be looked at, of every kind that time and the base bring; reports stand apart."""
        day, codes = day_of(await self._s.clock.now()), await self.places(organisation)
        there = await self.contacts(organisation)
        contacts = [contact for contact in there if _concerns(contact, codes)]
        found = [item for contact in contacts for item in of_contact(contact, day)]
        found += self._lost(organisation, there, codes, day)
        found += self._merging(codes, day)
        return [*found, *await asyncio.to_thread(self._drifted, organisation)]

    async def places(self, organisation: str) -> set[str]:
        """The municipalities this organisation is for."""
        teams = await self._teams.all(organisation)
        chosen = {code for team in teams for code in team.municipalities}
        return everything.places(self._s.catalogue, organisation, chosen)

    async def contacts(self, organisation: str) -> list[Contact]:
        """All its contacts; a large directory is read without holding others up."""
        found: list[Contact] = []
        for contact in everything.contacts(self._s.catalogue, organisation):
            found.append(contact)
            if len(found) % BREATH == 0:
                await asyncio.sleep(0)
        return found

    async def calls(self, organisation: str) -> list[Contact]:
        """Whose local number is due to be called, the longest ago first."""
        day, codes = day_of(await self._s.clock.now()), await self.places(organisation)
        due = [c for c in await self.contacts(organisation) if _concerns(c, codes) and state.call_due(c, day)]
        return sorted(due, key=lambda contact: (contact.called_date or "", contact.assured_date or ""))

    def _lost(
        self, organisation: str, there: list[Contact], codes: Iterable[str], day: str
    ) -> Iterator[Item]:
        book = self._s.catalogue
        themes = {theme.key: theme.name for theme in book.themes(organisation)}
        for theme, code in gaps.cover(there, book.mergers, day).lost(list(themes), codes):
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


def _concerns(contact: Contact, codes: set[str]) -> bool:
    """Whether residents of this organisation are shown it."""
    return contact.level == "national" or not codes.isdisjoint(contact.municipalities)
