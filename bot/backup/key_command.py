# SPDX-License-Identifier: EUPL-1.2
"""`omzien key` and `omzien migrate`."""

from __future__ import annotations

import sys

from bot.backup.command import carried_out
from bot.backup.rotation import Rotation
from bot.backup.standing import alone
from bot.settings import Settings
from store.installation import MASTER, Installation
from store.master import MasterKey
from store.migrations.run import migrate as run

USAGE = """\
omzien key rotate    neem een nieuwe hoofdsleutel; met de oude is daarna niets meer te openen
omzien key accept    ga verder met de sleutel die er nu is; wat onder een andere staat, blijft onleesbaar"""


def key(arguments: list[str], settings: Settings) -> int:
    """`rotate` or `accept`; 0 when it was done, 1 with a line that says why not."""
    if arguments == ["rotate"]:
        return carried_out(_rotate(settings))
    if arguments == ["accept"]:
        return carried_out(_accept(settings))
    print(USAGE, file=sys.stderr)
    return 2


def migrate(arguments: list[str], settings: Settings) -> int:
    """0 when the data has the form of this version, 1 with a line that says why not."""
    if arguments:
        print("omzien migrate", file=sys.stderr)
        return 2
    return carried_out(_migrate(settings))


async def _rotate(settings: Settings) -> None:
    async with alone(settings) as redis:
        count = await Rotation(redis, settings.master_key_file).run()
    print(f"Er is een nieuwe hoofdsleutel ({count} keer anders op slot). Kopieer nu master.key, apart.")
    print("Een kopie van eerder opent alleen met de oude sleutel: maak een nieuwe en gooi de oude weg.")


async def _accept(settings: Settings) -> None:
    async with alone(settings) as redis:
        await Installation(redis).set(**{MASTER: MasterKey.read(settings.master_key_file).fingerprint})
    print("Omzien gaat verder met deze sleutel.")


async def _migrate(settings: Settings) -> None:
    async with alone(settings) as redis:
        done = await run(redis)
    print(f"Gedaan: {', '.join(map(str, done))}." if done else "De gegevens hebben de goede vorm.")
