# SPDX-License-Identifier: EUPL-1.2
"""Intake: every message is read for danger and written down before its channel is told that it arrived."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import structlog
from redis.exceptions import RedisError

from bot.conversation import buttons as button_map
from bot.conversation import handoff
from bot.conversation.entry import Draft, Who
from bot.conversation.journal import line, said
from bot.conversation.voice import Voice, form_written
from bot.danger.danger import (
    Card,
    card_for,
    discreet,
    is_calm,
    only_goes_on,
    still_in_its_light,
    surely,
)
from bot.danger.fragments import Fragments
from bot.danger.unkept import NotKept, carded, judged, soon
from bot.intake.incoming import Incoming
from bot.log import failure
from bot.masking.mask import mask
from bot.masking.notice import MASKED
from bot.metrics.messages import heard
from bot.services import Services
from content.gazetteer import places
from content.preview import FIELD
from store import keys
from store.conversation import ConversationRef
from store.vault import ConversationKey, seal

if TYPE_CHECKING:
    from nlu.safety import Verdict

MOST_CHARACTERS = 10_000
PURPOSE = "inbox"
PUSHED = frozenset({"telegram"})
COMMANDS = {
    "start": "begroeten",
    "help": "hulp",
    "mens": "mens",
    "opnieuw": "opnieuw",
    "wis": "wissen",
    "stop": "stoppen",
}
SHOWN_AS = {
    "voice": "log_voice",
    "audio": "log_voice",
    "photo": "log_photo",
    "video": "log_video",
    "sticker": "log_sticker",
    "contact": "log_contact",
}
"""What the log says of something that cannot be opened here."""
_log = structlog.get_logger()
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that take no room: a word stays one word without them."""


@dataclass(frozen=True)
class Accepted:
    """A message that is durable: `seq` is its number; `card` the danger card's, where one was given."""

    ref: ConversationRef
    seq: int
    card: int | None = None
    repeat: bool = False

    @property
    def danger(self) -> bool:
        """Whether a danger card was the answer."""
        return self.card is not None


