# SPDX-License-Identifier: EUPL-1.2
"""How many people wait at the desk for somebody to take them; nothing sealed is opened."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.handoff import waits
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from store import keys
from store.conversation import PARTITIONS, ConversationRef

FIELDS = ("state", "assignee", "team", "urgency", "danger", "waiting_since")
URGENT = ("now", "today")


@dataclass(frozen=True)
class Waiting:
    """Somebody whom nobody has taken yet."""

    team: str
    urgent: bool
    since: float


async def waiting(services: Services) -> list[Waiting]:
    """Everybody who waits, of every team."""
    refs = await _on_desk(services)
    async with services.redis.pipeline(transaction=False) as trip:
        for ref in refs:
            trip.hmget(keys.conversation(ref), *FIELDS)
        rows = await trip.execute() if refs else []
    found = [{name: value or "" for name, value in zip(FIELDS, row, strict=True)} for row in rows]
    return [_read(fields) for fields in found if waits(fields)]


async def _on_desk(services: Services) -> list[ConversationRef]:
    async with services.redis.pipeline(transaction=False) as trip:
        for partition in range(PARTITIONS):
            trip.zrange(keys.desk(partition, services.settings.organisation), 0, -1)
        return [ConversationRef.parse(name) for names in await trip.execute() for name in names]


def _read(fields: dict[str, str]) -> Waiting:
    urgent = bool(fields["danger"]) or fields["urgency"] in URGENT
    return Waiting(fields["team"] or DEFAULT, urgent, float(fields["waiting_since"] or 0))
