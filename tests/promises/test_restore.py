# SPDX-License-Identifier: EUPL-1.2
"""What a backup held comes back and goes on; what was erased, is past its time or was said since does not."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

from bot.agenda import reminder
from bot.conversation.timers import timer
from bot.desk.promises.promises import LATE
from bot.follow_up import offer
from bot.follow_up.offer import PLANNED
from bot.publishing.drafts import Drafts
from content.editing.change import Change
from store import keys, retention
from store.clock import Clock
from store.conversation import PARTITIONS
from store.steps import WATCH_S
from tests.bot.desk.office import Office, address, browser, does
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House, texts, until
from tests.bot.web.client import sign_in
from tests.promises.figures import Figure
from tests.promises.spare import back, backup, everything, living, machine
from tests.promises.staff import TAKEN, Staff

HOUR = 3_600.0
NOT_BACK = ("omz:session:", "omz:sessions:", "omz:alerts:", "omz:invite:")
"""Sessions of residents do come back; there are none in these tests."""


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
    assert len(was) > 30 and "Omzien" in own, len(was)
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


async def test_who_was_erased_after_the_backup_does_not_come_back(
    house: House, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    for who in ("weg", "blijft"):
        await house.say("ik slaap slecht", who)
    await house.desk.claim(await Office(house).handed_off("weg"), "anja")
    file = await backup(house, tmp_path / "kopie")
    await house.say("wis", "weg", kind="command")
    await house.press("wis alles", "weg")
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        shutil.copy(house.services.settings.erased, settings.erased)
        settled = await back(redis, settings, file)
        left = [name async for name in redis.scan_iter(f"*{house.ref('weg').id}*")]
        # Who did what at the desk outlives the conversation; it says it by a number and without a word.
        rows = [row for row in (await everything(redis)).items() if row[0] != keys.audit(ORGANISATION)]
        left += [name for name, held in rows if house.ref("weg").id in str(held)]
        stays = [name async for name in redis.scan_iter(f"*{house.ref('blijft').id}*")]
    assert settled.erased == 1 and len(stays) > 3
    figure("Erased after the backup, back after a restore", f"{len(left)} keys", "0 keys", not left)


async def test_what_was_taken_from_an_account_after_the_backup_is_not_given_back(
    house: House, rasa: FakeRasa, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    staff = Staff(house.services)
    await staff.begin()
    file = await backup(house, tmp_path / "kopie")
    await staff.take()
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        shutil.copy(house.services.settings.erased, settings.erased)
        settled = await back(redis, settings, file)
        async with living(settings, rasa) as spare:
            there = Staff(spare.services, staff.codes)
            again, went_on = await there.back(Office(spare)), await there.went_on(Office(spare))
    assert set(settled.accounts) == {*TAKEN, "gebruikt"}, settled.accounts
    assert went_on, "an account nothing was taken from does not open"
    count = f"{len(again)} of 9 things"
    figure("Taken from an account after the backup, back after a restore", count, "0 things", not again)


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
            again += await _planned(house)
            assert await house.say("ben je er nog", "vraagt", channel="telegram")
    assert settled.unsent == 9, settled
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
            assert await _planned(house) == 2, "nobody heard anything since: what was promised is kept"
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
    """Two answers nobody sent, a message nobody answered, four moments at which something will be said soon,
    and two at which something will be said in days: by then the resident may not want it any more."""
    house.start()
    await house.say("hallo", "vraagt", channel="telegram")
    await house.say("daar ben ik", "vraagt", channel="telegram")
    await house.say("ik wil dood", "gevaar")
    await house.say("mens", "gevaar")
    await house.say("ik slaap slecht", "later")
    await house.stop()
    await house.give("is er iemand", "vraagt", channel="telegram")
    redis, ref, now = house.services.redis, house.ref("vraagt", "telegram"), await house.services.clock.now()
    await redis.hset(keys.conversation(ref), mapping={"follow_up": PLANNED, "follow_up_at": now + HOUR})
    soon = {timer(kind, ref): now + HOUR for kind in (offer.KIND, reminder.KIND, LATE)}
    await redis.zadd(keys.timers(ref.partition), soon)
    later = house.ref("later")
    await redis.hset(
        keys.conversation(later), mapping={"follow_up": PLANNED, "follow_up_at": now + 72 * HOUR}
    )
    days = {timer(kind, later): now + 72 * HOUR for kind in (offer.KIND, reminder.KIND)}
    await redis.zadd(keys.timers(later.partition), days)
    lane = await redis.zscore(keys.timers(house.ref("gevaar").partition), timer("lane", house.ref("gevaar")))
    assert lane is not None and lane - now <= WATCH_S[0]


async def _planned(house: House) -> int:
    """How much Omzien will say by itself to who is asked in days."""
    ref = house.ref("later")
    timers = [timer(kind, ref) for kind in (offer.KIND, reminder.KIND)]
    return sum(
        [await house.services.redis.zscore(keys.timers(ref.partition), name) is not None for name in timers]
    )


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
