# SPDX-License-Identifier: EUPL-1.2
"""A worker sends an activity or a vacancy: the card the bot makes too, once, written down."""

from __future__ import annotations

from datetime import date

from bot.conversation.entry import Draft, Part
from bot.conversation.happened import sealed
from bot.conversation.outcome import Outcome
from bot.conversation.voice import Voice
from bot.desk.handover import summary_of
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.desk.teams.teams import DEFAULT
from bot.desk.tools.cards import NO_CONTACT
from bot.services import Services
from content.activities import card, finder, vacancies
from content.activities.model import Hit
from content.contact_card import Reader
from content.reply import Part as Shown
from store.clock import day_of
from store.conversation import ConversationRef
from store.vault import seal


class ActivityCards:
    """Sends them."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def send(
        self, ref: ConversationRef, worker: str, what: str, day: str, move_id: str = "", name: str = ""
    ) -> Moved:
        """Send what is named as a card names it, with the time it has on that day."""
        now = await self._s.clock.local()
        if self._card(Reader(self._s.catalogue, now, ref.organisation), what, day) is None:
            return Moved(False, NO_CONTACT)

        async def plan(seen: Conversation) -> Plan:
            return await self._plan(ref, seen, what, day, name or worker)

        return await self._mover.make(ref, Asked("card", worker, once=f"card:{move_id}"), plan)

    async def _plan(self, ref: ConversationRef, seen: Conversation, what: str, day: str, name: str) -> Plan:
        # The key that seals the step must be the one that seals what is in it.
        key = await self._s.vault.key(ref, fresh=True)
        summary = await summary_of(self._s.vault, ref, seen.get("summary"))
        now, voice, private = await self._s.clock.local(), Voice(self._s, seen), bool(seen.get("private"))
        shown = self._card(Reader(self._s.catalogue, now, ref.organisation, voice.form), what, day)
        assert shown is not None and shown.title is not None
        tried = summary.model_copy(update={"tried": list(dict.fromkeys([*summary.tried, shown.title]))})
        # Somebody else may read what a notification shows of it.
        before = [Part(text=voice.text("neutral"))] if private else []
        parts = (*before, Part(shown.text, shown.title, shown.contact))
        return Plan(
            Outcome([Draft("worker", parts, name=name, private=private)], keep_buttons=True),
            {
                "read": seen.get("done", 0),
                "summary": seal(key, ref, "summary", tried.model_dump_json().encode()),
            },
            first={"first_reply_at": now.timestamp()},
            when={"summary": seen.get("summary", "")},
            about=sealed(key, ref, [shown.title]),
            counts=((day_of(now.timestamp()), f"card|{seen.get('team') or DEFAULT}"),),
        )

    def _card(self, reader: Reader, what: str, day: str) -> Shown | None:
        if what.startswith(card.VACANCY):
            found = vacancies.by_id(reader.book, what.removeprefix(card.VACANCY), reader.organisation)
            return card.vacancy(reader, found) if found else None
        activity = finder.by_id(reader.book, what.removeprefix(card.ACTIVITY), reader.organisation)
        try:
            on = date.fromisoformat(day)
        except ValueError:
            return None
        once = next(activity.schedule.between(on, on), None) if activity else None
        return card.part(reader, Hit(activity, once)) if activity and once else None
