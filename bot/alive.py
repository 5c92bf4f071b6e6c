# SPDX-License-Identifier: EUPL-1.2
"""`python -m bot.alive ADDRESS|rasa|web|ROLE`: for health checks of containers; 0 when that part is well."""

from __future__ import annotations

import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import redis

from bot.settings import read_settings
from store import keys
from store.lease import ALIVE_S


def answers(address: str, secret: str = "") -> bool:
    """Whether an HTTP address answers 200."""
    try:
        with urlopen(Request(address, headers={"X-Omzien-Secret": secret}), timeout=2.0) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def listens(address: str) -> bool:
    """Whether anything is answered there. The web process is well when it does: somebody in danger gets the
    number from it also while other parts are down, so nothing may take it away then."""
    try:
        with urlopen(Request(address), timeout=2.0):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


def serves(role: str) -> bool:
    """Whether a process in this role gave a sign of life."""
    with redis.Redis.from_url(read_settings().redis_url) as client:
        return bool(client.zcount(keys.members(role), time.time() - ALIVE_S, "+inf"))


def well(what: str) -> bool:
    """Whether that part is well."""
    if what.startswith("http"):
        return answers(what)
    if what == "web":
        return listens("http://127.0.0.1:8080/health")
    if what == "rasa":
        settings = read_settings()
        return answers(
            "http://127.0.0.1:5005/webhooks/omzien/health", settings.rasa_secret.get_secret_value()
        )
    return serves(what)


if __name__ == "__main__":
    sys.exit(0 if well(sys.argv[1]) else 1)
