# SPDX-License-Identifier: EUPL-1.2
"""Beside the chat: referrals with the step they stand at, the next one as one button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.half_written import stepped
from bot.desk.pages.talk.panel import Move, Owner, Where
from bot.desk.tools.referrals import MOST, STEPS, Referral, Referrals
from bot.desk.tools.timeline import Timeline, began
from bot.services import Services
from bot.web.form import message_id, plain
from content.opening.when import Say
from store.clock import ZONE
from store.conversation import ConversationRef

NOWHERE = "desk_referral_nowhere"
MOST_WORDS = 1_000


class ReferralPanel:
    """Where the resident is brought, and how far that is."""

    name = "referral"
    where: Where = "tools"
    live = False
    template = "desk_referral.html"

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say = services, say
        self._referrals, self._timeline = Referrals(services), Timeline(services)
        self.forms: Mapping[str, Move] = {"overdracht": self._agree, "stap": self._step}

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever has the conversation brings the resident on."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """The referrals of this handoff; those of an earlier one stay with the team it was for."""
        since = began(await self._timeline.of(found.ref))
        referrals = await self._referrals.of(found.ref, since)
        return {"referrals": referrals, "referral_steps": STEPS, "stamp": self._stamp}

    def _stamp(self, at: float) -> str:
        """A moment of the past."""
        when = datetime.fromtimestamp(at, ZONE)
        day = f"{when.day} {self._say(f'month_{when.month}')}"
        return self._say("desk_event_at", day=day, time=f"{when.hour}:{when.minute:02}")

    async def _agree(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        where = plain(form.get("organisatie", ""))[:MOST]
        if not where:
            return NOWHERE
        words = plain(form.get("afgesproken", ""))[:MOST_WORDS]
        asked = Referral("", where, self._contact(where, ref.organisation), words=words)
        user, once = worker.user, message_id(form.get("move_id", ""), "referral", where)
        return (await self._referrals.agree(ref, user.name, asked, once, user.first_name)).reason

    def _contact(self, name: str, organisation: str) -> str:
        """The directory's own id where the name is one that stands there."""
        found = self._s.catalogue.contact_named(name, organisation)
        return found.id if found else ""

    async def _step(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        user, (id, step) = worker.user, stepped(form)
        whom = plain(form.get(f"wie-{id}", ""))[:MOST]
        words = plain(form.get(f"woorden-{id}", ""))[:MOST_WORDS]
        once = message_id(form.get("move_id", ""), "step", f"{id} {step}")
        made = await self._referrals.step(ref, user.name, id, step, whom, words, once, user.first_name)
        return made.reason


class ReferralAtClose(ReferralPanel):
    """In the form that closes: how far referrals are. It keeps nobody from closing."""

    name = "referral_close"
    where: Where = "close"
    template = "desk_referral_close.html"

    def __init__(self, services: Services, say: Say) -> None:
        super().__init__(services, say)
        self.forms = {}
