# SPDX-License-Identifier: EUPL-1.2
"""The organisation's own look, as browsers ask for it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.site import Site
from bot.web.theme import Themes


class Stylesheet:
    """GET the token file."""

    def __init__(self, site: Site) -> None:
        self._themes = Themes(site.settings)

    async def answer(self, request: Request) -> Response:
        """As it is now; browsers keep what they asked for by its mark."""
        theme = self._themes.now()
        if theme is None:
            raise HTTPException(404)
        kept = "public, max-age=31536000, immutable" if request.query_params.get("v") else "no-cache"
        return Response(theme.css, media_type="text/css", headers={"Cache-Control": kept})
