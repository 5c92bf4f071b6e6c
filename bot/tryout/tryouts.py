# SPDX-License-Identifier: EUPL-1.2
"""The try-outs of an installation: each editor has one at a time, and it ends by itself."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.conversation.timers import timer
from bot.publishing.draft import Draft
from bot.publishing.press import run
from bot.services import Services
from bot.tryout.channel import CHANNEL
from content import preview
from content.editing.job import Job, Where
from content.problem import Problem
from store import keys, retention
from store.clock import day_of
from store.conversation import ConversationRef

MODULE = "content.editing.trial"


@dataclass(frozen=True)
class Tryout:
    """A test chat of an editor: about which draft, and which versions of which drafts are in it."""

    id: str
    draft: str
    form: str
    versions: dict[str, int] = field(default_factory=dict)

    def follows(self, drafts: Sequence[Draft]) -> bool:
        """Whether it still says what these drafts say; one that is gone is no draft any more."""
        return self.versions == {draft.id: draft.version for draft in drafts if draft.id in self.versions}


def may_try(draft: Draft, who: str) -> bool:
    """Whether this editor may try an open draft: who wrote of it, and everybody it was handed on to."""
    return who in draft.authors or draft.state != "draft"


class Tryouts:
    """Begins, finds and ends them."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._one = asyncio.Semaphore(1)

    async def begin(
        self, who: str, draft: Draft, others: Sequence[Draft], form: str
    ) -> Tryout | tuple[Problem, ...]:
        """A new one, in place of what this editor had; or what is wrong with the drafts."""
        id, settings, now = secrets.token_hex(8), self._s.settings, await self._s.clock.now()
        drafts = (draft, *others)
        preview.sweep(settings.compiled_dir, now, preview.MOST - 1)
        where = Where(settings.content_base, settings.content_own, preview.folder(settings.compiled_dir, id))
        changes = tuple(each.change for each in drafts)
        async with self._one:
            result = await run(
                Job(where, settings.organisation, who, changes=changes, day=day_of(now)), MODULE
            )
        if not result.version:
            preview.drop(settings.compiled_dir, id)
            return result.problems
        # Only now: the page of the former one must not find nothing while this was compiled.
        await self.end(who)
        made = Tryout(id, draft.id, form, {each.id: each.version for each in drafts})
        kept = {"id": id, "draft": draft.id, "form": form, "versions": json.dumps(made.versions)}
        name = self._key(who)
        await self._s.redis.hset(name, mapping=kept)
        await self._s.redis.expire(name, retention.TRYOUT_S)
        return made

    async def of(self, who: str, draft: str) -> Tryout | None:
        """The one this editor has of this draft; None when it ended."""
        kept = await self._s.redis.hgetall(self._key(who))
        if not kept or kept.get("draft") != draft:
            return None
        return Tryout(kept["id"], kept["draft"], kept["form"], json.loads(kept["versions"]))

    async def used(self, who: str) -> None:
        """The hour begins again."""
        await self._s.redis.expire(self._key(who), retention.TRYOUT_S)

    async def end(self, who: str) -> None:
        """The conversation is erased by whoever serves it, within a second or so; the texts go now."""
        id = await self._s.redis.hget(self._key(who), "id")
        if not id:
            return
        ref = self.ref(id)
        if await self._s.redis.exists(keys.conversation(ref)):
            now = await self._s.clock.now()
            await self._s.redis.zadd(keys.timers(ref.partition), {timer("keep", ref): now})
        await self._s.redis.delete(self._key(who))
        preview.drop(self._s.settings.compiled_dir, id)

    def ref(self, id: str) -> ConversationRef:
        """The conversation of a try-out."""
        return self._s.master.conversation(self._s.settings.organisation, CHANNEL, id)

    def _key(self, who: str) -> str:
        return keys.tryout(self._s.settings.organisation, who)
