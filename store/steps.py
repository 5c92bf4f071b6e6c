# SPDX-License-Identifier: EUPL-1.2
"""The atomic steps on Redis: one Lua script each, run whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store import keys
from store.conversation import ConversationRef

_SCRIPTS = Path(__file__).parent / "lua"
_USES = re.compile(r"^-- USES (shared/[a-z]+\.lua)$", re.MULTILINE)
WATCH_S = (120.0, 300.0)
"""After so many seconds a danger that nobody took is for more people: the backup, then every coordinator."""


class Steps:
    """Runs the scripts of `store/lua`; each answers a list whose first word says what happened."""

    def __init__(self, redis: Any) -> None:
        self._run = {
            path.stem: redis.register_script(_whole(path.read_text(encoding="utf-8")))
            for path in sorted(_SCRIPTS.glob("*.lua"))
        }

    async def accept(self, ref: ConversationRef, step: Mapping[str, Any]) -> list[str]:
        """new seq card-seq | repeat seq card-seq | key (the conversation's key has changed: seal again)."""
        names = [
            keys.conversation(ref),
            keys.key(ref),
            keys.log(ref),
            keys.seen(ref),
            keys.inbox(ref.partition),
            keys.outbox(ref.partition, "urgent"),
            keys.sent(ref),
            keys.timers(ref.partition),
            keys.audit(ref.organisation),
            keys.happened(ref),
            keys.blocked(ref.partition, ref.organisation),
        ]
        return await self._do("accept", names, ref, step)

    async def commit(self, ref: ConversationRef, step: Mapping[str, Any]) -> list[str]:
        """ok seq… | lost (lease) | gone (done before) | stale (the owner changed) | slot (is taken) | key."""
        partition = ref.partition
        names = [
            keys.lease(partition, "turn"),
            keys.inbox(partition),
            keys.conversation(ref),
            keys.key(ref),
            keys.log(ref),
            keys.outbox(partition, "ordinary"),
            keys.outbox(partition, "urgent"),
            keys.timers(partition),
            keys.desk(partition, ref.organisation),
            keys.attempts(partition),
            keys.tracker(ref),
            keys.happened(ref),
            keys.teams(ref.organisation),
            keys.promises(ref.organisation),
        ]
        return await self._do("commit", names, ref, step)

    async def desk(self, ref: ConversationRef, step: Mapping[str, Any]) -> list[str]:
        """ok seq… | repeat | refused assignee | nobody | full | team (is no more) | slot | gone | key."""
        partition = ref.partition
        names = [
            keys.conversation(ref),
            keys.key(ref),
            keys.log(ref),
            keys.seen(ref),
            keys.outbox(partition, "ordinary"),
            keys.timers(partition),
            keys.desk(partition, ref.organisation),
            keys.audit(ref.organisation),
            keys.user(ref.organisation),
            keys.happened(ref),
            keys.referrals(ref),
            keys.teams(ref.organisation),
            keys.blocked(partition, ref.organisation),
            keys.promises(ref.organisation),
        ]
        return await self._do("desk", names, ref, step)

    async def erase(self, ref: ConversationRef, step: Mapping[str, Any]) -> list[str]:
        """ok former-state | lost | gone | kept (a sweep came too early)."""
        partition = ref.partition
        names = [
            keys.lease(partition, "turn"),
            keys.inbox(partition),
            keys.conversation(ref),
            keys.key(ref),
            keys.log(ref),
            keys.seen(ref),
            keys.sent(ref),
            keys.tracker(ref),
            keys.timers(partition),
            keys.desk(partition, ref.organisation),
            keys.outbox(partition, "ordinary"),
            keys.attempts(partition),
            keys.happened(ref),
            keys.referrals(ref),
            keys.promises(ref.organisation),
        ]
        return await self._do("erase", names, ref, {"load": keys.load(ref.organisation, ""), **step})

    async def follow_up(self, ref: ConversationRef, day: str, step: Mapping[str, Any]) -> list[str]:
        """ok | refused (it is not so any more) | gone | key."""
        names = [
            keys.conversation(ref),
            keys.key(ref),
            keys.log(ref),
            keys.outbox(ref.partition, "ordinary"),
            keys.counts(day),
        ]
        return await self._do("follow_up", names, ref, step)

    async def sent(
        self,
        ref: ConversationRef,
        lane: str,
        token: str,
        entry: str,
        seq: int,
        outcome: str,
        failed: bool,
        keyboard: str = "-",
        now: float = 0.0,
    ) -> list[str]:
        """ok former-keyboard | lost | gone | erased (its line in the log is no more)."""
        names = [
            keys.lease(ref.partition, "send"),
            keys.outbox(ref.partition, lane),
            keys.sent(ref),
            keys.conversation(ref),
            keys.log(ref),
            keys.happened(ref),
        ]
        arguments = [token, entry, seq, outcome, "1" if failed else "0", str(ref), keyboard, now]
        answer: list[str] = await self._run["sent"](keys=names, args=arguments)
        return answer

    async def _do(
        self, script: str, names: list[str], ref: ConversationRef, step: Mapping[str, Any]
    ) -> list[str]:
        whole = {"ref": str(ref), "watch_s": WATCH_S[0], **step}
        answer: list[str] = await self._run[script](keys=names, args=[json.dumps(whole)])
        return answer


def _whole(script: str) -> str:
    """A script with what it shares with others in its place."""
    return _USES.sub(lambda used: (_SCRIPTS / used[1]).read_text(encoding="utf-8"), script)
