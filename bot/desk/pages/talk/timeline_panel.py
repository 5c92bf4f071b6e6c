# SPDX-License-Identifier: EUPL-1.2
"""Beside the chat: what was done in this conversation, when and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversation.happened import HANDOFF
from bot.desk.accounts.users import Users
from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.panel import Move, Owner, Where
from bot.desk.states import MOVES, OUTCOMES
from bot.desk.teams.teams import Teams
from bot.desk.tools.timeline import Event, Timeline
from bot.services import Services
from content.catalogue import UnknownText
from content.opening.when import Say, moment
from store.clock import ZONE


@dataclass(frozen=True)
class Line:
    """An event in words."""

    at: float
    when: str
    text: str


class TimelinePanel:
    """Follows the conversation."""

    name = "timeline"
    where: Where = "side"
    live = True
    template = "desk_timeline.html"
    forms: Mapping[str, Move] = {}

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say = services, say
        self._timeline = Timeline(services)
        self._users = Users.of(services)
        self._teams = Teams(services.redis)

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever may read the conversation."""
        return True

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """The events in words, oldest first."""
        now = await self._s.clock.local()
        lines = [await self._line(found, event, now) for event in await self._timeline.of(found.ref)]
        return {"happened": [line for line in lines if line is not None]}

    async def _line(self, found: Handoff, event: Event, now: datetime) -> Line | None:
        organisation = found.ref.organisation
        holes = {
            "who": await self._first_name(organisation, event.who),
            "whom": await self._first_name(organisation, event.whom),
            "what": ", ".join(event.names),
            "when": self._until(event.until, now) if event.until else "",
        }
        try:
            said = [self._say(f"desk_event_{event.what}", **holes), *self._why(event), *self._tried(event)]
        except UnknownText:
            # Not every move is something to read back.
            return None
        return Line(event.at, self._at(event.at, now), " ".join(said))

    def _why(self, event: Event) -> list[str]:
        rule = MOVES.get(event.what)
        if rule is None or event.why not in rule.reasons:
            return []
        prefix = "desk_outcome_" if rule.reasons == OUTCOMES else "desk_reason_"
        return [self._say("desk_event_why", reason=self._say(prefix + event.why))]

    def _tried(self, event: Event) -> list[str]:
        if event.what != HANDOFF or not event.names:
            return []
        return [self._say("desk_event_tried", what=", ".join(event.names))]

    async def _first_name(self, organisation: str, name: str) -> str:
        """Whose account it is; some moves are about a team."""
        user = await self._users.get(organisation, name) if name else None
        if user is not None or not name:
            return user.first_name if user else self._say("desk_colleague")
        team = await self._teams.get(organisation, name)
        return team.name if team else name

    def _until(self, until: float, now: datetime) -> str:
        if until < now.timestamp():
            return self._at(until, now)
        return moment(self._say, now, datetime.fromtimestamp(until, ZONE))

    def _at(self, at: float, now: datetime) -> str:
        when = datetime.fromtimestamp(at, ZONE)
        time = f"{when.hour}:{when.minute:02}"
        if when.date() == now.astimezone(ZONE).date():
            return time
        day = f"{when.day} {self._say(f'month_{when.month}')}"
        return self._say("desk_event_at", day=day, time=time)
