# SPDX-License-Identifier: EUPL-1.2
"""What every search beside a chat needs: how this resident reads, which place is meant, a wrong card."""

from __future__ import annotations

from bot.desk.handover import Handoff
from bot.services import Services
from bot.upkeep import reports
from content.contact_card import Reader
from content.gazetteer import places

MOST = 100
"""Characters of a search."""
AT_ONCE = 8
"""Cards shown of what was found."""


async def reader(services: Services, found: Handoff) -> Reader:
    """Content as this conversation's resident reads it, now."""
    form = found.form or services.settings.form
    return Reader(services.catalogue, await services.clock.local(), found.ref.organisation, form)


def municipality(services: Services, found: Handoff, place: str) -> tuple[str | None, bool]:
    """The municipality of a place, and whether the place is known; none given is no mistake."""
    if place == (found.place or "") and found.summary.municipality:
        return found.summary.municipality, True
    if not place.strip():
        return None, True
    match = places.find(services.catalogue, place).place
    return (match.municipality_code if match else None), match is not None


async def wrong(services: Services, organisation: str, id: str) -> None:
    """A worker says something on this card is not right: editors look at it."""
    await reports.add(services.redis, organisation, id, "other")
