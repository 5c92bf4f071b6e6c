# SPDX-License-Identifier: EUPL-1.2
"""The session ended while somebody was editing: what they filled in is carried past the log-in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.login import Login
from bot.web.crosssite import refuse_strangers
from bot.web.form import fields, wants_data


def signed_out(login: Login, most: int) -> Callable[[Request], Awaitable[Response]]:
    """For a form with at most so many fields."""

    async def carried(request: Request) -> Response:
        if wants_data(request):
            raise HTTPException(401)
        refuse_strangers(request)
        form = await fields(request, most)
        return login.show(request, Baggage.of_sheet(request, form), status=401)

    return carried
