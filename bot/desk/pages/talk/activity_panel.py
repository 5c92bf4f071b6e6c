# SPDX-License-Identifier: EUPL-1.2
"""Beside the chat: what there is to do, by day, place and words, sent as a card with one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk import looking_up
from bot.desk.pages.talk.checked import Checked, checked
from bot.desk.pages.talk.looking_up import AT_ONCE, MOST
from bot.desk.pages.talk.panel import SHOW, Move, Owner, Where
from bot.desk.tools.activity_cards import ActivityCards
from bot.services import Services
from bot.upkeep import subject
from bot.web.form import message_id
from content.activities import card, finder, vacancies
from content.activities.model import Somewhere
from content.activities.wish import Wish, soon
from content.contact_card import Reader
from content.gazetteer.words import words
from content.opening.when import Say
from content.reply import Part
from store.conversation import ConversationRef

TO_DO, TO_HELP = "doen", "helpen"


@dataclass(frozen=True)
class Card:
    """A card with the day it is for, and how old its facts are."""

    part: Part
    day: str
    checked: Checked


@dataclass(frozen=True)
class Found:
    """What a search gives; `said` is the key of what to say of it."""

    cards: tuple[Card, ...]
    said: str
    asked: Mapping[str, str]


class ActivityPanel:
    """A search that begins with this conversation's place."""

    name = "activities"
    where: Where = "tools"
    live = False
    template = "desk_activities.html"

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say, self._cards = services, say, ActivityCards(services)
        self.forms: Mapping[str, Move] = {
            "zoek-doen": self._search,
            "kaart-doen": self._send,
            "doenfout": self._wrong,
        }

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever has the conversation sends cards, where there is anything to send."""
        book = self._s.catalogue
        return owner == "mine" and (finder.there_are(book) or finder.there_are(book, "vacancy"))

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """How to search; the template searches by what was sent."""
        return {"search_activities": partial(self._found, await looking_up.reader(self._s, found), found)}

    async def _search(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        return SHOW

    async def _send(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        what, _, day = form.get("activiteit", "").rpartition("@")
        once = message_id(form.get("reply_id", ""), "card", what)
        user = worker.user
        return (await self._cards.send(ref, user.name, what, day, once, user.first_name)).reason

    async def _wrong(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        """Something on this card is not right: editors look at it."""
        id = form.get("doen-fout", "")
        if subject.find(self._s.catalogue, ref.organisation, id):
            await looking_up.wrong(self._s, ref.organisation, id)
        return SHOW

    def _found(self, reader: Reader, found: Handoff, sent: Mapping[str, str], asked: bool) -> Found:
        begin = {"doen-zoek": "", "doen-plaats": found.place or "", "doen-dag": "", "doen-soort": TO_DO}
        fields = {name: sent.get(name, "")[:MOST] for name in begin} if asked else begin
        code, known = looking_up.municipality(self._s, found, fields["doen-plaats"])
        if not asked or not (code or fields["doen-zoek"].strip()):
            return Found((), "" if known else "desk_directory_place_unknown", fields)
        cards = self._cards_of(reader, self._wish(reader, fields, code), fields["doen-soort"])
        return Found(tuple(cards[:AT_ONCE]), "" if cards else "desk_activities_nothing", fields)

    def _wish(self, reader: Reader, fields: Mapping[str, str], code: str | None) -> Wish:
        since, until = soon(reader.now.date())
        day = _day(fields["doen-dag"])
        if day is not None and since <= day <= since + timedelta(days=366):
            since = until = day
        typed = tuple(f"{word.key}*" for word in words(fields["doen-zoek"]))
        return Wish(since, until, code, words=typed, now=reader.now)

    def _cards_of(self, reader: Reader, wish: Wish, kind: str) -> list[Card]:
        if kind == TO_HELP:
            wanted = vacancies.find(reader.book, wish, reader.organisation)
            return [self._card(reader, card.vacancy(reader, one), one) for one in wanted]
        hits = finder.find(reader.book, wish, reader.organisation)
        return [
            self._card(reader, card.part(reader, hit), hit.activity, hit.when.day.isoformat()) for hit in hits
        ]

    def _card(self, reader: Reader, part: Part, there: Somewhere, day: str = "") -> Card:
        return Card(part, day, checked(self._say, reader.day, there.assured_date))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
