# SPDX-License-Identifier: EUPL-1.2
"""Links with which an organisation looks over its own entry: thirty days, kept as a keyed hash only.

What comes in by such a link is never published by itself: it becomes a draft for an editor.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from bot.publishing.drafts import Conflict, Drafts
from bot.services import Services
from bot.upkeep.item import Item
from bot.upkeep.queue import Queue
from content.editing.change import Change
from content.model import Contact
from store import keys
from store.clock import day_of

VALID_S = 30 * 86_400
BYTES = 32
AUTHOR = "link"
"""Who a draft is by that came by a link; no account has this name with a capital letter or a space."""
FIELDS = ("name", "description", "phone", "website", "address", "opening_hours", "cost")
"""What an organisation may say of itself; themes and places are for the editor."""
LONGEST = 300
NEVER = -1
"""No version of a draft: what is saved over it is kept beside it."""


@dataclass(frozen=True)
class Confirmation:
    """Which contact a link is for, who made it, and whether it was used."""

    organisation: str
    contact: str
    by: str
    until: float
    used: bool = False


class Confirmations:
    """Makes and honours links."""

    def __init__(self, services: Services) -> None:
        self._s, self._drafts, self._queue = services, Drafts(services), Queue(services)

    async def make(self, organisation: str, contact: str, by: str) -> str:
        """The token of a new link, kept nowhere."""
        token = secrets.token_urlsafe(BYTES)
        kept = {"contact": contact, "by": by, "until": await self._s.clock.now() + VALID_S, "used": False}
        await self._s.redis.set(self._key(organisation, token), json.dumps(kept), ex=VALID_S)
        return token

    async def find(self, organisation: str, token: str) -> Confirmation | None:
        """What this token is for, if it is still worth something."""
        stored = await self._s.redis.get(self._key(organisation, token))
        kept = json.loads(stored) if stored else None
        if kept is None or await self._s.clock.now() > kept["until"]:
            return None
        return Confirmation(organisation, **kept)

    async def right(self, found: Confirmation, token: str) -> None:
        """They say that it is right: a draft that says it was checked today."""
        await self._draft(found, token, {}, "desk_upkeep_link_right")

    async def corrected(self, found: Confirmation, token: str, told: Mapping[str, str]) -> None:
        """They say what it should be: a draft with that in it."""
        known = self._s.catalogue.contact(found.contact, found.organisation)
        if known is not None:
            await self._draft(found, token, different(known, told), "desk_upkeep_link_corrected")

    async def _draft(self, found: Confirmation, token: str, fields: Mapping[str, object], words: str) -> None:
        told = self._s.catalogue.message(words, found.organisation)
        draft = await self._drafts.open(found.organisation, "contact", found.contact, AUTHOR)
        today = day_of(await self._s.clock.now())
        data = {**(draft.change.data or {"id": found.contact}), **fields, "assured_date": today}
        made = Change("contact", found.contact, data)
        # A draft an editor has begun is theirs: what the organisation says is kept beside it.
        version = draft.version if draft.author == AUTHOR else NEVER
        with suppress(Conflict):
            await self._drafts.save(found.organisation, draft.id, made, AUTHOR, version, told)
        known = self._s.catalogue.contact(found.contact, found.organisation)
        name, phone = (known.name, known.phone) if known else (found.contact, None)
        item = Item(
            "confirmed", found.contact, name, phone.number if phone else "", about=words.rpartition("_")[2]
        )
        await self._queue.add(found.organisation, item)
        await self._spend(found, token)

    async def _spend(self, found: Confirmation, token: str) -> None:
        kept = {"contact": found.contact, "by": found.by, "until": found.until, "used": True}
        await self._s.redis.set(self._key(found.organisation, token), json.dumps(kept), keepttl=True)

    def _key(self, organisation: str, token: str) -> str:
        return keys.confirm(self._s.master.digest("confirm", f"{organisation}/{token}"))


def shown(contact: Contact) -> dict[str, str]:
    """An entry in plain fields, as its organisation sees and corrects it."""
    phone = contact.phone.number if contact.phone else ""
    values = {name: str(getattr(contact, name, None) or "") for name in FIELDS if name != "phone"}
    return {name: phone if name == "phone" else values[name] for name in FIELDS}


def different(contact: Contact, told: Mapping[str, str]) -> dict[str, object]:
    """The fields of an entry that were told otherwise; a number as it was typed, for an editor to mend."""
    before = shown(contact)
    new = {
        name: " ".join(told[name].split())[:LONGEST]
        for name in FIELDS
        if name in told and " ".join(told[name].split()) != before[name]
    }
    fields: dict[str, object] = {name: value or None for name, value in new.items() if name != "phone"}
    if "phone" in new:
        fields["phones"] = [{"number": new["phone"]}] if new["phone"] else []
    return fields
