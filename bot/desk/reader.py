# SPDX-License-Identifier: EUPL-1.2
"""Reading at the desk: who waits, one conversation, what was said in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.conversation.entry import Entry
from bot.conversation.journal import Journal
from bot.desk.handover import Handoff, Row, handoff
from bot.desk.shelf import by_partition
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

URGENCY = ("now", "today", "three_days", "none")
Span = tuple[int, int, int]


class DeskReader:
    """What workers read; nothing but what they have read is written."""

    def __init__(self, services: Services) -> None:
        self._s, self._journal = services, Journal(services)

    async def queue(self, organisation: str) -> list[Row]:
        """Everyone on the desk: danger first, then what cannot wait, then by promise, urgency and wait."""
        rows: list[Row] = []
        for fields in await self._many(await by_partition(self._s, organisation)):
            rows += [await handoff(self._s.vault, *fields)]
        return sorted(rows, key=_rank)

    async def _many(
        self, partitions: list[list[ConversationRef]]
    ) -> list[tuple[ConversationRef, dict[str, str]]]:
        """What is stored of them, one call a partition, with the keys that open it already known."""
        found: list[tuple[ConversationRef, dict[str, str]]] = []
        for refs in partitions:
            async with self._s.redis.pipeline(transaction=False) as pipeline:
                for ref in refs:
                    pipeline.hgetall(keys.conversation(ref))
                stored = await pipeline.execute()
            found += [
                (ref, fields) for ref, fields in zip(refs, stored, strict=True) if "handed_at" in fields
            ]
        await self._s.vault.know([ref for ref, _ in found])
        return found

    async def handoff(self, ref: ConversationRef) -> Handoff | None:
        """One conversation, or None when it is not (or no longer) for the desk."""
        fields = await self._s.redis.hgetall(keys.conversation(ref))
        if "handed_at" not in fields:
            return None
        return await handoff(self._s.vault, ref, fields)

    async def timeline(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """What was said from the handoff to the close, notes included; not what the bot was told between,
        nor its answers that came later to what was said before."""
        names = ("handed_at", "closed_at", "apart")
        handed, closed, apart = await self._s.redis.hmget(keys.conversation(ref), *names)
        if handed is None:
            return []
        spans = list(_spans(apart or ""))
        entries = await self._journal.entries(ref, max(after, int(handed)))
        shown = [entry for entry in entries if closed is None or entry.seq <= int(closed)]
        told = [entry for entry in shown if (entry.reply_to or int(handed)) >= int(handed)]
        return [entry for entry in told if not any(_between(entry, span) for span in spans)]

    async def deliveries(self, ref: ConversationRef, entries: Sequence[Entry]) -> dict[int, str]:
        """What became of sending what workers said, by number; nothing for what nobody has tried yet."""
        numbers = [entry.seq for entry in entries if entry.who == "worker"]
        if not numbers:
            return {}
        found = await self._s.redis.hmget(keys.sent(ref), *map(str, numbers))
        return {number: outcome for number, outcome in zip(numbers, found, strict=True) if outcome}

    async def read(self, ref: ConversationRef) -> None:
        """The worker has seen what there is."""
        await self._s.redis.eval(_READ, 1, keys.conversation(ref))


# A conversation that was erased a moment ago must not come back as an empty one.
_READ = """
local done = redis.call('HGET', KEYS[1], 'done')
if done then
  redis.call('HSET', KEYS[1], 'read', done)
  redis.call('HDEL', KEYS[1], 'unseen', 'unseen_at')
end
return 1
"""


def _rank(row: Row) -> tuple[bool, int, bool, int, float]:
    urgency = URGENCY.index(row.urgency) if row.urgency in URGENCY else len(URGENCY)
    # Who must be helped today comes before whose promise runs out.
    return (not row.danger, min(urgency, 2), not row.runs_out, urgency, row.waiting_since)


def _spans(apart: str) -> Iterator[Span]:
    """From a close to the reopening after it, and how far the bot had come with its answers by then."""
    for span in apart.split():
        closed, reopened, done = span.split("-")
        yield int(closed), int(reopened), int(done)


def _between(entry: Entry, span: Span) -> bool:
    closed, reopened, done = span
    # What the bot had not answered when the conversation was reopened is for the worker.
    unanswered = entry.who == "resident" and entry.seq > done
    return closed < entry.seq <= reopened and not unanswered
