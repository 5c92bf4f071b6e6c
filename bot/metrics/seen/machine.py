# SPDX-License-Identifier: EUPL-1.2
"""The room there is left: on the disk and in Redis; and the last backup."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.metrics.table import BACKUP, BEAT, DISK, MEMORY, REDIS_BYTES, WRITES
from bot.services import Services
from store import keys

STATES = ("aof_last_write_status", "aof_last_bgrewrite_status", "rdb_last_bgsave_status")
BACKUP_MARK = "backup.last"
"""In var/: written whenever a backup is whole; its age is that of the backup."""


async def room(services: Services) -> dict[str, float]:
    """What Redis says of itself."""
    memory, files = await services.redis.info("memory"), await services.redis.info("persistence")
    used, most = float(memory["used_memory"]), float(memory.get("maxmemory", 0))
    well = all(files.get(state, "ok") == "ok" for state in STATES)
    beaten = await services.redis.hget(keys.metrics(), BEAT.field(()))
    return {
        REDIS_BYTES.field(()): used,
        MEMORY.field(()): used / most if most else 0.0,
        WRITES.field(()): float(well),
        BEAT.field(()): float(beaten or 0),
    }


async def disk(services: Services) -> dict[str, float]:
    """What needs no Redis."""
    folder = services.settings.var_dir
    usage, mark = shutil.disk_usage(folder), _when(folder / BACKUP_MARK)
    return {DISK.field(()): usage.free / usage.total, BACKUP.field(()): mark}


def _when(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
