# SPDX-License-Identifier: EUPL-1.2
"""What Rasa remembers of a conversation: its events and last answers, sealed together, in one write."""

from __future__ import annotations

import json
import logging
import zlib
from dataclasses import dataclass, field
from typing import Any

from store import keys
from store.conversation import ConversationRef
from store.vault import Unreadable, Vault

VERSION = 1
ANSWERS_KEPT = 4
"""A conversation has one message under way at a time, and only that one can be asked again."""
PURPOSE = "tracker"
FIELD = "record"
LOG = logging.getLogger(__name__)

Replies = list[dict[str, Any]]


@dataclass(frozen=True)
class Record:
    """Events as Rasa writes them, and the replies given to the last few messages by message id."""

    events: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, Replies] = field(default_factory=dict)

    def with_answer(self, events: list[dict[str, Any]], message_id: str, replies: Replies) -> Record:
        """The record after a turn; the oldest answers fall away."""
        answers = {**self.answers, message_id: replies}
        return Record(events, dict(list(answers.items())[-ANSWERS_KEPT:]))


class Records:
    """Reads and writes records; errors of Redis are the caller's."""

    def __init__(self, redis: Any, vault: Vault) -> None:
        self._redis, self._vault = redis, vault

    async def read(self, ref: ConversationRef) -> Record:
        """The conversation's record; an empty one where there is none or it cannot be read any more."""
        sealed = await self._redis.hget(keys.tracker(ref), FIELD)
        if sealed is None:
            # It may have been erased: the key this process remembers must not seal what follows.
            self._vault.forget(ref)
            return Record()
        try:
            return unpack(await self._vault.open(ref, PURPOSE, sealed))
        except (Unreadable, ValueError, KeyError, TypeError, zlib.error) as error:
            LOG.warning("a conversation could not be read and starts afresh: %s", type(error).__name__)
            self._vault.forget(ref)
            return Record()

    async def write(self, ref: ConversationRef, record: Record) -> None:
        """Keep `record` in place of what was there, events and answers in one write."""
        sealed = await self._vault.seal(ref, PURPOSE, pack(record))
        await self._redis.hset(keys.tracker(ref), FIELD, sealed.decode())


def pack(record: Record) -> bytes:
    """A record as compressed JSON."""
    data = {"version": VERSION, "events": record.events, "answers": record.answers}
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes) -> Record:
    """The reverse of `pack`; ValueError for another version."""
    data = json.loads(zlib.decompress(packed))
    if data["version"] != VERSION:
        raise ValueError("a record of another version")
    return Record(list(data["events"]), dict(data["answers"]))
