# SPDX-License-Identifier: EUPL-1.2
"""The first sentence to a resident, ready to use: safe wherever and by whomever it may be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.panel import Move, Owner, Where
from bot.desk.tools.summary_lines import reads_along
from content.opening.when import Say


class Opener:
    """Under the field for an answer; where somebody may read along it names nobody and nothing."""

    name = "opener"
    where: Where = "tools"
    live = True
    template = "desk_opener.html"
    forms: Mapping[str, Move] = {}

    def __init__(self, say: Say) -> None:
        self._say = say

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever has the conversation begins it."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """The sentence, and what to mind with it."""
        careful = reads_along(found)
        key = "desk_opener_private" if careful else "desk_opener"
        minds = ["desk_opener_private_why"] if careful else []
        minds += ["desk_opener_call_why"] if found.summary.reach.channel == "phone" else []
        return {
            "opener": self._say(key, **({} if careful else {"name": worker.user.first_name})),
            "opener_minds": [self._say(mind) for mind in minds],
        }
