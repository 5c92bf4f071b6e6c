# SPDX-License-Identifier: EUPL-1.2
"""What the queue says of a promise: by when, that it runs out soon, or that it was not kept."""

from __future__ import annotations

from datetime import datetime

from bot.desk.handover import Row
from bot.web.site import Site
from content.opening.when import moment
from store.clock import ZONE


def promise_line(site: Site, row: Row, now: datetime) -> str:
    """In words; nothing where nothing is owed."""
    if not row.promised:
        return ""
    at = datetime.fromtimestamp(row.promised, ZONE)
    if row.promised <= now.timestamp():
        return site.text("desk_promise_late", when=moment(site.text, now, at))
    if row.runs_out:
        return site.text("desk_promise_soon", time=f"{at.hour}:{at.minute:02}")
    return site.text("desk_promise", when=moment(site.text, now, at))
