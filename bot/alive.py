# SPDX-License-Identifier: EUPL-1.2
"""`python -m bot.alive ADDRESS|ROLE`: for health checks of containers; exit 0 when that part is well."""

from __future__ import annotations

import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import redis

from bot.settings import read_settings
from store import keys
from store.lease import ALIVE_S


def answers(address: str) -> bool:
    """Whether an HTTP address answers 200."""
    try:
        with urlopen(address, timeout=2.0) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def serves(role: str) -> bool:
    """Whether a process in this role gave a sign of life."""
    with redis.Redis.from_url(read_settings().redis_url) as client:
        return bool(client.zcount(keys.members(role), time.time() - ALIVE_S, "+inf"))


if __name__ == "__main__":
    what = sys.argv[1]
    sys.exit(0 if (answers(what) if what.startswith("http") else serves(what)) else 1)
