# SPDX-License-Identifier: EUPL-1.2
"""The one queue of what editors have to look at: durable, the same however often it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.services import Services
from bot.upkeep import reports, subject
from bot.upkeep.found import Finder, of_subject
from bot.upkeep.item import Item, loads
from bot.upkeep.subject import Subject
from store import keys
from store.clock import day_of

MARK = "@"
"""The field that says for which content and day the queue was made."""


class Queue:
    """What is to be looked at, by organisation."""

    def __init__(self, services: Services) -> None:
        self._s, self._finder = services, Finder(services)

    async def items(self, organisation: str) -> list[Item]:
        """Everything, the most harmful first."""
        await self.follow(organisation)
        return sorted((await self._kept(organisation)).values(), key=lambda item: item.harm)

    async def follow(self, organisation: str) -> None:
        """Make it anew where the content or the day is another one; take in what was reported since."""
        mark = await self._mark()
        if await self._s.redis.hget(keys.upkeep(organisation), MARK) != mark:
            await self._replace(organisation, await self._finder.items(organisation), mark)
        await self._take_in(organisation)

    async def add(self, organisation: str, item: Item) -> None:
        """One more thing, from somebody who found it; known already, it stays as it was."""
        fresh = replace(item, since=await self._s.clock.now())
        await self._s.redis.hsetnx(keys.upkeep(organisation), item.id, fresh.dumps())

    async def done(self, organisation: str, id: str) -> None:
        """An editor settled this subject: what was reported goes, what time says of it is looked at anew."""
        await reports.settle(self._s.redis, organisation, id)
        gone = [item.id for item in (await self._kept(organisation)).values() if item.key == id]
        if gone:
            await self._s.redis.hdel(keys.upkeep(organisation), *gone)
        day = day_of(await self._s.clock.now())
        for item in of_subject(self._s.catalogue, organisation, id, day):
            await self.add(organisation, item)

    async def drop(self, organisation: str, id: str) -> None:
        """One thing is settled."""
        await self._s.redis.hdel(keys.upkeep(organisation), id)

    async def told(self, organisation: str, items: Iterable[Item]) -> None:
        """Staff were alerted to these."""
        for item in items:
            await self._s.redis.hset(keys.upkeep(organisation), item.id, replace(item, told=True).dumps())

    async def _kept(self, organisation: str) -> dict[str, Item]:
        stored = await self._s.redis.hgetall(keys.upkeep(organisation))
        return {id: loads(text) for id, text in stored.items() if id != MARK}

    async def _mark(self) -> str:
        return f"{self._s.catalogue.version} {day_of(await self._s.clock.now())}"

    async def _replace(self, organisation: str, items: list[Item], mark: str) -> None:
        """In one step; what was there before keeps since when, and what does not come from looking stays."""
        before, now = await self._kept(organisation), await self._s.clock.now()
        kept = {item.id: item for item in before.values() if item.kind in ("report", "confirmed")}
        for item in items:
            old = before.get(item.id)
            kept[item.id] = replace(item, since=old.since, told=old.told) if old else replace(item, since=now)
        async with self._s.redis.pipeline(transaction=True) as step:
            step.delete(keys.upkeep(organisation))
            step.hset(
                keys.upkeep(organisation), mapping={MARK: mark, **{id: i.dumps() for id, i in kept.items()}}
            )
            await step.execute()

    async def _take_in(self, organisation: str) -> None:
        """A thing to look at for each contact of which something was reported; gone when that was settled."""
        said, kept = await reports.reported(self._s.redis, organisation), await self._kept(organisation)
        for item in kept.values():
            if item.kind == "report" and item.key not in said:
                await self.drop(organisation, item.id)
        for id, what in said.items():
            known = subject.find(self._s.catalogue, organisation, id)
            if known is None:
                await reports.settle(self._s.redis, organisation, id)
                continue
            await self._report(organisation, id, known, what, kept.get(f"report|{id}"))

    async def _report(
        self, organisation: str, id: str, known: Subject, what: dict[str, int], before: Item | None
    ) -> None:
        about = " ".join(f"{name}:{times}" for name, times in sorted(what.items()))
        if before and before.about == about:
            return
        fresh = Item("report", id, known.name, known.phone, known.crisis, about=about)
        since = before.since if before else await self._s.clock.now()
        told = before.told if before else False
        item = replace(fresh, since=since, told=told)
        await self._s.redis.hset(keys.upkeep(organisation), item.id, item.dumps())
