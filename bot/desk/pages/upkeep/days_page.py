# SPDX-License-Identifier: EUPL-1.2
"""/desk/redactie/feestdagen: holiday hours for many at once; closed for a while, full, how long one waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.guard import Worker
from bot.desk.pages.upkeep.days_form import CHOSEN, filled
from bot.desk.pages.upkeep.room import DAYS, Room, done
from bot.desk.pages.upkeep.told_apart import told_apart
from bot.upkeep.foremost import Foremost
from bot.upkeep.found import Finder
from bot.upkeep.marks import Marks
from content.editing.places import KEY
from content.expiry import state
from content.model import Contact
from content.opening.holidays import holidays

MOST_FIELDS = 400
MOST_SHOWN = 300
LONGEST_WAIT = 40
AHEAD = timedelta(days=400)


class DaysPage:
    """Shows whom one can choose from, checks and keeps; lines in need that never close are not among them."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._marks, self._finder = Marks(room.services), Finder(room.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everybody, or those with a word in their name."""
        return await self._show(request, worker)

    async def days(self, request: Request, worker: Worker) -> Response:
        """Other hours on some days, for everybody who was ticked."""
        form = await self._room.posted(request, worker, MOST_FIELDS)
        told = filled(form, await self._today())
        book = self._room.services.catalogue
        chosen = [id for id in told.contacts if book.contact(id, worker.user.organisation)]
        problems: Sequence[str] = [self._room.site.text(key) for key in told.problems]
        problems = problems or await self._marks.exceptions(
            worker.user.organisation, chosen, told.lines, worker.user.name
        )
        return await self._show(request, worker, problems, form) if problems else done(DAYS, "bewaard")

    async def standing(self, request: Request, worker: Worker) -> Response:
        """One contact: closed for a while, open again, full, how long one waits."""
        form = await self._room.posted(request, worker)
        contact = form.get("contact", "")
        if not KEY.fullmatch(contact):
            return await self._show(request, worker)
        problems = await self._stand(worker, contact, form)
        return await self._show(request, worker, problems, form) if problems else done(DAYS, "bewaard")

    async def _stand(self, worker: Worker, contact: str, form: Mapping[str, str]) -> Sequence[str]:
        organisation, who, text = worker.user.organisation, worker.user.name, self._room.site.text
        if form.get("doe") == "open":
            return await self._marks.open_again(organisation, contact, who)
        if form.get("doe") == "druk":
            wait = " ".join(form.get("wachttijd", "").split())[:LONGEST_WAIT]
            return await self._marks.crowded(organisation, contact, bool(form.get("vol")), wait, who)
        until = form.get("dicht-tot", "")
        if until and not await self._ahead(until):
            return [text("desk_upkeep_days_until")]
        return await self._marks.closed(organisation, contact, until, who)

    async def _ahead(self, day: str) -> bool:
        try:
            until = date.fromisoformat(day)
        except ValueError:
            return False
        today = await self._today()
        return today <= until <= today + AHEAD

    async def _today(self) -> date:
        return (await self._room.services.clock.local()).date()

    async def _show(
        self,
        request: Request,
        worker: Worker,
        problems: Sequence[str] = (),
        form: Mapping[str, str] | None = None,
    ) -> Response:
        sought = (request.query_params.get("zoek", "") or (form or {}).get("zoek", ""))[:100]
        found = await self._contacts(worker.user.organisation, sought)
        contacts, today = found.first, await self._today()
        coming = [(one.day.isoformat(), self._holiday(one.day, one.name)) for one in holidays(today)]
        return await self._room.show(
            request,
            worker,
            "days",
            problems,
            here=DAYS,
            form=form or {},
            sought=sought,
            contacts=contacts,
            called=told_apart(contacts),
            count=found.count,
            holidays=coming,
            chosen=CHOSEN,
            today=today.isoformat(),
        )

    def _holiday(self, day: date, name: str) -> str:
        return f"{self._room.site.text(name)}, {self._room.in_words(day.isoformat())}"

    async def _contacts(self, organisation: str, sought: str) -> Foremost[Contact]:
        found, part = Foremost(MOST_SHOWN, _nearby), sought.casefold()
        async for contact in self._finder.near(organisation):
            if part in contact.name.casefold() and not state.never_closes(contact):
                found.add(contact)
        return found


def _nearby(contact: Contact) -> tuple[bool, str, str]:
    """What is nearby first, by name."""
    return contact.level == "national", contact.name.casefold(), contact.id
