# SPDX-License-Identifier: EUPL-1.2
"""A worker sends a contact from the directory: the same card as the bot makes, once, written down."""

from __future__ import annotations

from bot.conversation.entry import Draft, Part
from bot.conversation.happened import sealed
from bot.conversation.outcome import Outcome
from bot.conversation.voice import Voice
from bot.desk.handover import summary_of
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from content import contact_card
from content.contact_card import Reader
from content.model import Contact
from content.reply import Summary
from store.clock import day_of
from store.conversation import ConversationRef
from store.vault import seal

NO_CONTACT = "desk_card_gone"


class Cards:
    """Sends cards."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def send(
        self, ref: ConversationRef, worker: str, contact: str, move_id: str = "", name: str = ""
    ) -> Moved:
        """Send a contact that may be shown; it counts as named from then on."""
        day = day_of(await self._s.clock.now())
        known = self._s.catalogue.contact(contact, ref.organisation, day)
        if known is None:
            return Moved(False, NO_CONTACT)

        async def plan(seen: Conversation) -> Plan:
            return await self._plan(ref, seen, known, name or worker)

        return await self._mover.make(ref, Asked("card", worker, once=f"card:{move_id}"), plan)

    async def _plan(self, ref: ConversationRef, seen: Conversation, contact: Contact, name: str) -> Plan:
        # The key that seals the step must be the one that seals what is in it.
        key = await self._s.vault.key(ref, fresh=True)
        summary = await summary_of(self._s.vault, ref, seen.get("summary"))
        now = await self._s.clock.now()
        return Plan(
            await self._told(ref, seen, contact, summary, name),
            {
                "read": seen.get("done", 0),
                "summary": seal(key, ref, "summary", _named(summary, contact).model_dump_json().encode()),
            },
            first={"first_reply_at": now},
            when={"summary": seen.get("summary", "")},
            about=sealed(key, ref, [contact.name]),
            counts=((day_of(now), f"card|{seen.get('team') or DEFAULT}"),),
        )

    async def _told(
        self, ref: ConversationRef, seen: Conversation, contact: Contact, summary: Summary, name: str
    ) -> Outcome:
        voice, private = Voice(self._s, seen), bool(seen.get("private"))
        reader = Reader(self._s.catalogue, await self._s.clock.local(), ref.organisation, voice.form)
        card = contact_card.part(reader, contact, summary.theme)
        # Somebody else may read what a notification shows of it.
        before = [Part(text=voice.text("neutral"))] if private else []
        parts = (*before, Part(card.text, card.title, card.contact))
        return Outcome([Draft("worker", parts, name=name, private=private)], keep_buttons=True)


def _named(summary: Summary, contact: Contact) -> Summary:
    return summary.model_copy(update={"tried": list(dict.fromkeys([*summary.tried, contact.name]))})
