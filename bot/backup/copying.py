# SPDX-License-Identifier: EUPL-1.2
"""Making a backup and putting one back: Redis and the organisation's own texts, by way of one file."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.backup import archive, own_content, rows, staff
from bot.backup.archive import BadBackup, Header, Record
from bot.backup.erased import Erased
from bot.backup.settling import Settled, Settling
from bot.backup.standing import CannotDo
from bot.settings import Settings, known_names
from store import keys
from store.clock import Clock
from store.installation import RESTORING, Installation
from store.master import MasterKey
from store.migrations import numbered
from store.migrations.run import migrate

MORE_ROWS = 500
STAFF = ("sessions:", "invite:", "alerts:")
"""What must not come back: ways in that were closed since, and signs that were given."""


async def made(redis: Any, settings: Settings, path: Path) -> int:
    """Write a backup to `path`; how many keys are in it."""
    if not _ours(path):
        raise CannotDo(f"{path.name} bestaat al en is geen reservekopie. Kies een andere naam.")
    master = MasterKey.read(settings.master_key_file)
    now = await Clock(redis, movable=settings.movable_clock).now()
    await Installation(redis).whole(master)
    form = await Installation(redis).form()
    header = Header(archive.VERSION, now, numbered()[-1].number if form is None else form, master.fingerprint)
    # Read before a byte is written: the file is of one moment, however slow the disk is.
    found = [row async for some in rows.copied(redis) for row in some]
    await asyncio.to_thread(archive.write, path, header, master, _records(found, settings))
    await asyncio.to_thread(Erased(settings.erased).prune, now)
    return len(found)


async def put_back(redis: Any, settings: Settings, path: Path, replace: bool, moved: bool) -> Settled:
    """Put a backup in place; nothing changes when it is not good or does not fit here."""
    master = MasterKey.read(settings.master_key_file)
    header = archive.header(path)
    counts = Counter(_kind(record) for record in archive.read(path, master))
    if not counts["end"]:
        raise BadBackup("De kopie is beschadigd of niet af.")
    if header.form > numbered()[-1].number:
        raise BadBackup("De kopie is gemaakt door een nieuwere Omzien. Gebruik die versie.")
    if not replace:
        await _must_be_empty(redis, settings)
    installation = Installation(redis)
    await installation.set(restoring=1)
    await _emptied(redis)
    await _rows_in(redis, path, master)
    if counts["own"]:
        aside = settings.var_dir / time.strftime("own-before-restore-%Y%m%d-%H%M%S")
        pieces = (record["own"] for record in archive.read(path, master) if "own" in record)
        own_content.unpack(pieces, settings.content_own, aside)
    now = await Clock(redis, movable=settings.movable_clock).now()
    register = Erased(settings.erased)
    settled = await Settling(redis, now, register.since(header.made), moved).run()
    settled.accounts = await staff.settled(redis, register.since(header.made, exactly=True), master)
    await installation.set(form=header.form, master=master.fingerprint)
    await migrate(redis)
    await installation.unset(RESTORING)
    return settled


def settings_hint(path: Path, master: MasterKey) -> list[str]:
    """The names of the settings that were given where the backup was made; never what they were."""
    return next(record["settings"] for record in archive.read(path, master) if "settings" in record)


def _records(found: list[rows.Row], settings: Settings) -> Iterator[Record]:
    yield {"settings": _given()}
    for row in found:
        yield {"row": row.data()}
    for piece in own_content.packed(settings.content_own):
        yield {"own": piece}
    yield {"end": len(found)}


async def _rows_in(redis: Any, path: Path, master: MasterKey) -> None:
    waiting: list[rows.Row] = []
    for record in archive.read(path, master):
        if "row" in record and _comes_back(row := rows.Row(**record["row"])):
            waiting.append(row)
        if len(waiting) >= MORE_ROWS or "end" in record:
            await rows.put(redis, waiting, time.time())
            waiting.clear()


def _comes_back(row: rows.Row) -> bool:
    """A worker signs in anew; a resident goes on."""
    if row.key.startswith(f"{keys.PREFIX}session:") and row.type == "hash":
        fields = dict(zip(row.value[::2], row.value[1::2], strict=True))
        return fields.get("kind") == "visitor"
    return not row.key.startswith(tuple(keys.PREFIX + kind for kind in STAFF))


async def _must_be_empty(redis: Any, settings: Settings) -> None:
    if not await Installation(redis).empty() or own_content.used(settings.content_own):
        raise CannotDo("Hier staan al gegevens. Zet er --replace achter om ze te vervangen.")


async def _emptied(redis: Any) -> None:
    async for name in redis.scan_iter(f"{keys.PREFIX}*", count=1000):
        if name not in (keys.installation(), keys.CLOCK):
            await redis.delete(name)


def _ours(path: Path) -> bool:
    """Whether writing there destroys nothing but a backup, of whatever age or state."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        return file.read(len(archive.MAGIC)) == archive.MAGIC


def _given() -> list[str]:
    given = set(os.environ)
    if Path(".env").is_file():
        lines = Path(".env").read_text(encoding="utf-8").splitlines()
        given |= {line.split("=", 1)[0].strip() for line in lines if "=" in line}
    return sorted(given & known_names())


def _kind(record: Record) -> str:
    return next(iter(record))
