# SPDX-License-Identifier: EUPL-1.2
"""Promises: the time by which somebody will answer, taken from a team's free slots, one a conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversation.timers import timer
from bot.desk.promises.slots import first_free, of_the_day
from bot.desk.teams.presence import Crew
from bot.services import Services
from store import keys
from store.clock import ZONE
from store.conversation import ConversationRef

SOON, LATE = "promise_soon", "promise_late"
"""Timers, fields of the conversation once they have gone off, and kinds of alerts."""
FIELDS = ("promise", SOON, LATE, "promise_told")
"""What a conversation keeps of its promise: `promise` the second it is due, `promise_late` the one that was
not kept, `promise_told` that the resident heard of that."""
PART = "times"
"""A field of the conversation: the part of the day in which the resident wants to be called."""
BEFORE_S = 600
"""So long before it runs out the team is reminded."""
Made = Mapping[str, str]
"""A conversation to its slot, as they are kept."""


@dataclass(frozen=True)
class Promise:
    """A slot of a team; `room` is how many promises fit in it."""

    team: str
    at: int
    room: int

    @property
    def moment(self) -> datetime:
        """The same on a Dutch clock."""
        return datetime.fromtimestamp(self.at, ZONE)

    @property
    def reserved(self) -> dict[str, Any]:
        """What a script needs to keep the slot for a conversation, or to refuse it because it is full."""
        return {"slot": f"{self.team}|{self.at}", "room": self.room}

    def timers(self, ref: ConversationRef) -> dict[str, float]:
        """When it is looked at again."""
        return {timer(SOON, ref): self.at - BEFORE_S, timer(LATE, ref): self.at}


def promised(conversation: Mapping[str, str]) -> datetime | None:
    """The moment that was promised to this resident."""
    at = conversation.get("promise")
    return datetime.fromtimestamp(float(at), ZONE) if at else None


def timers_of(ref: ConversationRef) -> list[str]:
    """The timers a promise has."""
    return [timer(SOON, ref), timer(LATE, ref)]


async def offer(
    services: Services,
    organisation: str,
    there: Crew,
    now: float,
    ref: ConversationRef | None = None,
    part: str = "",
) -> Promise | None:
    """The first promise that can be kept; what `ref` was promised before takes no room from itself."""
    return first(there, now, await made(services, organisation), ref, part) if there.active else None


async def made(services: Services, organisation: str) -> Made:
    """Every promise there is now."""
    stored: Made = await services.redis.hgetall(keys.promises(organisation))
    return stored


def first(
    there: Crew, now: float, made: Made, ref: ConversationRef | None = None, part: str = ""
) -> Promise | None:
    """The same as `offer`, beside promises that were read already.

    In the part of the day that suits the resident; where the team is never there then, at any other time.
    """
    if not there.active:
        return None
    openings = list(there.times.openings(datetime.fromtimestamp(now, ZONE)))
    taken = _taken(made, there.team.key, str(ref))
    for tried in (of_the_day(openings, part), openings):
        at = first_free(tried, now, bool(there.present), there.active, taken)
        if at is not None:
            return Promise(there.team.key, at, there.active)
    return None


def _taken(made: Made, team: str, own: str) -> Counter[int]:
    slots = (slot.partition("|") for name, slot in made.items() if name != own)
    return Counter(int(at) for key, _, at in slots if key == team)
