# SPDX-License-Identifier: EUPL-1.2
"""The weekly list of worries with nobody nearby, and how often residents asked there."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.desk.leading.counts import counted
from bot.desk.leading.figures import FEW
from bot.services import Services
from bot.upkeep.found import Finder
from content.expiry import gaps
from store import keys

WEEKS = 4
"""Asked in so many weeks."""


@dataclass(frozen=True)
class Gap:
    """A worry in a place without anybody; `asked` counts how often, None where that is too little to say."""

    theme: str
    theme_name: str
    place: str
    asked: int | None


class Gaps:
    """Makes the list once a week, or when it is asked for and is not there."""

    def __init__(self, services: Services) -> None:
        self._s, self._finder = services, Finder(services)

    async def follow(self, organisation: str) -> None:
        """Make this week's list where it is not there yet."""
        if (await self._kept(organisation)).get("week") != await self._week():
            await self.make(organisation)

    async def make(self, organisation: str) -> None:
        """Look everywhere anew."""
        book, now = self._s.catalogue, await self._s.clock.local()
        themes = [theme.key for theme in book.themes(organisation)]
        codes = await self._finder.places(organisation)
        cover = gaps.Cover(book.mergers, now.date().isoformat())
        async for contact in self._finder.contacts(organisation):
            cover.add(contact)
        cells = cover.gaps(themes, codes)
        made = {"week": await self._week(), "day": now.date().isoformat(), "cells": cells}
        await self._s.redis.set(keys.gaps(organisation), json.dumps(made))

    async def all(self, organisation: str) -> tuple[str, list[Gap]]:
        """The day the list was made and what is on it, most asked first."""
        await self.follow(organisation)
        kept, asked = await self._kept(organisation), await self._asked()
        book = self._s.catalogue
        names = {theme.key: theme.name for theme in book.themes(organisation)}
        cells = [(theme, code) for theme, code in kept["cells"] if theme in names]
        # Small numbers are not told, nor by their order.
        order = sorted(cells, key=lambda cell: -max(asked[cell[0], cell[1]], FEW - 1))
        return kept["day"], [
            Gap(theme, names[theme], book.municipality(code).name, _told(asked[theme, code]))
            for theme, code in order
        ]

    async def _asked(self) -> Counter[tuple[str, str]]:
        total: Counter[tuple[str, str]] = Counter()
        today = (await self._s.clock.local()).date()
        for back in range(7 * WEEKS):
            for field, times in (await counted(self._s.redis, (today - timedelta(back)).isoformat())).items():
                kind, _, rest = field.partition("|")
                theme, _, code = rest.partition("|")
                if kind == "lack":
                    total[theme, code] += times
        return total

    async def _kept(self, organisation: str) -> dict[str, Any]:
        stored = await self._s.redis.get(keys.gaps(organisation))
        return dict(json.loads(stored)) if stored else {}

    async def _week(self) -> str:
        year, week, _ = (await self._s.clock.local()).isocalendar()
        return f"{year}-W{week:02}"


def _told(times: int) -> int | None:
    return times if times == 0 or times >= FEW else None
