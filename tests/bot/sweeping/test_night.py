# SPDX-License-Identifier: EUPL-1.2
"""Once a night the append-only file is written anew, by one process, after clearing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.sweeping.night import Night
from store import keys
from store.clock import ZONE
from store.lease import Leases
from tests.bot.support import House, until


async def test_after_three_at_night_the_file_is_written_anew_once(quiet_house: House) -> None:
    night = await _night(quiet_house)
    await _move_to(quiet_house, 2)
    await night.look()
    assert await quiet_house.services.redis.get(keys.night()) is None
    await _move_to(quiet_house, 3)
    before = await _base(quiet_house)
    await night.look()
    after = await _base(quiet_house)
    assert before != after
    await night.look()
    assert await _base(quiet_house) == after
    assert await quiet_house.services.redis.get(keys.night()) == (
        (await quiet_house.services.clock.local()).date().isoformat()
    )


async def test_the_next_night_it_is_done_again(quiet_house: House) -> None:
    night = await _night(quiet_house)
    await _move_to(quiet_house, 4)
    await night.look()
    first = await _base(quiet_house)
    await _move_to(quiet_house, 4)
    await night.look()
    assert await _base(quiet_house) != first


async def test_who_does_not_hold_the_first_partition_leaves_it(quiet_house: House) -> None:
    night = Night(quiet_house.services, Leases(quiet_house.services.redis, "turn", "een-ander"))
    await _move_to(quiet_house, 4)
    await night.look()
    assert await quiet_house.services.redis.get(keys.night()) is None


async def test_what_was_erased_is_in_the_file_before_and_not_after(quiet_house: House) -> None:
    ref = (await quiet_house.give("ik heb schulden")).ref
    kid = await quiet_house.services.redis.hget(keys.key(ref), "kid")
    night = await _night(quiet_house)
    await _move_to(quiet_house, 4)
    await quiet_house.services.redis.delete(*await quiet_house.names(ref))
    await quiet_house.services.redis.delete(keys.inbox(ref.partition))
    # Redis writes what it has once its event loop comes round.
    await until(lambda: _in_files(quiet_house, kid))
    await night.look()
    assert not await _in_files(quiet_house, kid)


async def _night(house: House) -> Night:
    leases = Leases(house.services.redis, "turn", "nacht")
    await leases.renew()
    await until(lambda: _holds(leases))
    return Night(house.services, leases)


async def _holds(leases: Leases) -> bool:
    await leases.renew()
    return 0 in leases.tokens


async def _move_to(house: House, hour: int) -> None:
    now = await house.services.clock.local()
    there = datetime(now.year, now.month, now.day, hour, 30, tzinfo=ZONE) + timedelta(days=1)
    await house.services.clock.move((there - now).total_seconds())


async def _folder(house: House) -> Path:
    found = await house.services.redis.config_get("dir")
    return Path(found["dir"])


async def _base(house: House) -> list[str]:
    return sorted(file.name for file in (await _folder(house)).rglob("*base*"))


async def _in_files(house: House, text: str) -> bool:
    files = [file for file in (await _folder(house)).rglob("*") if file.is_file()]
    return any(text.encode() in file.read_bytes() for file in files)
