# SPDX-License-Identifier: EUPL-1.2
"""`omzien backup` and `omzien restore`."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

from redis.exceptions import RedisError

from bot.backup import archive, copying
from bot.backup.archive import BadBackup
from bot.backup.standing import CannotDo, alone, running
from bot.metrics.seen.machine import BACKUP_MARK
from bot.opening import told
from bot.settings import Settings
from store.clock import ZONE
from store.installation import NotUsable
from store.master import BadMasterKey, MasterKey

BACKUP_USAGE = "omzien backup BESTAND   (de hoofdsleutel zit er niet in: bewaar master.key apart)"
RESTORE_USAGE = """\
omzien restore BESTAND [--replace] [--moved]
  --replace   vervang wat hier staat
  --moved     Omzien heeft sinds deze kopie nergens meer gedraaid: beantwoord en verstuur ook wat wachtte"""
OPTIONS = {"--replace", "--moved"}


def backup(arguments: list[str], settings: Settings) -> int:
    """`FILE`; 0 when it is there, 1 with a line that says why not."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(BACKUP_USAGE, file=sys.stderr)
        return 2
    return carried_out(_backup(settings, Path(arguments[0])))


def restore(arguments: list[str], settings: Settings) -> int:
    """`FILE [--replace] [--moved]`; 0 when it is put back, 1 with a line that says why not."""
    options = {each for each in arguments if each.startswith("-")}
    files = [Path(each) for each in arguments if not each.startswith("-")]
    if len(files) != 1 or options - OPTIONS:
        print(RESTORE_USAGE, file=sys.stderr)
        return 2
    return carried_out(_restore(settings, files[0], "--replace" in options, "--moved" in options))


def carried_out(work: Coroutine[Any, Any, None]) -> int:
    """0, or 1 with one line that says what is the matter."""
    try:
        asyncio.run(work)
    except (CannotDo, BadBackup, BadMasterKey) as error:
        print(error, file=sys.stderr)
    except NotUsable as refused:
        print(told(refused), file=sys.stderr)
    except RedisError:
        print("Redis antwoordt niet (meer).", file=sys.stderr)
    except OSError as error:
        print(f"Het bestand is niet te schrijven of te lezen ({error.strerror}).", file=sys.stderr)
    else:
        return 0
    return 1


async def _backup(settings: Settings, path: Path) -> None:
    began = time.monotonic()
    async with running(settings) as redis:
        count = await copying.made(redis, settings, path)
    # Its age is the backup's, for whoever watches.
    (settings.var_dir / BACKUP_MARK).touch()
    print(f"{path}: {count} gegevens, {_megabytes(path):.1f} MB, {time.monotonic() - began:.1f} s")
    print("De hoofdsleutel zit er niet in. Bewaar master.key apart, op een andere plek dan de kopieën.")


async def _restore(settings: Settings, path: Path, replace: bool, moved: bool) -> None:
    header = archive.header(path)
    async with alone(settings) as redis:
        settled = await copying.put_back(redis, settings, path, replace, moved)
    made = datetime.fromtimestamp(header.made, ZONE)
    print(f"Teruggezet: zoals het was op {made:%d-%m-%Y %H:%M}.")
    print(f"Niet teruggekomen: {settled.erased} gewiste en {settled.expired} verlopen gesprekken.")
    print(f"Niet opnieuw verstuurd of beantwoord: {settled.unsent}.")
    if settled.accounts:
        print(f"Accounts waaraan sindsdien iets is afgenomen: {', '.join(settled.accounts)}. Kijk ze na.")
        print("Is een wachtwoord of tweede stap veranderd? Geef dan een nieuwe link: omzien user reset NAAM.")
    names = copying.settings_hint(path, MasterKey.read(settings.master_key_file))
    if names:
        print(f"Deze instellingen waren gezet: {', '.join(names)}.")
    print("Medewerkers loggen opnieuw in. Het model wordt bij de start opnieuw gemaakt als het er niet is.")


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 1_000_000
