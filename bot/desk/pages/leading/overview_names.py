# SPDX-License-Identifier: EUPL-1.2
"""What the figures are called in words: a theme, a municipality, an hour, a day."""

from __future__ import annotations

from datetime import date

from bot.desk.leading.figures import UNKNOWN
from bot.desk.states import OUTCOMES
from bot.web.site import Site
from content.catalogue import Catalogue, UnknownText


class Names:
    """Looks names up in the content."""

    def __init__(self, site: Site, catalogue: Catalogue) -> None:
        self._site, self._catalogue = site, catalogue

    def label(self, table: str, key: str) -> str:
        """The name of a row of this table; what the content has lost since is shown by its key."""
        if key == UNKNOWN:
            return self._site.text("desk_figures_unknown")
        try:
            return self._found(table, key)
        except UnknownText:
            return key

    def _found(self, table: str, key: str) -> str:
        say = self._site.text
        if table == "theme":
            return self._catalogue.theme(key, self._site.organisation).name
        if table == "place":
            return self._catalogue.municipality(key).name
        if table == "hour":
            return say("desk_figures_from_to", start=f"{int(key)}:00", end=f"{int(key) + 1}:00")
        if table == "outcome":
            return say(f"desk_outcome_{key}") if key in OUTCOMES else key
        day = date.fromisoformat(key)
        return say(
            "date", day=say(f"day_{day.weekday()}"), number=str(day.day), month=say(f"month_{day.month}")
        )
