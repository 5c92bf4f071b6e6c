# SPDX-License-Identifier: EUPL-1.2
"""What an editor says of things with one click: still right, closed until, full; published at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.publishing.drafts import Drafts
from bot.publishing.publisher import Publisher, Refused
from bot.services import Services
from bot.upkeep import subject
from bot.upkeep.queue import Queue
from content import layer_dates
from content.editing import places
from content.editing.change import Change, LayerFile
from content.editing.shelf import Shelf
from content.expiry import texts
from content.expiry.state import CLOSED
from store.clock import day_of

Fields = Mapping[str, Any]
"""Fields to put; None takes one away."""
FEW = 3
"""So many are named in the history."""
GONE = "desk_upkeep_gone"


class Marks:
    """Writes through the publisher, so that every click is a commit with a name and can be undone."""

    def __init__(self, services: Services) -> None:
        self._s, self._queue = services, Queue(services)
        self._publisher, self._drafts = Publisher(services), Drafts(services)

    async def right(self, organisation: str, contact: str, who: str, called: bool = False) -> Sequence[str]:
        """It was looked at today and is right; `called` when somebody rang the number."""
        if not called:
            return await self.all_right(organisation, [contact], who)
        day = await self._today()
        fields = {"assured_date": day, "called_date": day}
        words = self._text("desk_upkeep_did_called", contact)
        return await self.put(organisation, {contact: fields}, who, words)

    async def all_right(self, organisation: str, ids: Sequence[str], who: str) -> Sequence[str]:
        """All of these were looked at today and are right, in one publication."""
        day = await self._today()
        shared = [id for id in ids if _shared(id)]
        files = [self._looked_over(organisation, who, day, shared)] if shared else []
        fields = {id: {"assured_date": day} for id in ids if not _shared(id)}
        words = self._text("desk_upkeep_did_right", ", ".join(ids[:FEW]))
        if len(ids) > FEW:
            words = self._text("desk_upkeep_did_all", str(len(ids)))
        return await self.put(organisation, fields, who, words, files=files, also=shared)

    async def hide(self, organisation: str, id: str, who: str) -> Sequence[str]:
        """Residents are not shown it any more; what must always be there cannot be hidden."""
        known = subject.find(self._s.catalogue, organisation, id)
        if known is None or not known.hideable:
            return [self._s.catalogue.message("desk_upkeep_never_hidden", organisation)]
        elsewhere = subject.kind_of(id) in subject.ELSEWHERE
        fields = {"hidden": True} if elsewhere else {"status": "inactive"}
        return await self.put(organisation, {id: fields}, who, self._text("desk_upkeep_did_hide", known.name))

    async def wrong_number(self, organisation: str, contact: str, who: str) -> Sequence[str]:
        """Nobody is given this number any more; who has no other way in is hidden. A line in need is not."""
        known = self._s.catalogue.contact(contact, organisation)
        if known is None:
            return [self._s.catalogue.message(GONE, organisation)]
        if known.crisis:
            return [self._s.catalogue.message("desk_upkeep_never_hidden", organisation)]
        other = known.website or known.address
        fields = {"show_phone": False} if other else {"status": "inactive"}
        return await self.put(
            organisation, {contact: fields}, who, self._text("desk_upkeep_did_wrong", contact), settled=False
        )

    async def open_again(self, organisation: str, contact: str, who: str) -> Sequence[str]:
        """It is not closed for a while any more."""
        fields = {"status": "active", "closed_until": None, "assured_date": await self._today()}
        return await self.put(
            organisation, {contact: fields}, who, self._text("desk_upkeep_did_open", contact)
        )

    async def closed(self, organisation: str, contact: str, until: str, who: str) -> Sequence[str]:
        """It is closed for a while, with its last day where that is known."""
        fields = {"status": CLOSED, "closed_until": until or None}
        words = self._text("desk_upkeep_did_closed", contact)
        return await self.put(organisation, {contact: fields}, who, words, settled=False)

    async def crowded(
        self, organisation: str, contact: str, full: bool, wait: str, who: str
    ) -> Sequence[str]:
        """Whether it is full and how long one waits, asked today."""
        asked = await self._today() if wait else None
        fields = {"full": full or None, "wait_time": wait or None, "wait_asked": asked}
        return await self.put(
            organisation, {contact: fields}, who, self._text("desk_upkeep_did_wait", contact)
        )

    async def exceptions(
        self, organisation: str, contacts: Sequence[str], lines: Sequence[str], who: str
    ) -> Sequence[str]:
        """Other hours on some days for all of these; what they had on other days stays."""
        shelf, changed = self._drafts.shelf(organisation), {}
        days = {line.partition(" ")[0] for line in lines}
        for contact in contacts:
            view = shelf.view("contact", contact)
            before = (view.merged.get("hours_exceptions") or []) if view else []
            kept = [line for line in before if str(line).partition(" ")[0] not in days]
            changed[contact] = {"hours_exceptions": sorted([*map(str, kept), *lines])}
        words = self._text("desk_upkeep_did_holiday", str(len(contacts)))
        return await self.put(organisation, changed, who, words, settled=False)

    async def put(
        self,
        organisation: str,
        changed: Mapping[str, Fields],
        who: str,
        words: str,
        settled: bool = True,
        files: Sequence[LayerFile] = (),
        also: Sequence[str] = (),
    ) -> Sequence[str]:
        """Publish these fields of these things; what is wrong with them, nothing when it is done.

        `files` are written with them, and `also` is settled by that.
        """
        shelf, ids = self._drafts.shelf(organisation), [*changed, *also]
        changes: list[Change | LayerFile] = [
            *(change(shelf, id, fields) for id, fields in changed.items()),
            *files,
        ]
        done = await self._publisher.write(changes, who, words, organisation)
        if isinstance(done, Refused) and (done.problems or done.clashes):
            clash = [self._s.catalogue.message("desk_upkeep_clash", organisation)] if done.clashes else []
            return [*(problem.message for problem in done.problems), *clash]
        for id in ids if settled else ():
            await self._queue.done(organisation, id)
        return []

    def _looked_over(self, organisation: str, who: str, day: str, ids: Sequence[str]) -> LayerFile:
        """The day on which these groups of the base's texts were looked over, beside what was said before."""
        said = texts.dates(self._s.catalogue).get(organisation, {})
        groups = [subject.split(id)[1] for id in ids]
        now = {group: {"assured_date": day, "owner": who} for group in groups}
        return LayerFile(layer_dates.FILE, layer_dates.written({**said, **now}))

    def _text(self, key: str, what: str) -> str:
        return self._s.catalogue.message(key, self._s.settings.organisation, what=what)

    async def _today(self) -> str:
        return day_of(await self._s.clock.now())


def _shared(id: str) -> bool:
    return id.startswith(f"{subject.SHARED}:")


def change(shelf: Shelf, id: str, fields: Fields) -> Change:
    """What the organisation's own layer says of a thing when these fields are put into it."""
    kind, key = subject.kind_of(id), subject.split(id)[1]
    view, name = shelf.view(kind, key), places.name_field(kind)
    own = dict((view.own if view else None) or ({name: key} if name else {}))
    base = (view.base if view else None) or {}
    for name, value in fields.items():
        if value is None and base.get(name) is None:
            own.pop(name, None)
        else:
            own[name] = value
    return Change(kind, key, own)
