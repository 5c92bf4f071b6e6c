# SPDX-License-Identifier: EUPL-1.2
"""`omzien off` and `omzien on`: closing and opening Omzien from the command line of the installation."""

from __future__ import annotations

import asyncio
import getpass
import sys

from redis.exceptions import RedisError

from bot.desk.leading.off_switch import OffSwitch
from bot.settings import Settings
from bot.supervisor.redis_server import own_url
from store.clock import Clock
from store.connection import connect

OFF_USAGE = 'omzien off "REDEN" [NAAM]   (bewoners lezen dat Omzien dicht is; NAAM is wie het deed)'
ON_USAGE = "omzien on [NAAM]"


def off(arguments: list[str], settings: Settings) -> int:
    """`REASON [NAME]`; 0 when Omzien is off, 1 with a line that says why not."""
    if len(arguments) not in (1, 2) or not arguments[0].strip():
        print(OFF_USAGE, file=sys.stderr)
        return 2
    return _turn(settings, arguments[1:], arguments[0].strip()[:200])


def on(arguments: list[str], settings: Settings) -> int:
    """`[NAME]`; 0 when Omzien is on, 1 with a line that says why not."""
    if len(arguments) > 1:
        print(ON_USAGE, file=sys.stderr)
        return 2
    return _turn(settings, arguments, None)


def _turn(settings: Settings, names: list[str], reason: str | None) -> int:
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    if not url:
        print("Start Omzien eerst (make start), of zet REDIS_URL.", file=sys.stderr)
        return 1
    who = names[0] if names else f"beheerder ({getpass.getuser()})"
    try:
        changed = asyncio.run(_write(settings, url, who, reason))
    except (RedisError, OSError):
        print("Redis antwoordt niet. Omzien is niet veranderd.", file=sys.stderr)
        return 1
    now = "aan" if reason is None else "uit"
    print(f"Omzien staat {now}." if changed else f"Omzien stond al {now}.")
    return 0


async def _write(settings: Settings, url: str, who: str, reason: str | None) -> bool:
    redis = connect(url)
    try:
        switch = OffSwitch(redis, Clock(redis, movable=settings.movable_clock))
        if reason is None:
            return await switch.on(settings.organisation, who)
        return await switch.off(settings.organisation, who, reason)
    finally:
        await redis.aclose()
