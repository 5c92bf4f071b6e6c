# SPDX-License-Identifier: EUPL-1.2
"""A worker's page says that its worker types."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.accounts.access import may_read
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.talk.conversation_view import ref_of
from bot.desk.tools.typing import Typing
from bot.web.site import Site


class TypingForm:
    """POST, without any text."""

    def __init__(self, site: Site, guard: Guard) -> None:
        self._site, self._guard, self._typing = site, guard, Typing(site.redis)

    async def typed(self, request: Request, worker: Worker) -> Response:
        """Passed on to the resident, where the conversation is this worker's."""
        await self._guard.posted(request, worker.token)
        found = await self._site.desk.handoff(ref_of(request, worker))
        if found is None or not may_read(worker.user, found.team):
            raise HTTPException(404)
        await self._typing.worker(found.ref, worker.user.name, worker.user.first_name)
        return Response(status_code=204)
