# SPDX-License-Identifier: EUPL-1.2
"""The moment a resident chose has come: the question is put, once, if it is still wanted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.conversation import buttons as button_map
from bot.conversation.entry import Draft, Part
from bot.conversation.journal import line
from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.conversation.voice import Voice
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.states import ON_DESK
from bot.follow_up.moment import fitting, moment
from bot.follow_up.offer import ASKED, FIELDS, KIND, KNOCKED, PLANNED
from bot.follow_up.turn import FollowUp
from bot.intake.intake import PUSHED
from bot.services import Services
from bot.turns.commit import with_buttons
from store import keys
from store.clock import ZONE, day_of
from store.conversation import ConversationRef

TRIES = 5


class FollowUpTimer:
    """What the sweeper does with timers of this kind."""

    def __init__(self, services: Services) -> None:
        self._s, self._follow_up = services, FollowUp(services)
        self._off = OffSwitch(services.redis, services.clock)

    async def due(self, ref: ConversationRef) -> bool:
        """Put the question if it is still planned and this is the moment; whether it was put."""
        for attempt in range(TRIES):
            seen: dict[str, str] = await self._s.redis.hgetall(keys.conversation(ref))
            if seen.get("follow_up") != PLANNED:
                return False
            if seen.get("state") in ON_DESK or seen.get("stopped"):
                # A person has it again, or the resident wants to hear nothing.
                await self._s.redis.hdel(keys.conversation(ref), *FIELDS)
                return False
            if await self._put_off(ref, seen):
                return False
            word = await self._ask(ref, seen, fresh=bool(attempt))
            if word not in ("key", "refused"):
                return word == "ok"
        return False

    async def _put_off(self, ref: ConversationRef, seen: dict[str, str]) -> bool:
        """At night, on a Sunday, or while Omzien is off, it is for later."""
        now = await self._s.clock.local()
        planned = datetime.fromtimestamp(float(seen.get("follow_up_at", 0)), ZONE)
        then = planned if planned > now else fitting(now)
        if await self._off.is_off(ref.organisation):
            then = moment(now, 1)
        if then <= now:
            return False
        await self._s.redis.zadd(keys.timers(ref.partition), {timer(KIND, ref): then.timestamp()})
        return True

    async def _ask(self, ref: ConversationRef, seen: dict[str, str], fresh: bool) -> str:
        key = await self._s.vault.key(ref, fresh)
        told, stands = self._told(seen)
        given = button_map.give_out(told.buttons or [])
        following = int(seen.get("seq", 0)) + 1
        now = await self._s.clock.now()
        step: dict[str, Any] = {
            "kid": key.kid,
            "now": now,
            "count": await self._follow_up.field(ref, seen, "asked"),
            "when": {name: seen.get(name, "") for name in ("follow_up", "follow_up_at", "state", "seq")},
            "set": {
                "follow_up": stands,
                "follow_up_seq": following,
                "buttons": button_map.sealed(key, ref, given),
            },
            "unset": ["follow_up_at"],
            "lines": [
                {"who": each.who, "body": line(key, ref, each), "push": seen.get("channel") in PUSHED}
                for each in with_buttons(told, given)
            ],
        }
        return (await self._s.steps.follow_up(ref, day_of(now), step))[0]

    def _told(self, seen: dict[str, str]) -> tuple[Outcome, str]:
        """The question; on a phone that others read only that there is a message."""
        voice = Voice(self._s, seen)
        if not seen.get("private"):
            return voice.say("follow_up_question"), ASKED
        knock = Voice(self._s, {"form": seen.get("form", "")}).say("follow_up_knock")
        draft = Draft("bot", (Part(text=voice.text("follow_up_knock")),), private=True)
        return Outcome([draft], knock.buttons), KNOCKED
