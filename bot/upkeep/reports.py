# SPDX-License-Identifier: EUPL-1.2
"""What residents and workers say is wrong with a contact: counted per contact, never kept who said it.

A report is a field `contact|what|side` of one hash. A resident's is added in the step that commits the turn,
so a message that is handled twice counts once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, get_args

from content.reply import Wrong
from store import keys

RESIDENT, WORKER = "resident", "worker"
WRONG: tuple[Wrong, ...] = get_args(Wrong)
Reported = dict[str, dict[str, int]]
"""By contact: how often each thing was said, by whom it was said apart: `phone|resident`."""


def field(contact: str, what: str, side: str) -> str:
    """The name under which a report is counted."""
    return f"{contact}|{what}|{side}"


async def add(redis: Any, organisation: str, contact: str, what: Wrong, side: str = WORKER) -> None:
    """One more report."""
    await redis.hincrby(keys.reports(organisation), field(contact, what, side), 1)


async def reported(redis: Any, organisation: str) -> Reported:
    """Everything that was reported and not yet settled."""
    found: Reported = defaultdict(dict)
    for name, times in (await redis.hgetall(keys.reports(organisation))).items():
        contact, _, rest = name.partition("|")
        found[contact][rest] = int(times)
    return dict(found)


async def settle(redis: Any, organisation: str, contact: str) -> None:
    """An editor looked at this contact: what was reported of it is answered."""
    sides = (RESIDENT, WORKER)
    fields = [field(contact, what, side) for what in WRONG for side in sides]
    await redis.hdel(keys.reports(organisation), *fields)
