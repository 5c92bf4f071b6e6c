# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from redis.asyncio import Redis

from bot.desk.accounts.users import Users
from bot.supervisor.first_login import line
from store.clock import Clock
from store.master import MasterKey
from tests.bot.support import settings_of


async def test_the_first_log_in_is_shown_until_its_password_is_changed(
    redis: Redis, redis_url: str, tmp_path: Path
) -> None:
    settings = settings_of(redis_url, tmp_path)
    first = await line(settings)
    assert first.startswith("Eerste log-in: naam coordinator, wachtwoord ")
    assert await line(settings) == first
    users = Users(redis, Clock(redis), MasterKey.ensure(settings.master_key_file))
    user = await users.get("standaard", "coordinator")
    assert user is not None
    await users.change_password(user, "drie-woorden-samen")
    assert await line(settings) == "Log in met je eigen naam en wachtwoord."
    assert not (tmp_path / "first-login").exists()
