# SPDX-License-Identifier: EUPL-1.2
"""Accounts that a backup gave back: what was taken from them since is taken from them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.desk.accounts.users import ROLES
from bot.desk.accounts.withdrawn import Since
from store import keys
from store.master import MasterKey


async def settled(redis: Any, places: Mapping[str, int], master: MasterKey) -> list[str]:
    """The names of the accounts that are not what they were in the backup."""
    names: list[str] = []
    async for book in redis.scan_iter(keys.user("*")):
        teams = await redis.hkeys(keys.teams(book.rpartition(":")[2]))
        since = Since(places, master, ROLES, teams)
        for name, stored in sorted((await redis.hgetall(book)).items()):
            was = json.loads(stored)
            if (is_now := since.applied(was)) != was:
                await redis.hset(book, name, json.dumps(is_now))
                names.append(name)
    return names
