# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk now: promises about people rest on this, not on opening hours alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.services import Services
from content import hours
from store import keys

THERE_S = 300.0
"""A worker whose desk page was not heard of for this long is not there."""


async def desk_now(services: Services, now: datetime) -> dict[str, Any]:
    """Whether somebody is there, whether the desk is open, and when it opens."""
    since = now.timestamp() - THERE_S
    present = await services.redis.zcount(keys.presence(services.settings.organisation), since, "+inf")
    state = hours.state(services.settings.desk_hours, now)
    opens = state.opens.isoformat(timespec="seconds") if state.opens else None
    return {"staffed": bool(present), "open_now": bool(state.open), "opens": opens}
