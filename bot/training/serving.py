# SPDX-License-Identifier: EUPL-1.2
"""Telling the Rasa that runs to take over the model in use; turns go on meanwhile."""

from __future__ import annotations

import httpx

from bot.settings import Settings

ADDRESS = "/webhooks/omzien/model"
SECONDS = 60.0


async def follow(settings: Settings) -> bool:
    """Whether Rasa serves the model in use now; one that does not run takes it when it starts."""
    headers = {"X-Omzien-Secret": settings.rasa_secret.get_secret_value()}
    try:
        async with httpx.AsyncClient(base_url=settings.rasa_url, headers=headers, timeout=SECONDS) as http:
            return (await http.post(ADDRESS)).status_code == 200
    except httpx.HTTPError:
        return False
