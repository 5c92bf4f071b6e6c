# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue is told beside a message: the time, the state, and the truth about the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.presence import crew_of, desk_now
from bot.desk.promises import offer, promised
from bot.follow_up.offer import longest
from bot.services import Services

VERSION = 1


async def context(services: Services, gap: float, conversation: Mapping[str, str]) -> dict[str, Any]:
    """The metadata of a turn; actions look at no clock and no store but this."""
    now = await services.clock.local()
    return {
        "version": VERSION,
        "now": _iso(now),
        "organisation": services.settings.organisation,
        "form": conversation.get("form") or services.settings.form,
        "channel": conversation.get("channel", "rest"),
        "state": conversation.get("state", "pending"),
        "first": not int(conversation.get("said", 0)),
        "desk": await _desk(services, now, conversation),
        "crisis": bool(conversation.get("danger")),
        "shared_phone": bool(conversation.get("private")),
        "gap_hours": round(gap / 3600, 2),
        "follow_up": longest(conversation),
    }


async def _desk(services: Services, now: datetime, conversation: Mapping[str, str]) -> dict[str, Any]:
    """The desk for this conversation: what can be promised now, and what was promised already."""
    there = await crew_of(services, conversation, now.timestamp())
    first = await offer(services, services.settings.organisation, there, now.timestamp())
    return {
        **desk_now(there, now),
        "promise": _iso(first.moment) if first else None,
        "promised": _iso(promised(conversation)),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
