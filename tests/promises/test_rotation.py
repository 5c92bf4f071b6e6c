# SPDX-License-Identifier: EUPL-1.2
"""A new master key: everything opens with it, nothing with the old one, also when that was broken off."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyotp
import pytest

from bot.backup import archive, copying
from bot.backup.archive import BadBackup
from bot.backup.rotation import Rotation
from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.users import Users
from bot.phrases.box import Box
from bot.phrases.phrase import Label, Phrase
from bot.services import Services
from bot.settings import ROOT, Settings
from bot.turns.commit import ERRAND
from store import keys
from store.conversation import PARTITIONS, ConversationRef
from store.installation import NEXT, NotUsable
from store.master import MasterKey
from store.migrations.run import ready
from store.vault import Unreadable, Vault
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House, texts
from tests.promises.figures import Figure, Size
from tests.promises.spare import living, machine

ALL = ("conversation", "second factor", "sentence", "labelled sentence", "errand", "backup")


async def test_after_a_rotation_the_new_key_opens_everything_and_the_old_one_nothing(
    office: Office, rasa: FakeRasa, tmp_path: Path, figure: Figure
) -> None:
    services, path = office.house.services, office.house.services.settings.master_key_file
    await _sealed(office)
    await office.house.stop()
    old = MasterKey.read(path)
    before = await _opened(services, old, tmp_path)
    assert before == set(ALL)
    await Rotation(services.redis, path).run()
    new = MasterKey.read(path)
    by_new, by_old = await _opened(services, new, tmp_path), await _opened(services, old, tmp_path)
    async with living(services.settings, rasa) as house:
        said = texts(await house.line.messages(house.ref("1")))
        answered = texts(await house.say("ben je er nog"))
    assert said[0] == "ik slaap slecht" and answered == ["antwoord op ben je er nog"]
    value = f"the new key opens {len(by_new)} of {len(ALL)}, the old one {len(by_old)}"
    met = (by_new, by_old) == (set(ALL), set())
    figure("After a new master key", value, "the new key opens all, the old one 0", met)


async def _sealed(office: Office) -> None:
    """Something of everything that is sealed with the master key."""
    house, services = office.house, office.house.services
    await house.say("ik slaap slecht")
    await house.say("hallo", channel="telegram", origin="9")
    await house.say("wis", kind="command", channel="telegram")
    await house.press("wis alles", channel="telegram")
    user = await office.users.create(ORGANISATION, "anja", "een-goed-wachtwoord", "Anja")
    second = SecondFactor(services.redis, services.clock, services.master, office.users)
    secret = second.fresh()
    assert await second.set_up(user, secret, pyotp.TOTP(secret).at(await services.clock.now()))
    box = Box(services)
    for text in ("een zin", "nog een zin"):
        await box.put(ORGANISATION, Phrase(text, "unsure", (("geld", 0.4),)))
    one = (await box.all(ORGANISATION))[0]
    await box.label(ORGANISATION, await box.take(ORGANISATION, [one.id]), Label(("geld",)))


async def _opened(services: Services, key: MasterKey, folder: Path) -> set[str]:
    """What this key opens of what is stored now, and of a backup made now."""
    mine = replace(services, master=key, vault=Vault(services.redis, key))
    box, users = Box(mine), Users(mine.redis, mine.clock, key)
    tries: dict[str, Awaitable[Any]] = {
        "conversation": _conversation(mine),
        "second factor": _second_factor(mine, users),
        "sentence": box.all(ORGANISATION),
        "labelled sentence": box.labelled(ORGANISATION),
        "errand": _errand(mine),
        "backup": _backup(mine, services.settings, folder / "kopie"),
    }
    found = set[str]()
    for name, work in tries.items():
        with suppress(Unreadable, BadBackup):
            found |= {name} if await work else set()
    return found


async def _conversation(services: Services) -> bytes:
    ref = services.master.conversation(ORGANISATION, "rest", "1")
    stored = await services.redis.hget(keys.conversation(ref), "address")
    return await services.vault.open(ref, "address", stored)


async def _second_factor(services: Services, users: Users) -> str:
    account = await users.book.get(ORGANISATION, "anja") or {}
    user = await users.get(ORGANISATION, "anja")
    assert user is not None and account["totp"]
    return SecondFactor(services.redis, services.clock, services.master, users).open(user, account["totp"])


async def _errand(services: Services) -> bytes:
    entries = [
        fields
        for partition in range(PARTITIONS)
        for _, fields in await services.redis.xrange(keys.outbox(partition, "ordinary"))
        if "a" in fields
    ]
    (errand,) = entries
    return services.vault.open_apart(ConversationRef.parse(errand["r"]), ERRAND, errand["a"])


async def _backup(services: Services, settings: Settings, file: Path) -> list[archive.Record]:
    """One made with the key in force, read with this one."""
    await copying.made(services.redis, settings, file)
    return list(archive.read(file, services.master))


async def test_a_rotation_killed_again_and_again_is_finished_and_loses_nothing(
    shipped: Path, tmp_path: Path, size: Size, figure: Figure
) -> None:
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        path, old = settings.master_key_file, MasterKey.read(settings.master_key_file)
        refs = [old.conversation(ORGANISATION, "rest", f"b{n}") for n in range(size(20_000, 500))]
        by_old = Vault(redis, old)
        sealed = [await by_old.seal(ref, "log", str(ref).encode()) for ref in refs]
        given = {"REDIS_URL": settings.redis_url, "OMZIEN_VAR_DIR": str(settings.var_dir)}
        kills = await _rotated(path, {**os.environ, **given}, old, redis)
        new, stale = MasterKey.read(path), 0
        by_new = Vault(redis, new)
        opened = [await by_new.open(ref, "log", text) for ref, text in zip(refs, sealed, strict=True)]
        for ref in refs:
            with suppress(Unreadable):
                stale += bool(await by_old.key(ref, fresh=True))
        await ready(redis, new)
    lost = sum(text != str(ref).encode() for ref, text in zip(refs, opened, strict=True))
    met = kills > 0 and lost == stale == 0 and new.fingerprint != old.fingerprint
    value = f"{kills} kills: {lost} lost, {stale} under the old key"
    figure("kill -9 in the middle of a new master key", value, "0 lost, 0 under the old key", met)


async def _rotated(path: Path, environment: dict[str, str], old: MasterKey, redis: Any) -> int:
    """Kill the command each time a little later than it begins to seal, until it is done; how many kills."""
    command, kills = (sys.executable, "-m", "bot.cli", "key", "rotate"), 0
    while True:
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment)
        while process.returncode is None and not await _begun(redis, path, kills):
            await asyncio.sleep(0.002)
        if process.returncode is not None:
            assert process.returncode == 0
            return kills
        await asyncio.sleep(0.02 * 4**kills)
        with suppress(ProcessLookupError):
            process.kill()
        if await process.wait() == 0:
            return kills
        kills += 1
        if await redis.hexists(keys.installation(), NEXT):
            with pytest.raises(NotUsable, match="rotating"):
                await ready(redis, old)
        elif MasterKey.read(path).fingerprint != old.fingerprint:
            # Killed after the last step.
            return kills


async def _begun(redis: Any, path: Path, kills: int) -> bool:
    """Whether the command of now is at work: it is alone on this Redis, beside us."""
    names = [each["name"] for each in await redis.client_list()]
    return "omzien" in names and path.with_name("master.key.next").exists()


async def test_no_part_runs_while_the_key_is_renewed(house: House, figure: Figure) -> None:
    settings, refused = house.services.settings, 0
    await house.say("ik slaap slecht")
    given = {**os.environ, "REDIS_URL": settings.redis_url, "OMZIEN_VAR_DIR": str(settings.var_dir)}
    before = settings.master_key_file.read_bytes()
    for command in (("key", "rotate"), ("restore", "kopie", "--replace"), ("migrate",)):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", *command, cwd=ROOT, env=given, stderr=subprocess.PIPE
        )
        _, said = await process.communicate()
        refused += process.returncode == 1 and said.decode().count("\n") == 1
    met = refused == 3 and settings.master_key_file.read_bytes() == before
    figure("New key, restore and migration while Omzien runs", f"{refused} of 3 refused", "all refused", met)
