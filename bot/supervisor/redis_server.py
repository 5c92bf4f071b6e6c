# SPDX-License-Identifier: EUPL-1.2
"""Our own Redis, for an installation that was given no REDIS_URL: durable, with a password, on loopback."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from bot.supervisor.ports import free_port

PROGRAMS = ("redis-server", "valkey-server")
_SETTINGS = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
appendonly yes
appendfsync always
save ""
maxmemory-policy noeviction
daemonize no
protected-mode yes
"""


class NoRedis(RuntimeError):
    """There is no redis-server on this machine."""


def program() -> str:
    """The Redis server of this machine, else one that came as a Python package."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise NoRedis(
        "Redis ontbreekt. Installeer redis-server (Debian: apt-get install redis-server) of zet REDIS_URL."
    )


def configure(folder: Path) -> tuple[tuple[str, ...], str]:
    """The command line and the URL of a server that keeps its data in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port, password = free_port(), secrets.token_hex(16)
    config = folder / "redis.conf"
    config.touch(mode=0o600)
    config.chmod(0o600)
    config.write_text(_SETTINGS.format(port=port, password=password, folder=folder), encoding="utf-8")
    return (program(), str(config)), f"redis://:{password}@127.0.0.1:{port}/0"