def clean(text: str) -> str:
    """A typed text without control signs and not longer than is read."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))[:MOST_CHARACTERS].strip()


def _chosen(incoming: Incoming) -> dict[str, str]:
    """What a test chat begins with; nothing for a resident."""
    return {FIELD: incoming.preview, "form": incoming.form} if incoming.preview else {}


class Intake:
    """Accepts messages of every channel."""

    def __init__(self, services: Services) -> None:
        self._s, self._fragments = services, Fragments(services)

    async def accept(self, incoming: Incoming) -> Accepted:
        """Durable once it returns; the same message again gives the same answer and changes nothing. Where
        somebody may be in danger and the store is away, full or slow: NotKept, which has the card."""
        incoming = replace(incoming, text=clean(incoming.text))
        verdict = await self._judged(incoming) if incoming.kind == "text" else None
        begun = time.perf_counter()
        if verdict is None:
            return heard(self._s.tally, incoming.channel, await self._keep(incoming, None))
        try:
            kept = await soon(self._keep(incoming, verdict))
            return heard(self._s.tally, incoming.channel, kept, str(verdict.kind), begun)
        except (RedisError, OSError) as error:
            _log.warning("a card was given without the store", error=failure(error))
            raise NotKept(carded(self._s, verdict, incoming.text)) from None

    async def _judged(self, incoming: Incoming) -> Verdict | None:
        ref = self._s.master.conversation(incoming.organisation, incoming.channel, incoming.address)
        return judged(self._s, incoming.text) or await self._fragments.judged(ref, incoming.text)

    async def _keep(self, incoming: Incoming, verdict: Verdict | None) -> Accepted:
        ref = self._s.master.conversation(incoming.organisation, incoming.channel, incoming.address)
        masked = mask(incoming.text)
        body = await self._body(ref, replace(incoming, text=masked.text))
        form = form_written(incoming.text) if body["kind"] == "text" else None
        card = await self._danger(ref, body, form, incoming, verdict) if verdict else None
        if masked.kinds:
            body[MASKED] = list(masked.kinds)
        for fresh in (False, True, True):
            answer = await self._write(ref, incoming, body, card, form, await self._s.vault.key(ref, fresh))
            if answer[0] != "key":
                card_seq = int(answer[2]) if answer[2] else None
                return Accepted(ref, int(answer[1]), card_seq, repeat=answer[0] == "repeat")
        raise RuntimeError("the conversation's key keeps changing")

    async def _body(self, ref: ConversationRef, incoming: Incoming) -> dict[str, Any]:
        """What the worker needs to know; a location becomes a place here and the point is not kept."""
        body: dict[str, Any] = {"kind": incoming.kind, "text": incoming.text}
        if incoming.kind == "text" and button_map.looks_like_payload(incoming.text):
            body["kind"] = "button"
        if body["kind"] == "button":
            body["button"] = await self._pressed(ref, incoming.text)
        if incoming.kind == "command":
            body |= {"kind": "button", "button": {"id": COMMANDS.get(incoming.text, "hulp"), "data": {}}}
        if incoming.kind == "location" and incoming.latitude is not None and incoming.longitude is not None:
            place = places.nearest(self._s.catalogue, incoming.latitude, incoming.longitude)
            body |= {"kind": "place", "place": place.as_data() if place else None}
        if incoming.edited:
            body["edited"] = True
        return body

    async def _pressed(self, ref: ConversationRef, payload: str) -> dict[str, Any] | None:
        stored = await self._s.redis.hget(keys.conversation(ref), "buttons")
        return (await button_map.opened(self._s.vault, ref, stored)).get(payload.strip())

    async def _danger(
        self,
        ref: ConversationRef,
        body: dict[str, Any],
        form: str | None,
        incoming: Incoming,
        verdict: Verdict,
    ) -> Card | None:
        conversation = await self._s.redis.hgetall(keys.conversation(ref))
        if await self._answered_by_follow_up(conversation, verdict, body["text"]):
            return None
        voice = Voice(self._s, {**_chosen(incoming), **conversation, **({"form": form} if form else {})})
        private = bool(conversation.get("private"))
        return surely(lambda said: self._card(verdict, said, private), voice)

    def _card(self, verdict: Verdict, voice: Voice, private: bool) -> Card:
        card = card_for(self._s, verdict, voice)
        return discreet(card, voice.text("neutral")) if private else card

    async def _answered_by_follow_up(self, conversation: dict[str, str], verdict: Verdict, text: str) -> bool:
        """Follow-ups need no dialogue; where a person has the turn nobody says them, so a card is given."""
        if handoff.person_has_the_turn(conversation):
            return False
        lit = still_in_its_light(conversation, await self._s.clock.now())
        return lit and not is_calm(conversation["danger"]) and only_goes_on(conversation, verdict, text)

    async def _write(
        self,
        ref: ConversationRef,
        incoming: Incoming,
        body: dict[str, Any],
        card: Card | None,
        form: str | None,
        key: ConversationKey,
    ) -> list[str]:
        text = json.dumps(body, ensure_ascii=False).encode()
        who: Who = "note" if body["kind"] == "blocked" else "resident"
        step: dict[str, Any] = {
            # A program may put anything in it, words too.
            "message_id": self._s.master.digest("message", ascii(incoming.message_id)),
            "kid": key.kid,
            "now": await self._s.clock.now(),
            "new": self._new(ref, incoming, key),
            "body": seal(key, ref, PURPOSE, text),
            "line": line(key, ref, said(who, self._shown(body))),
            "who": who,
            "push": incoming.channel in PUSHED,
            "ways": incoming.ways,
        }
        if form:
            step["form"] = form
        if incoming.origin and incoming.kind != "button":
            step["origin"] = incoming.origin
        if card is not None:
            given = button_map.give_out(card.buttons)
            step |= {
                "card": line(
                    key, ref, Draft("bot", card.parts, button_map.shown(given), private=card.private)
                ),
                "mark": card.mark,
                "private": card.private,
                "buttons": button_map.sealed(key, ref, given),
            }
        return await self._s.steps.accept(ref, step)

    def _new(self, ref: ConversationRef, incoming: Incoming, key: ConversationKey) -> dict[str, str]:
        return {
            "organisation": incoming.organisation,
            "channel": incoming.channel,
            "address": seal(key, ref, "address", incoming.address.encode()),
            "state": "pending",
            **_chosen(incoming),
        }

    def _shown(self, body: dict[str, Any]) -> str:
        """What the log shows of it: a press by its title, a photo by its word."""
        if body["kind"] == "button":
            return str((body.get("button") or {}).get("title") or body["text"])
        if body["kind"] == "place":
            return str((body.get("place") or {}).get("name") or self._s.catalogue.message("log_location"))
        if body["kind"] == "blocked":
            return self._s.catalogue.message("blocked")
        if body["kind"] == "unsupported":
            return self._s.catalogue.message(SHOWN_AS.get(body["text"], "log_file"))
        return str(body["text"])
