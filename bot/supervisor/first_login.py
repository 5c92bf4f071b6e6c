# SPDX-License-Identifier: EUPL-1.2
"""The first log-in for the desk: made once, shown until its password is changed."""

from __future__ import annotations

import asyncio

from redis.exceptions import RedisError

from bot.backup.erased import Erased
from bot.desk.accounts.passwords import fits
from bot.desk.accounts.users import Users
from bot.settings import Settings, read_settings
from store.clock import Clock
from store.connection import connect
from store.master import MasterKey


async def line(settings: Settings) -> str:
    """The line that ends the start: how to log in at the desk."""
    kept = settings.var_dir / "first-login"
    redis = connect(settings.redis_url)
    try:
        master = MasterKey.ensure(settings.master_key_file)
        users = Users(redis, Clock(redis), master, Erased(settings.erased))
        made = await users.first_coordinator(settings.organisation)
        if not made and kept.exists() and not await _works(users, settings, kept.read_text(encoding="utf-8")):
            kept.unlink()
    finally:
        await redis.aclose()
    if made:
        kept.touch(mode=0o600)
        kept.write_text(f"naam {made[0]}, wachtwoord {made[1]}", encoding="utf-8")
    if kept.exists():
        return f"Eerste log-in: {kept.read_text(encoding='utf-8')}"
    return "Log in met je eigen naam en wachtwoord."


async def _works(users: Users, settings: Settings, shown: str) -> bool:
    """Whether what was shown still lets somebody in."""
    words = shown.removeprefix("naam ").split(", wachtwoord ")
    account = await users.book.get(settings.organisation, words[0]) or {}
    return await fits(account.get("password", ""), words[-1])


def main() -> int:
    """`python -m bot.supervisor.first_login`, with the settings in the environment."""
    try:
        print(asyncio.run(line(read_settings())))
    except (RedisError, OSError):
        print("Redis antwoordt niet: de eerste log-in staat bij de volgende start hier.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
