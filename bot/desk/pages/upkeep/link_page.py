# SPDX-License-Identifier: EUPL-1.2
"""/desk/redactie/link: an editor makes a link with which an organisation looks over its own entry."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.alerts.post import may_mail, send
from bot.desk.pages.guard import Worker
from bot.desk.pages.upkeep.room import HERE, Room
from bot.upkeep.confirmations import Confirmations

LINK = f"{HERE}/link"
ADDRESS = re.compile(r"[^@\s,;<>]{1,100}@[^@\s,;<>]{1,100}\.[a-z]{2,20}", re.IGNORECASE)


class LinkPage:
    """Makes the link, shows it once, and mails it where the installation can."""

    def __init__(self, room: Room) -> None:
        self._room, self._links = room, Confirmations(room.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """For which contact."""
        return await self._show(request, worker, request.path_params["contact"])

    async def make(self, request: Request, worker: Worker) -> Response:
        """The link, on this page only: it is kept nowhere."""
        form = await self._room.posted(request, worker)
        contact, to = request.path_params["contact"], form.get("naar", "").strip()
        if to and not ADDRESS.fullmatch(to):
            return await self._show(request, worker, contact, problem="desk_upkeep_link_address")
        token = await self._links.make(
            worker.user.organisation, self._name(worker, contact)[0], worker.user.name
        )
        base = self._room.site.settings.public_url or str(request.base_url).rstrip("/")
        link = f"{base}/klopt/{token}"
        mailed = await self._mailed(worker, contact, to, link) if to else None
        return await self._show(request, worker, contact, link, mailed)

    async def _mailed(self, worker: Worker, contact: str, to: str, link: str) -> bool:
        text, name = self._room.site.text, self._name(worker, contact)[1]
        told = text("desk_upkeep_mail", name=name, link=link, who=worker.user.first_name)
        return await send(self._room.services.settings, to, text("desk_upkeep_mail_subject", name=name), told)

    def _name(self, worker: Worker, contact: str) -> tuple[str, str]:
        known = self._room.services.catalogue.contact(contact, worker.user.organisation)
        if known is None:
            raise HTTPException(404)
        return known.id, known.name

    async def _show(
        self,
        request: Request,
        worker: Worker,
        contact: str,
        link: str = "",
        mailed: bool | None = None,
        problem: str = "",
    ) -> Response:
        problems = [self._room.site.text(problem)] if problem else []
        id, name = self._name(worker, contact)
        mails = may_mail(self._room.services.settings)
        here = f"{LINK}/{id}"
        return await self._room.show(
            request, worker, "link", problems, name=name, link=link, mailed=mailed, mails=mails, here=here
        )
