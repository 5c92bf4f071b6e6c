# SPDX-License-Identifier: EUPL-1.2
"""The calendar file of an activity, made when it is asked for: nothing of it is kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.services import Services
from content.activities import card
from content.activities.finder import by_id
from content.contact_card import Reader

NAME = "activiteit.ics"
"""The name is ours: what an editor called it may hold anything."""
NOWHERE = "omzien"
"""In whose name events are, where the installation has no address."""


class CalendarFiles:
    """For a resident's own calendar."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._host = urlsplit(services.settings.public_url).hostname or NOWHERE

    async def of(self, id: str) -> bytes | None:
        """The file; None where there is no such activity any more."""
        settings = self._s.settings
        activity = by_id(self._s.catalogue, id, settings.organisation)
        if activity is None:
            return None
        # Reading it takes memory, and most processes that can make a file never do.
        from bot.agenda import ics

        now = await self._s.clock.local()
        where = card.place(Reader(self._s.catalogue, now, settings.organisation, settings.form), activity)
        return ics.calendar(activity, now, self._host, where)
