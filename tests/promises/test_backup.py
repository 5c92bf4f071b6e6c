# SPDX-License-Identifier: EUPL-1.2
"""A backup is everything at one moment, holds nobody up, cannot be read without the key, and is whole."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.backup import archive, rows
from bot.backup.archive import BadBackup
from bot.settings import ROOT
from store import keys
from store.conversation import ConversationRef
from store.master import MasterKey
from tests.bot.desk.office import Office
from tests.bot.support import ORGANISATION, House
from tests.promises.figures import Figure, Size
from tests.promises.spare import back, backup, machine


async def test_a_backup_of_a_running_omzien_is_of_one_moment(
    house: House, tmp_path: Path, size: Size, figure: Figure
) -> None:
    talking = [asyncio.ensure_future(_talk(house, f"b{n}", size(40, 6))) for n in range(size(24, 8))]
    wrong = count = busy = 0
    while not all(each.done() for each in talking):
        file = await backup(house, tmp_path / f"kopie{count}")
        found, waiting = _crooked(file, house.services.master)
        wrong, busy, count = wrong + found, busy + (waiting > 0), count + 1
    await asyncio.gather(*talking)
    assert busy, "no copy was made while something waited"
    figure("A backup while residents talk", f"{wrong} crooked in {count}", "0 crooked", wrong == 0)


async def _talk(house: House, who: str, times: int) -> None:
    for number in range(times):
        await house.say(f"bericht {number}", who)


def _crooked(file: Path, master: MasterKey) -> tuple[int, int]:
    """How many conversations do not agree with themselves, and how many messages waited."""
    found = [rows.Row(**record["row"]) for record in archive.read(file, master) if "row" in record]
    stored = {row.key: row for row in found}
    wrong = 0
    for name in [name for name in stored if ":conv:" in name]:
        fields = _fields(stored[name])
        logged = stored[name.replace(":conv:", ":log:")].value
        wrong += [entry for entry, _ in logged] != [f"{n + 1}-0" for n in range(int(fields["seq"]))]
    waiting = [
        dict(zip(f[::2], f[1::2], strict=True))
        for row in found
        if row.key.endswith(":inbox")
        for _, f in row.value
    ]
    for entry in waiting:
        # One that began while the copy was made is not in it, but for the message that nobody can open.
        if row := stored.get(keys.conversation(ConversationRef.parse(entry["r"]))):
            fields = _fields(row)
            wrong += not int(fields.get("done", 0)) < int(entry["s"]) <= int(fields["seq"])
    return wrong, len(waiting)


def _fields(row: rows.Row) -> dict[str, str]:
    return dict(zip(row.value[::2], row.value[1::2], strict=True))


async def test_making_a_backup_holds_nobody_up(redis: Any, size: Size, figure: Figure) -> None:
    many = size(10_000, 1_000)
    async with redis.pipeline(transaction=False) as trip:
        for number in range(many):
            ref = ConversationRef(ORGANISATION, f"{number:032x}")
            trip.hset(keys.conversation(ref), mapping={f"field{n}": "x" * 60 for n in range(20)})
            trip.hset(keys.tracker(ref), "record", "x" * 4_000)
            for seq in range(12):
                trip.xadd(keys.log(ref), {"t": "1", "w": "bot", "b": "x" * 500}, f"{seq + 1}-0")
        await trip.execute()
    await redis.config_set("slowlog-log-slower-than", 1_000)
    await redis.slowlog_reset()
    count = sum([len(some) async for some in rows.copied(redis)])
    longest = max([0.0, *(entry["duration"] / 1_000 for entry in await redis.slowlog_get(100))])
    assert count >= 3 * many
    value = f"{longest:.0f} ms with {many} conversations"
    figure("The longest that Redis waits for a backup", value, "100 ms", longest <= 100)


async def test_a_backup_cannot_be_read_without_the_key(
    office: Office, tmp_path: Path, figure: Figure
) -> None:
    canary, number = f"zwaluw{secrets.token_hex(6)}", "3101234567"
    await office.house.say(f"mijn buurman {canary} zegt niets", number, channel="telegram")
    await office.handed_off(number, channel="telegram")
    async with office.worker(canary) as worker:
        assert (await worker.get("/desk")).status_code == 200
    file = await backup(office.house, tmp_path / "kopie")
    key = office.house.services.settings.master_key_file.read_text("ascii").split()
    secret = [canary, number, *key, office.house.ref(number, "telegram").id]
    with_key = json.dumps(list(archive.read(file, office.house.services.master)))
    assert canary in with_key and key[0] not in with_key, "the worker's name is in there, for who has the key"
    assert f"buurman {canary}" not in with_key, "what a resident wrote has a key of its own as well"
    found = [
        word
        for word in secret
        if word.encode() in file.read_bytes() or bytes.fromhex(_hex(word)) in file.read_bytes()
    ]
    modes = oct(file.stat().st_mode & 0o777)
    met = not found and modes == "0o600"
    figure("Read in a backup without the key", f"{len(found)} of {len(secret)}", "0", met)


def _hex(word: str) -> str:
    return word if set(word) <= set("0123456789abcdef") and len(word) % 2 == 0 else word.encode().hex()


async def test_a_backup_that_is_not_good_is_refused_in_one_line(
    house: House, shipped: Path, tmp_path: Path, size: Size, figure: Figure
) -> None:
    await house.say("ik slaap slecht")
    good = (await backup(house, tmp_path / "kopie")).read_bytes()
    bad = list(_spoiled(good, size(400, 40)))
    refused = 0
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        for number, content in enumerate(bad):
            file = tmp_path / f"bad{number}"
            file.write_bytes(content)
            with pytest.raises(BadBackup) as told:
                await back(redis, settings, file)
            refused += "\n" not in str(told.value) and not await redis.dbsize()
        MasterKey(b"\x01" * 32).write(settings.master_key_file)
        with pytest.raises(BadBackup, match="andere hoofdsleutel"):
            await back(redis, settings, tmp_path / "kopie")
        refused += not await redis.dbsize()
    met = refused == len(bad) + 1
    figure("A broken, cut off or foreign backup", f"{refused} of {len(bad) + 1} refused", "all refused", met)


def _spoiled(good: bytes, many: int) -> list[bytes]:
    cut = [good[: len(good) * n // many] for n in range(many)]
    places = [len(good) * n // many for n in range(many)]
    flipped = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in places]
    newer = good.replace(b'"version": 1', b'"version": 2', 1)
    return [*cut, *flipped, newer, good + b"x", b"een brief"]


async def test_a_backup_that_is_broken_off_leaves_the_one_before(
    house: House, tmp_path: Path, size: Size, figure: Figure
) -> None:
    for number in range(20):
        await house.say("ik slaap slecht", f"b{number}")
    file = await backup(house, tmp_path / "kopie")
    settings = house.services.settings
    given = {"REDIS_URL": settings.redis_url, "OMZIEN_VAR_DIR": str(settings.var_dir)}
    command = (sys.executable, "-m", "bot.cli", "backup", str(file))
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stdout=subprocess.DEVNULL)
    assert process.wait() == 0
    takes, whole, times = time.monotonic() - began, 0, size(20, 4)
    for number in range(times):
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stdout=subprocess.DEVNULL)
        await asyncio.sleep(takes * (0.6 + 0.5 * number / times))
        process.kill()
        process.wait()
        whole += archive.header(file).version == archive.VERSION
    figure(
        "kill -9 while a backup is written",
        f"{whole} of {times} whole",
        "a whole one is there",
        whole == times,
    )
