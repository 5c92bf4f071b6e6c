# SPDX-License-Identifier: EUPL-1.2
"""Texts that are published at a time: what is due is published once, and never in the name of who left."""

from __future__ import annotations

from bot.desk.accounts.users import Users
from bot.publishing.draft import Draft, NotNow
from bot.publishing.drafts import Drafts
from bot.publishing.publisher import Publisher, Refused
from bot.services import Services
from content.findings import say
from store import keys

AT_ONCE = 20


class Schedule:
    """Done by whichever process comes first: a draft that was published is not published again."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._drafts, self._publisher = Drafts(services), Publisher(services)
        self._users = Users.of(services)

    async def round(self) -> None:
        """Publish what is due."""
        now = await self._s.clock.now()
        for name in await self._s.redis.zrangebyscore(keys.due(), 0, now, start=0, num=AT_ONCE):
            organisation, _, id = name.partition("/")
            draft = await self._drafts.get(organisation, id)
            if draft is not None and draft.state == "scheduled" and draft.due is not None:
                if draft.due > now:
                    await self._s.redis.zadd(keys.due(), {name: draft.due})
                    continue
                await self._publish(draft)
            await self._s.redis.zrem(keys.due(), name)

    async def _publish(self, draft: Draft) -> None:
        if not await self._here(draft):
            await self._back(draft, say("draft_left"))
            return
        try:
            outcome = await self._publisher.publish(draft, draft.author)
        except NotNow as refused:
            await self._back(draft, say(f"draft_{refused.why}"))
            return
        if isinstance(outcome, Refused):
            found = [problem.message for problem in outcome.problems[:1]]
            await self._back(draft, found[0] if found else say("draft_clash"))

    async def _here(self, draft: Draft) -> bool:
        """Whether who wrote it last, who set the time and who agreed all still work here."""
        people = filter(None, {draft.author, draft.scheduled_by, draft.approved_by})
        return all([await self._users.get(draft.organisation, name) for name in people])

    async def _back(self, draft: Draft, reason: str) -> None:
        try:
            await self._drafts.back(draft.organisation, draft.id, reason)
        except NotNow:
            # Somebody did something else with it meanwhile; that counts.
            return
