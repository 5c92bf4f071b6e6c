# SPDX-License-Identifier: EUPL-1.2
"""Where misunderstood sentences lie: sealed, by day, in no order, tied to nobody, for a month."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.phrases.phrase import Label, Phrase, phrase_of
from bot.services import Services
from store import keys
from store.clock import day_of
from store.master import MasterKey
from store.retention import DAY, PHRASE_S

DAYS = PHRASE_S // DAY
MOST_A_DAY = 500
"""A flood of nonsense must not push anything else out of memory."""
NONCE = 12


class Box:
    """A set a day: Redis keeps no order in a set, and the seal of each sentence is chance."""

    def __init__(self, services: Services) -> None:
        self._redis, self._clock = services.redis, services.clock
        self._cipher = AESGCM(services.master.derive("phrases"))

    async def put(self, organisation: str, phrase: Phrase) -> None:
        """Keep a sentence that was redacted, for as long as is left of its month."""
        today = day_of(await self._clock.now())
        name = keys.phrases(organisation, today)
        if await self._redis.scard(name) >= MOST_A_DAY:
            return
        async with self._redis.pipeline(transaction=True) as both:
            both.sadd(name, self._closed(organisation, phrase.data()))
            # From midnight, so that nothing tells the hour.
            both.expire(name, PHRASE_S)
            await both.execute()

    async def all(self, organisation: str) -> list[Phrase]:
        """Every sentence nobody labelled yet, the newest days first."""
        days = await self._days()
        async with self._redis.pipeline(transaction=False) as asked:
            for day in days:
                asked.smembers(keys.phrases(organisation, day))
            found = await asked.execute()
        pairs = [(day, sealed) for day, these in zip(days, found, strict=True) for sealed in sorted(these)]
        opened = (
            phrase_of(self._opened(organisation, sealed), id=mark(sealed), day=day) for day, sealed in pairs
        )
        return [phrase for phrase in opened if phrase is not None]

    async def take(self, organisation: str, ids: Iterable[str]) -> list[Phrase]:
        """These sentences, which are not in the box any more."""
        wanted, taken = set(ids), list[Phrase]()
        for day in await self._days():
            name = keys.phrases(organisation, day)
            for sealed in await self._redis.smembers(name):
                if mark(sealed) in wanted and await self._redis.srem(name, sealed):
                    phrase = phrase_of(self._opened(organisation, sealed), id=mark(sealed), day=day)
                    taken += [phrase] if phrase else []
        return taken

    async def label(self, organisation: str, phrases: Iterable[Phrase], label: Label) -> None:
        """Keep what these are about until they are learned, no longer than was left of their month."""
        today = date.fromisoformat(day_of(await self._clock.now()))
        for phrase in phrases:
            day = phrase.day or today.isoformat()
            left = PHRASE_S - (today - date.fromisoformat(day)).days * DAY
            data = phrase.data() | {"day": day, "about": list(label.themes), "intent": label.intent}
            if left > 0:
                await self._put_labelled(
                    keys.labelled(organisation, day), phrase.id, organisation, data, left
                )

    async def labelled(self, organisation: str) -> list[tuple[Phrase, Label]]:
        """What was labelled and not learned yet."""
        kept: dict[str, str] = {}
        for day in await self._days():
            kept |= await self._redis.hgetall(keys.labelled(organisation, day))
        found = []
        for identifier, sealed in sorted(kept.items()):
            data = self._opened(organisation, sealed) or {}
            phrase = phrase_of(data, id=identifier, day=str(data.get("day", "")))
            if phrase is not None:
                found.append((phrase, Label(tuple(data["about"]), data["intent"])))
        return found

    async def done(self, organisation: str, ids: Iterable[str]) -> None:
        """These were written into the organisation's own sentences, or are wanted no more."""
        given = list(ids)
        for day in await self._days() if given else ():
            await self._redis.hdel(keys.labelled(organisation, day), *given)

    async def _put_labelled(
        self, name: str, id: str, organisation: str, data: dict[str, Any], left: int
    ) -> None:
        async with self._redis.pipeline(transaction=True) as both:
            both.hset(name, id, self._closed(organisation, data))
            both.expire(name, left)
            await both.execute()

    async def _days(self) -> list[str]:
        today = date.fromisoformat(day_of(await self._clock.now()))
        return [(today - timedelta(days=ago)).isoformat() for ago in range(DAYS)]

    def _closed(self, organisation: str, data: dict[str, Any]) -> str:
        nonce = os.urandom(NONCE)
        plain = json.dumps(data, ensure_ascii=False).encode()
        sealed = nonce + self._cipher.encrypt(nonce, plain, organisation.encode())
        return base64.urlsafe_b64encode(sealed).decode()

    def _opened(self, organisation: str, sealed: str) -> dict[str, Any] | None:
        try:
            raw = base64.urlsafe_b64decode(sealed)
            plain = self._cipher.decrypt(raw[:NONCE], raw[NONCE:], organisation.encode())
            found: dict[str, Any] = json.loads(plain)
        except (InvalidTag, ValueError):
            # Sealed by a master key that is gone: nobody can read it, and it goes by itself.
            return None
        return found


def mark(sealed: str) -> str:
    """What a form calls a sealed sentence by."""
    return hashlib.sha256(sealed.encode()).hexdigest()[:16]


def resealed(old: MasterKey, new: MasterKey, organisation: str, sealed: str) -> str | None:
    """A sentence under a new master key; None where the old one does not open it."""
    raw, about = base64.urlsafe_b64decode(sealed), organisation.encode()
    try:
        plain = AESGCM(old.derive("phrases")).decrypt(raw[:NONCE], raw[NONCE:], about)
    except InvalidTag:
        return None
    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(
        nonce + AESGCM(new.derive("phrases")).encrypt(nonce, plain, about)
    ).decode()
