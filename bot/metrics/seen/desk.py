# SPDX-License-Identifier: EUPL-1.2
"""Who waits at the desk, what was promised, and whether anybody is there: numbers only."""

from __future__ import annotations

from bot.alerts import board
from bot.desk.leading.counts import counted
from bot.desk.teams.presence import staff
from bot.metrics.table import KEPT, OFF, OPEN, OVERDUE, PRESENT, PROMISES, UNCOVERED, WAITING, WAITING_S
from bot.services import Services
from store import keys
from store.clock import day_of


async def desk(services: Services) -> dict[str, float]:
    """Everything about the desk now, of every team together."""
    now = await services.clock.local()
    moment, organisation = now.timestamp(), services.settings.organisation
    found = await staff(services, organisation, moment)
    is_open = [crew for crew in found.crews if crew.times.state(now).open]
    # A slot is `team|second`; one that is over and still there was not answered.
    due = [float(slot.rpartition("|")[2]) for slot in found.promises.values()]
    return {
        **await _waiting(services, moment),
        **await _today(services, moment),
        OVERDUE.field(()): float(sum(at < moment for at in due)),
        OPEN.field(()): float(len(is_open)),
        PRESENT.field(()): float(sum(crew.present for crew in found.crews)),
        UNCOVERED.field(()): float(sum(not crew.present for crew in is_open)),
        OFF.field(()): float(await services.redis.exists(keys.off(organisation))),
    }


async def _waiting(services: Services, now: float) -> dict[str, float]:
    everybody, seen = await board.waiting(services), {}
    for word, urgent in (("yes", True), ("no", False)):
        since = [each.since for each in everybody if each.urgent is urgent]
        seen[WAITING.field((word,))] = float(len(since))
        seen[WAITING_S.field((word,))] = max(0.0, now - min(since)) if since else 0.0
    return seen


async def _today(services: Services, now: float) -> dict[str, float]:
    """Counted with the very step that kept or broke them, so that a kill cannot make them wrong."""
    fields = await counted(services.redis, day_of(now))
    return {
        PROMISES.field((result,)): float(
            sum(n for name, n in fields.items() if name.partition("|")[0] == f"promise_{result}")
        )
        for result in KEPT.values
    }
