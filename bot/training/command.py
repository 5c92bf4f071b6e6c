# SPDX-License-Identifier: EUPL-1.2
"""`omzien model list|rollback`: which models there are, and back to the one before."""

from __future__ import annotations

import asyncio
import getpass
import sys
from datetime import datetime
from pathlib import Path

from redis.exceptions import RedisError

from bot.settings import Settings
from bot.supervisor.redis_server import own_url
from bot.training.lock import Taken
from bot.training.nlu import Failed
from bot.training.rollback import Rollback
from store.clock import ZONE, Clock
from store.connection import connect
from store.models import Models

USAGE = "omzien model list | rollback"


def model(arguments: list[str], settings: Settings) -> int:
    """0 when it was done, 1 with a line that says why not."""
    if arguments == ["list"]:
        return _list(Models(settings.var_dir / "models"))
    if arguments == ["rollback"]:
        return _back(settings)
    print(USAGE, file=sys.stderr)
    return 2


def _list(models: Models) -> int:
    marks = {models.previous: "vorige", models.current: "in gebruik"}
    for path in models.all:
        when = datetime.fromtimestamp(path.stat().st_mtime, ZONE)
        print(f"{path.name}  {when:%Y-%m-%d %H:%M}  {marks.get(path, '')}".rstrip())
    if models.held is not None:
        print("Nieuwere zinnen wachten: zie /desk/redactie/zinnen.")
    return 0


def _back(settings: Settings) -> int:
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    if not url:
        print("Start Omzien eerst (make start), of zet REDIS_URL.", file=sys.stderr)
        return 1
    try:
        found = asyncio.run(_rolled_back(settings.model_copy(update={"redis_url": url})))
    except Taken:
        print("Omzien leert nu. Probeer het straks opnieuw.", file=sys.stderr)
        return 1
    except Failed as error:
        print(f"Er is niets veranderd: {error}", file=sys.stderr)
        return 1
    except (RedisError, OSError):
        print("Redis antwoordt niet. Er is niets veranderd.", file=sys.stderr)
        return 1
    if found is None:
        print("Er is geen vorig model.", file=sys.stderr)
        return 1
    print(f"In gebruik: {found.name}")
    return 0


async def _rolled_back(settings: Settings) -> Path | None:
    redis = connect(settings.redis_url)
    try:
        rollback = Rollback(settings, redis, Clock(redis, movable=settings.movable_clock))
        return await rollback.back(f"beheerder ({getpass.getuser()})")
    finally:
        await redis.aclose()
