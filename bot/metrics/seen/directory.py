# SPDX-License-Identifier: EUPL-1.2
"""How old the texts and the model in use are, and what editors have left to look at."""

from __future__ import annotations

from pathlib import Path

from bot.metrics.table import CONTENT, MODEL, UPKEEP
from bot.services import Services
from bot.upkeep.item import loads
from bot.upkeep.queue import MARK
from content import database
from store import keys
from store.models import Models

STALE = ("overdue", "ended", "ending")


async def directory(services: Services) -> dict[str, float]:
    """Of the directory as it was last looked through; the worker does so every half minute."""
    settings = services.settings
    stored = await services.redis.hgetall(keys.upkeep(settings.organisation))
    items = [loads(text) for name, text in stored.items() if name != MARK]
    stale = [item for item in items if item.kind in STALE]
    return {
        UPKEEP.field(("stale",)): float(len(stale)),
        UPKEEP.field(("crisis_expired",)): float(sum(item.crisis for item in stale)),
        UPKEEP.field(("alarm",)): float(sum(item.alarms for item in items)),
        **_made(CONTENT.field(()), database.current(settings.compiled_dir)),
        **_made(MODEL.field(()), Models(settings.var_dir / "models").current),
    }


def _made(field: str, path: Path | None) -> dict[str, float]:
    return {field: path.stat().st_mtime} if path else {}
