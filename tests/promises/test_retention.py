# SPDX-License-Identifier: EUPL-1.2
"""Nothing is kept without a row in the retention table, nor longer than its row says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from pydantic import SecretStr
from redis.asyncio import Redis

from bot.conversation.timers import timer
from bot.sweeping.clearing import Clearing
from bot.sweeping.night import HOUR
from store import keys, retention
from store.conversation import ConversationRef
from store.retention import DAY, Row
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House, until
from tests.promises.astray import astray, past
from tests.promises.figures import Figure, Size
from tests.promises.living import Life
from tests.telegram_server import TOKEN, TelegramServer

ELSEWHERE = {"remote", "clock", "attempts", "agenda-turn", "installation", "installation_lock"}
"""Kinds of key this life leaves nothing of: another place, the start, and what lasts for moments."""
GONE = -2
"""What Redis says of a key that is gone already."""


@pytest_asyncio.fixture
async def life(redis: Redis, redis_url: str, var: Path, rasa: FakeRasa) -> AsyncIterator[Life]:
    """Everything, with Telegram's stand-in and both ways of alerting."""
    with TelegramServer(TOKEN) as telegram:
        house = House.build(
            redis_url,
            var,
            rasa,
            telegram_bot_token=SecretStr(TOKEN),
            telegram_base_url=telegram.url,
            alert_telegram_chat="-100200300",
        )
        house.start(patience=0.5)
        yield Life(Office(house))
        await house.close()


async def test_every_key_has_a_row_and_goes_in_time(life: Life, figure: Figure, size: Size) -> None:
    await _past_the_hour_of_the_night(life)
    await life.all(size(("coordinator", "editor", "operator"), ("editor",)))
    redis = life.house.services.redis
    names = [*[str(name) async for name in redis.scan_iter()], *life.locked]
    found = {name: retention.row(name) for name in names}
    without = sorted(name for name, row in found.items() if row is None)
    kinds = {row.kind for row in found.values() if row}
    assert {row.kind for row in retention.TABLE} - kinds - ELSEWHERE == set()
    endless = [name for name, row in found.items() if row and not await _ends(redis, name, row)]
    seen = f"of {len(names)}, of {len(kinds)} kinds"
    figure("Keys without a row in the retention table", f"{len(without)} {seen}", "0", not without)
    figure("Keys nothing ends in time", f"{len(endless)} {seen}", "0", not endless)
    await _somebody_wipes_everything(life)
    await _a_year_goes_by(life)
    names = [str(name) async for name in redis.scan_iter()]
    left = [name for name in names if (row := retention.row(name)) and row.ends == "erase"]
    old = [name for name in names if await _older(life, name)]
    figure("Conversations still there a year later", f"{len(left)} keys", "0", not left)
    figure("Lines older than their row allows", f"in {len(old)} keys {old or ''}".strip(), "0", not old)
    lost = await astray(redis)
    figure(
        "Desk, loads, promises and timers that name what is over", f"{len(lost)} {lost or ''}", "0", not lost
    )


async def _somebody_wipes_everything(life: Life) -> None:
    """While a worker has the conversation; nothing but its end may be left of where it stood."""
    ref = life.house.ref("een")
    redis = life.house.services.redis
    assert await redis.sismember(keys.load(ref.organisation, "anja"), keys.conversation(ref))
    await life.house.say("wis", "een", kind="command")
    await life.house.press("wis alles", "een")
    assert await redis.hget(keys.conversation(ref), "assignee") is None
    assert await astray(redis) == []


async def _past_the_hour_of_the_night(life: Life) -> None:
    """What is done once a night has its time too, when this runs before it."""
    clock = life.house.services.clock
    if (hour := (await clock.local()).hour) < HOUR:
        await clock.move((HOUR - hour) * 3600.0)


async def _ends(redis: Redis, name: str, row: Row) -> bool:
    """Whether something sees to it now that this key does not outlive its row."""
    if row.ends == "ttl":
        left = int(await redis.pttl(name))
        return left == GONE or 0 < left <= (row.seconds or 0) * 1000
    if row.ends == "erase":
        ref = ConversationRef(*name.rsplit(":", 2)[1:])
        return await redis.zscore(keys.timers(ref.partition), timer("keep", ref)) is not None
    if row.ends in ("trim", "past"):
        # What clears these knows two kinds of key, and does nothing to any other.
        return await redis.type(name) in ("none", "zset", *(("stream",) if row.ends == "trim" else ()))
    return row.ends == "done" or row.seconds is None


async def _a_year_goes_by(life: Life) -> None:
    """What is with a worker stays until it is over by itself, and four weeks more; who waits, ninety days."""
    services = life.house.services
    for days in (1, 7, 15, 29, 40, 366 - 92):
        await services.clock.move(days * DAY)
        await Clearing(services).clear(await services.clock.now())
        await until(lambda: _nothing_due(life))


async def _nothing_due(life: Life) -> bool:
    services = life.house.services
    now = await services.clock.now()
    due = [await services.redis.zcount(keys.timers(p), 0, now) for p in range(16)]
    return not sum(due)


async def _older(life: Life, name: str) -> bool:
    row, services = retention.row(name), life.house.services
    if await past(services.redis, name, await services.clock.now()):
        return True
    if row is None or row.seconds is None or await services.redis.type(name) != "stream":
        return False
    before = int((await services.clock.now() - row.seconds) * 1000)
    return row.ends == "trim" and bool(await services.redis.xrange(name, max=before, count=1))


async def test_what_a_dead_process_left_of_a_conversation_gets_an_end(life: Life, figure: Figure) -> None:
    services = life.house.services
    ref = life.house.ref("nooit-af")
    await services.vault.seal(ref, "tracker", b"woorden")
    await Clearing(services).clear(await services.clock.now())
    due = await services.redis.zscore(keys.timers(ref.partition), timer("keep", ref))
    days = ((due or 0.0) - await services.clock.now()) / DAY
    figure("A leftover of a conversation is gone within", f"{days:.1f} days", "7 days", 0 < days <= 7)
