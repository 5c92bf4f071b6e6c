# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue is told beside a message: the time, the state, and the truth about the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.promises import promises
from bot.desk.states import ON_DESK
from bot.desk.teams.presence import Crew, desk_now, of_team, staff
from bot.desk.teams.teams import DEFAULT
from bot.follow_up.offer import latest, longest
from bot.services import Services
from bot.tryout.channel import CHANNEL
from content.preview import FIELD
from store import retention

VERSION = 1
FILES = ("telegram",)
"""Channels over which a file is brought."""


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
        "site": _site(services, conversation),
        "files": conversation.get("channel") in FILES,
        "kept_days": {
            "talk": retention.CONVERSATION_S // retention.DAY,
            "handed": retention.HANDOFF_S // retention.DAY,
        },
        "kept_until": _iso(latest(conversation, now)),
        **_tried(conversation),
    }


def _tried(conversation: Mapping[str, str]) -> dict[str, str]:
    """The try-out a test chat is answered from."""
    return {FIELD: conversation[FIELD]} if conversation.get(FIELD) else {}


def _site(services: Services, conversation: Mapping[str, str]) -> str | None:
    """What stands before an address of ours; on our own page nothing, elsewhere only a public one will do."""
    public = services.settings.public_url
    return public or ("" if conversation.get("channel") in ("web", CHANNEL) else None)


async def _desk(services: Services, now: datetime, conversation: Mapping[str, str]) -> dict[str, Any]:
    """The desk for this conversation: what can be promised now, and what was promised already.

    Until it is on the desk `teams` has every other team with what it is for: a handoff may go to one of them.
    """
    organisation, on_desk = services.settings.organisation, conversation.get("state") in ON_DESK
    moment = now.timestamp()
    found = await staff(services, organisation, moment)
    there, made = found.crews, found.promises
    first, *others = [of_team(there, conversation.get("team") or DEFAULT)] if on_desk else there
    teams = [
        {
            "municipalities": list(each.team.municipalities),
            "themes": list(each.team.themes),
            **_crew(now, each, made),
        }
        for each in others
    ]
    promised = promises.promised(conversation) if on_desk else None
    return {**_crew(now, first, made), "promised": _iso(promised), "teams": teams}


def _crew(now: datetime, there: Crew, made: promises.Made) -> dict[str, Any]:
    first = promises.first(there, now.timestamp(), made)
    return {**desk_now(there, now), "promise": _iso(first.moment) if first else None}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
