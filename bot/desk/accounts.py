# SPDX-License-Identifier: EUPL-1.2
"""`omzien user`: accounts for the desk, from the command line of the installation."""

from __future__ import annotations

import asyncio
import getpass
import secrets
import sys

from bot.desk.users import NameTaken, Users, WeakPassword
from bot.settings import Settings
from bot.supervisor.redis_server import own_url
from store.clock import Clock
from store.connection import connect
from store.master import MasterKey

USAGE = "omzien user add NAAM [VOORNAAM]   (vraagt een wachtwoord, of maakt er een als je niets typt)"


def command(arguments: list[str], settings: Settings) -> int:
    """`add NAME [FIRST_NAME]`; 0 when it is done, 1 with a line that says why not."""
    if len(arguments) not in (2, 3) or arguments[0] != "add":
        print(USAGE, file=sys.stderr)
        return 2
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    if not url:
        print("Start Omzien eerst (make start), of zet REDIS_URL.", file=sys.stderr)
        return 1
    name, first = arguments[1], arguments[-1]
    typed = getpass.getpass("Wachtwoord: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    password = typed or secrets.token_urlsafe(12)
    try:
        asyncio.run(_add(settings, url, name, first, password))
    except NameTaken:
        print(f"Er is al iemand met de naam {name}.", file=sys.stderr)
        return 1
    except WeakPassword:
        print("Een wachtwoord heeft 12 tot 200 tekens.", file=sys.stderr)
        return 1
    print(f"Account {name} gemaakt." + ("" if typed else f" Wachtwoord: {password}"))
    return 0


async def _add(settings: Settings, url: str, name: str, first: str, password: str) -> None:
    redis = connect(url)
    try:
        users = Users(redis, Clock(redis), MasterKey.ensure(settings.master_key_file))
        await users.create(settings.organisation, name, password, first)
    finally:
        await redis.aclose()
