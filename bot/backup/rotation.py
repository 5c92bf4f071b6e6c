# SPDX-License-Identifier: EUPL-1.2
"""A new master key: what is sealed with the old one is sealed with the new one, then it is in force.

It may be broken off anywhere and done again: what has the new key is left as it is, and no part starts before
the end. Names stay, for they are of the naming key (docs/adr/0026).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from bot.backup.resealing import Resealing
from bot.backup.standing import CannotDo
from store import keys
from store.installation import MASTER, NEXT, RESTORING, Installation, NotUsable
from store.master import MasterKey
from store.migrations.run import migrate


class Rotation:
    """One rotation of the key in `path`; the next key lies beside it until it is in force."""

    def __init__(self, redis: Any, path: Path) -> None:
        self._redis, self._path = redis, path
        self._beside = path.with_name(f"{path.name}.next")
        self._installation = Installation(redis)

    async def run(self) -> int:
        """How much was sealed anew."""
        await migrate(self._redis)
        old, found = MasterKey.read(self._path), await self._redis.hgetall(keys.installation())
        if RESTORING in found:
            raise NotUsable("restoring")
        if found.get(NEXT) == old.fingerprint:
            # Broken off after the last step but one: it is in force already.
            await self._in_force(old)
            return 0
        if found.get(MASTER, old.fingerprint) != old.fingerprint:
            raise NotUsable("key", wanted=found[MASTER], given=old.fingerprint)
        new = self._next(old, found.get(NEXT, ""))
        # From here on no part starts before this is finished.
        await self._installation.set(**{MASTER: old.fingerprint, NEXT: new.fingerprint})
        count = await Resealing(self._redis, old, new).run()
        self._beside.replace(self._path)
        _on_the_disk(self._path.parent)
        await self._in_force(new)
        return count

    def _next(self, old: MasterKey, begun: str) -> MasterKey:
        """The new key, which is on the disk before anything is sealed with it."""
        if self._beside.exists():
            new = MasterKey.read(self._beside)
        elif begun:
            raise CannotDo(f"{self._beside.name} ontbreekt, en een deel is al met die sleutel op slot.")
        else:
            new = old.renewed()
            new.write(self._beside)
        if begun and begun != new.fingerprint:
            raise CannotDo(f"{self._beside.name} is niet de sleutel waarmee is begonnen. Zet de goede terug.")
        return new

    async def _in_force(self, new: MasterKey) -> None:
        await self._installation.set(**{MASTER: new.fingerprint})
        await self._installation.unset(NEXT)


def _on_the_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
