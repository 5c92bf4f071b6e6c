# SPDX-License-Identifier: EUPL-1.2
"""When something happened, in words."""

from __future__ import annotations

from datetime import datetime

from content.opening.when import Say
from store.clock import ZONE


def past(say: Say, now: datetime, at: float | datetime) -> str:
    """Vandaag 9:05 uur, or vrijdag 20 november 9:05 uur."""
    moment = at if isinstance(at, datetime) else datetime.fromtimestamp(at, ZONE)
    local = moment.astimezone(ZONE)
    time = f"{local.hour}:{local.minute:02}"
    if local.date() == now.date():
        return say("moment", day=say("day_today"), time=time)
    names = {"day": say(f"day_{local.weekday()}"), "month": say(f"month_{local.month}")}
    return say("moment", day=say("date", number=str(local.day), **names), time=time)
