# SPDX-License-Identifier: EUPL-1.2
"""`omzien aside`: which messages were set aside, and `omzien aside seen` once that was looked into."""

from __future__ import annotations

import asyncio
import sys

from redis.exceptions import RedisError

from bot.settings import Settings
from bot.supervisor.redis_server import own_url
from bot.turns import set_aside
from store.connection import connect

USAGE = "omzien aside [seen]"


def aside(arguments: list[str], settings: Settings) -> int:
    """0 when nothing is set aside, 1 when something is, 2 when that is not known."""
    if arguments not in ([], ["seen"]):
        print(USAGE, file=sys.stderr)
        return 2
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    if not url:
        print("Start Omzien eerst (make start), of zet REDIS_URL.", file=sys.stderr)
        return 2
    try:
        return asyncio.run(_seen(url) if arguments else _show(url))
    except (RedisError, OSError):
        print("Redis antwoordt niet.", file=sys.stderr)
        return 2


async def _show(url: str) -> int:
    redis = connect(url)
    try:
        found = await set_aside.every(redis)
    finally:
        await redis.aclose()
    for one in found:
        print(f"{one.at:%Y-%m-%d %H:%M:%S}  deel {one.partition:2}  bericht {one.entry}  {one.why}")
    if not found:
        print("Er is geen bericht apart gezet.")
    return 1 if found else 0


async def _seen(url: str) -> int:
    redis = connect(url)
    try:
        print(f"{await set_aside.seen(redis)} weggehaald uit de lijst.")
    finally:
        await redis.aclose()
    return 0
