# SPDX-License-Identifier: EUPL-1.2
"""A backup is everything at one moment, unreadable without the key; what was comes back, and no more."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.agenda import reminder
from bot.backup import archive, copying, rows
from bot.backup.archive import BadBackup
from bot.desk.promises.promises import LATE
from bot.follow_up import offer
from bot.follow_up.offer import PLANNED
from bot.publishing.drafts import Drafts
from bot.settings import ROOT
from bot.timers import timer
from content.editing.change import Change
from store import keys, retention
from store.clock import Clock
from store.conversation import PARTITIONS, ConversationRef
from store.master import MasterKey
from store.steps import WATCH_S
from tests.bot.desk.office import Office, address, browser, does
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House, texts, until
from tests.bot.web.client import sign_in
from tests.promises.figures import Figure, Size
from tests.promises.spare import back, everything, living, machine

HOUR = 3_600.0
NOT_BACK = ("omz:session:", "omz:sessions:", "omz:alerts:", "omz:invite:")
"""Sessions of residents do come back; there are none in these tests."""


async def backup(house: House, file: Path) -> Path:
    """A backup of this house, whether it runs or not."""
    await copying.made(house.services.redis, house.services.settings, file)
    return file


async def lived(office: Office) -> None:
    """Conversations of every kind, an account, a team, a draft and a text of the organisation's own."""
    house = office.house
    await house.say("ik slaap slecht", "onderweg")
    await office.handed_off("wacht")
    ref = await office.handed_off("geholpen", channel="telegram")
    async with office.worker("anja") as anja:
        await does(anja, ref, "pak")
        await does(anja, ref, "antwoord", tekst="Hallo, met Anja.")
        await does(anja, ref, "notitie", notitie="belt morgen terug")
    drafts = Drafts(house.services)
    draft = await drafts.open(ORGANISATION, "message", "welcome", "els")
    await drafts.save(
        ORGANISATION, draft.id, Change("message", "welcome", {"text": "Dag."}), "els", draft.version
    )
    own = house.services.settings.content_own / ORGANISATION / "messages"
    own.mkdir(parents=True)
    (own / "own.yml").write_text("bot_name: {text: Omzien}\n", encoding="utf-8")


