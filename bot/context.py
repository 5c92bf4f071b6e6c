# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue is told beside a message: the time, the state, and the truth about the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.presence import desk_now
from bot.services import Services

VERSION = 1


async def context(services: Services, gap: float, conversation: Mapping[str, str]) -> dict[str, Any]:
    """The metadata of a turn; actions look at no clock and no store but this."""
    now = await services.clock.local()
    return {
        "version": VERSION,
        "now": now.isoformat(timespec="seconds"),
        "organisation": services.settings.organisation,
        "form": conversation.get("form") or services.settings.form,
        "channel": conversation.get("channel", "rest"),
        "state": conversation.get("state", "pending"),
        "first": not int(conversation.get("said", 0)),
        "desk": await desk_now(services, now),
        "crisis": bool(conversation.get("danger")),
        "shared_phone": bool(conversation.get("private")),
        "gap_hours": round(gap / 3600, 2),
    }
