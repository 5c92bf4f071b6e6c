# SPDX-License-Identifier: EUPL-1.2
"""Beside the chat: who can help, looked up by words, worry and place, and sent as a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk import looking_up
from bot.desk.pages.talk.checked import Checked, checked
from bot.desk.pages.talk.looking_up import AT_ONCE, MOST
from bot.desk.pages.talk.panel import SHOW, Move, Owner, Where
from bot.desk.tools.cards import Cards
from bot.services import Services
from bot.web.form import message_id
from content import colleagues, contact_card
from content.contact_card import Reader
from content.finder import Sought, find
from content.model import Contact
from content.opening.when import Say
from content.reply import Part
from store.conversation import ConversationRef


@dataclass(frozen=True)
class Card:
    """A contact as the resident would get it, and what only the worker reads of it."""

    id: str
    part: Part
    checked: Checked
    named: bool
    colleagues: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search gives; `said` is the key of what there is to say of it, `asked` fills the fields."""

    cards: tuple[Card, ...]
    said: str
    asked: Mapping[str, str]


class DirectoryPanel:
    """A search that begins with this conversation's worry and place."""

    name = "directory"
    where: Where = "tools"
    live = False
    template = "desk_directory.html"

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say, self._cards = services, say, Cards(services)
        self.forms: Mapping[str, Move] = {"zoek": self._search, "kaart": self._send, "kaartfout": self._wrong}

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever has the conversation sends cards."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """How to search, and the worries there are; the template searches by what was sent."""
        reader, themes = (
            await looking_up.reader(self._s, found),
            self._s.catalogue.themes(found.ref.organisation),
        )
        return {"search": partial(self._found, reader, found), "themes": themes}

    async def _search(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        return SHOW

    async def _send(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        user, contact = worker.user, form.get("contact", "")
        once = message_id(form.get("reply_id", ""), "card", contact)
        return (await self._cards.send(ref, user.name, contact, once, user.first_name)).reason

    async def _wrong(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        """Something on this card is not right: editors look at it."""
        if self._s.catalogue.contact(form.get("fout", ""), ref.organisation):
            await looking_up.wrong(self._s, ref.organisation, form["fout"])
        return SHOW

    def _found(self, reader: Reader, found: Handoff, sent: Mapping[str, str], asked: bool) -> Found:
        """What was looked for, or else this conversation's worry in its place."""
        begin = {"zoek": "", "thema": found.summary.theme or "", "plaats": found.place or ""}
        fields = {name: sent[name][:MOST] for name in begin} if asked else begin
        code, known = looking_up.municipality(self._s, found, fields["plaats"])
        theme = fields["thema"] if any(fields["thema"] == one.key for one in self._themes(reader)) else None
        contacts = find(reader.book, Sought(fields["zoek"], theme, code, reader.day), reader.organisation)
        cards = tuple(self._card(reader, found, contact) for contact in contacts[:AT_ONCE])
        return Found(cards, _said(known, len(contacts)), fields)

    def _themes(self, reader: Reader) -> list[Any]:
        return list(reader.book.themes(reader.organisation))

    def _card(self, reader: Reader, found: Handoff, contact: Contact) -> Card:
        return Card(
            contact.id,
            contact_card.part(reader, contact, found.summary.theme),
            checked(self._say, reader.day, contact.assured_date, contact.source_date),
            contact.name in found.summary.tried,
            tuple(self._for_colleagues(reader, contact)),
        )

    def _for_colleagues(self, reader: Reader, contact: Contact) -> Iterator[str]:
        own = colleagues.of(reader.book, contact.id, reader.organisation)
        if own.admission:
            yield self._say("desk_directory_admission", admission=own.admission)
        if own.person:
            yield self._say("desk_directory_person", person=own.person)


def _said(known: bool, count: int) -> str:
    if not known:
        return "desk_directory_place_unknown"
    if not count:
        return "desk_directory_nothing"
    return "desk_directory_more" if count > AT_ONCE else ""