async def test_what_comes_back_is_what_was(
    office: Office, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    await lived(office)
    await office.house.stop()
    was = await everything(office.house.services.redis)
    file = await backup(office.house, tmp_path / "kopie")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await back(redis, settings, file, moved=True)
        is_now = await everything(redis)
        own = (settings.content_own / ORGANISATION / "messages" / "own.yml").read_text("utf-8")
    was = {name: row for name, row in was.items() if not name.startswith(NOT_BACK)}
    otherwise = {name for name in was.keys() | is_now.keys() if was.get(name) != is_now.get(name)}
    assert len(was) > 40 and "Omzien" in own, len(was)
    met = not otherwise
    figure("What a restore brings back", f"{len(otherwise)} of {len(was)} otherwise", "0 otherwise", met)


async def test_after_a_restore_a_resident_goes_on_and_a_worker_reads_the_handoff(
    office: Office, rasa: FakeRasa, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    await lived(office)
    file = await backup(office.house, tmp_path / "kopie")
    went_on = 0
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await back(redis, settings, file)
        async with living(settings, rasa) as house:
            said = texts(await house.line.messages(house.ref("onderweg")))
            went_on += said[0] == "ik slaap slecht" and bool(await house.say("nog steeds", "onderweg"))
            async with browser(Office(house).app) as anja:
                went_on += (await sign_in(anja)).status_code == 303
                page = (await anja.get(address(house.ref("geholpen", "telegram")))).text
                went_on += "Hallo, met Anja." in page and "belt morgen terug" in page
                await does(anja, house.ref("wacht"), "pak")
                went_on += (await house.fields("wacht"))["assignee"] == "anja"
            drafts = await Drafts(house.services).all(ORGANISATION)
            went_on += [draft.change.data for draft in drafts] == [{"text": "Dag."}]
    figure("Resident, worker and editor go on", f"{went_on} of 5 things", "5 of 5 things", went_on == 5)


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
        ref = ConversationRef.parse(entry["r"])
        fields = _fields(stored[keys.conversation(ref)])
        wrong += not int(fields.get("done", 0)) < int(entry["s"]) <= int(fields["seq"])
    return wrong, len(waiting)


def _fields(row: rows.Row) -> dict[str, str]:
    return dict(zip(row.value[::2], row.value[1::2], strict=True))


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


async def test_who_was_erased_after_the_backup_does_not_come_back(
    house: House, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    for who in ("weg", "blijft"):
        await house.say("ik slaap slecht", who)
    file = await backup(house, tmp_path / "kopie")
    await house.say("wis", "weg", kind="command")
    await house.press("wis alles", "weg")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        shutil.copy(house.services.settings.erased, settings.erased)
        settled = await back(redis, settings, file)
        left = [name async for name in redis.scan_iter(f"*{house.ref('weg').id}*")]
        left += [row for row in (await everything(redis)).items() if house.ref("weg").id in str(row)]
        stays = [name async for name in redis.scan_iter(f"*{house.ref('blijft').id}*")]
    assert settled.erased == 1 and len(stays) > 3
    figure("Erased after the backup, back after a restore", f"{len(left)} keys", "0 keys", not left)


async def test_what_is_past_its_time_does_not_come_back(
    office: Office, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    house = office.house
    await house.say("ik slaap slecht", "oud")
    await office.handed_off("wacht nog")
    file = await backup(house, tmp_path / "kopie")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await Clock(redis, movable=True).move(retention.CONVERSATION_S + HOUR)
        settled = await back(redis, settings, file)
        left = [name async for name in redis.scan_iter(f"*{house.ref('oud').id}*")]
        waits = await redis.exists(keys.conversation(house.ref("wacht nog")))
    assert settled.expired == 1 and waits, "who waits for a person is not past their time"
    figure("Past its time, back after a restore", f"{len(left)} keys", "0 keys", not left)


async def test_a_restore_of_hours_ago_says_nothing_again(
    quiet_house: House, rasa: FakeRasa, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    await _much_ahead(quiet_house)
    file = await backup(quiet_house, tmp_path / "kopie")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await Clock(redis, movable=True).move(6 * HOUR)
        settled = await back(redis, settings, file)
        heard, before = len(rasa.heard), await _said(redis)
        async with living(settings, rasa) as house:
            await asyncio.sleep(3.0)
            again = await _said(redis) - before + len(rasa.heard) - heard + await _ready(redis)
            assert await house.say("ben je er nog", "vraagt", channel="telegram")
    assert settled.unsent == 7, settled
    figure("Said again after a restore of hours ago", f"{again} messages", "0 messages", again == 0)


async def test_a_restore_of_what_was_moved_loses_nothing(
    quiet_house: House, rasa: FakeRasa, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    await _much_ahead(quiet_house)
    file = await backup(quiet_house, tmp_path / "kopie")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await Clock(redis, movable=True).move(6 * HOUR)
        assert (await back(redis, settings, file, moved=True)).unsent == 0
        waited = await _ready(redis)
        async with living(settings, rasa) as house:
            await until(lambda: _finished(house))
            answered = texts(await house.line.messages(house.ref("vraagt", "telegram")))[-1]
    met = answered == "antwoord op is er iemand" and waited == 2
    figure(
        "Waiting when Omzien was moved elsewhere",
        f"{waited} of 2 still sent, {answered}",
        "answered and sent",
        met,
    )


async def _much_ahead(house: House) -> None:
    """Two answers nobody sent, a message nobody answered, four moments at which something will be said."""
    house.start()
    await house.say("hallo", "vraagt", channel="telegram")
    await house.say("daar ben ik", "vraagt", channel="telegram")
    await house.say("ik wil dood", "gevaar")
    await house.say("mens", "gevaar")
    await house.stop()
    await house.give("is er iemand", "vraagt", channel="telegram")
    redis, ref, now = house.services.redis, house.ref("vraagt", "telegram"), await house.services.clock.now()
    await redis.hset(keys.conversation(ref), mapping={"follow_up": PLANNED, "follow_up_at": now + HOUR})
    soon = {timer(kind, ref): now + HOUR for kind in (offer.KIND, reminder.KIND, LATE)}
    await redis.zadd(keys.timers(ref.partition), soon)
    lane = await redis.zscore(keys.timers(house.ref("gevaar").partition), timer("lane", house.ref("gevaar")))
    assert lane is not None and lane - now <= WATCH_S[0]


async def _finished(house: House) -> bool:
    return not await house.waiting()


async def _said(redis: Any) -> int:
    """How many lines all conversations have."""
    names = [name async for name in redis.scan_iter("omz:*:log:*")]
    return sum([await redis.xlen(name) for name in names])


async def _ready(redis: Any) -> int:
    """How many answers stand ready to be sent."""
    streams = [keys.outbox(partition, lane) for partition in range(PARTITIONS) for lane in keys.LANES]
    return sum([await redis.xlen(name) for name in streams])
