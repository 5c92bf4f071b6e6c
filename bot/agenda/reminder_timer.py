# SPDX-License-Identifier: EUPL-1.2
"""The day before has come: the resident is told once, if that is still wanted and it still takes place."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.agenda.reminder import FIELD, KIND, Reminder, Reminders
from bot.conversation import buttons as button_map
from bot.conversation.entry import Draft, Part
from bot.conversation.journal import line
from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.conversation.voice import Voice
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.states import ON_DESK
from bot.intake.intake import PUSHED
from bot.services import Services
from bot.turns.commit import with_buttons
from content.activities import card, finder
from content.activities.model import Hit
from content.contact_card import Reader
from content.reply import Button
from store import keys
from store.clock import day_of
from store.conversation import ConversationRef

TRIES = 5
LATER_S = 3600.0
"""While a person has the conversation, or Omzien is off, it waits; when the day is there it is too late."""


class ReminderTimer:
    """What the sweeper does with timers of this kind."""

    def __init__(self, services: Services) -> None:
        self._s, self._reminders = services, Reminders(services)
        self._off = OffSwitch(services.redis, services.clock)

    async def due(self, ref: ConversationRef) -> bool:
        """Tell what is due now, and set the timer for the next; whether anything was told."""
        for attempt in range(TRIES):
            seen: dict[str, str] = await self._s.redis.hgetall(keys.conversation(ref))
            waiting = await self._reminders.stored(ref, seen)
            if not waiting or seen.get("stopped"):
                return False
            word = await self._one(ref, seen, waiting, fresh=bool(attempt))
            if word not in ("key", "refused"):
                return word == "ok"
        return False

    async def _one(
        self, ref: ConversationRef, seen: dict[str, str], waiting: list[Reminder], fresh: bool
    ) -> str:
        now = await self._s.clock.now()
        first, *rest = waiting
        if first.at > now:
            await self._again(ref, first.at)
            return "later"
        today = (await self._s.clock.local()).date()
        told = None if date.fromisoformat(first.day) < today else self._told(ref, seen, first)
        if told is not None and await self._put_off(ref, seen):
            await self._again(ref, now + LATER_S)
            return "later"
        word = await self._write(ref, seen, told or Outcome(), rest, fresh)
        if word == "ok" and rest:
            await self._again(ref, max(rest[0].at, now + 1))
        return word

    async def _put_off(self, ref: ConversationRef, seen: dict[str, str]) -> bool:
        blocked = await self._s.redis.zscore(keys.blocked(ref.partition, ref.organisation), str(ref))
        return seen.get("state") in ON_DESK or bool(blocked) or await self._off.is_off(ref.organisation)

    async def _again(self, ref: ConversationRef, at: float) -> None:
        await self._s.redis.zadd(keys.timers(ref.partition), {timer(KIND, ref): at})

    async def _write(
        self, ref: ConversationRef, seen: dict[str, str], told: Outcome, rest: list[Reminder], fresh: bool
    ) -> str:
        key = await self._s.vault.key(ref, fresh)
        given = button_map.give_out(told.buttons or [])
        now = await self._s.clock.now()
        fields = {"buttons": button_map.sealed(key, ref, given)} if told.drafts else {}
        if rest:
            fields[FIELD] = await self._reminders.sealed(ref, rest)
        pushed = seen.get("channel") in PUSHED
        step: dict[str, Any] = {
            "kid": key.kid,
            "now": now,
            "count": "activity_reminder" if told.drafts else "activity_reminder_past",
            "when": {name: seen.get(name, "") for name in (FIELD, "state", "seq", "stopped")},
            "set": fields,
            "unset": [] if rest else [FIELD],
            "lines": [
                {"who": each.who, "body": line(key, ref, each), "push": pushed}
                for each in with_buttons(told, given)
            ],
        }
        return str((await self._s.steps.follow_up(ref, day_of(now), step))[0])

    def _told(self, ref: ConversationRef, seen: dict[str, str], reminder: Reminder) -> Outcome | None:
        """The card with what is true now; on a phone that others read nothing of it."""
        voice = Voice(self._s, seen)
        activity = finder.by_id(self._s.catalogue, reminder.activity, ref.organisation)
        day = date.fromisoformat(reminder.day)
        once = next(activity.schedule.between(day, day), None) if activity else None
        if activity is None or seen.get("private"):
            return None
        hello = voice.say("activity_reminder")
        if once is None or activity.cancelled:
            off = Part(text=voice.text("activity_reminder_cancelled", name=activity.name))
            return Outcome([Draft("bot", (*hello.drafts[0].parts, off))], hello.buttons)
        reader = Reader(self._s.catalogue, once.starts, ref.organisation, voice.form)
        shown = card.part(reader, Hit(activity, once))
        parts = (*hello.drafts[0].parts, Part(shown.text, shown.title, shown.contact))
        return Outcome(
            [Draft("bot", parts)], [*self._next(voice, Hit(activity, once)), *(hello.buttons or [])]
        )

    def _next(self, voice: Voice, hit: Hit) -> list[Button]:
        """For what comes every week: a reminder of the next time too."""
        after = hit.when.day.toordinal()
        later = hit.activity.schedule.between(date.fromordinal(after + 1), date.fromordinal(after + 7))
        once = next(later, None)
        if once is None:
            return []
        data = {"activity": hit.activity.id, "day": once.day.isoformat()}
        return [Button(title=voice.text("activity_reminder_next"), id="herinner_mij", data=data)]
