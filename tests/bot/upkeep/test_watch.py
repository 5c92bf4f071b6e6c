# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from redis.asyncio import Redis

from bot.upkeep import reports
from bot.upkeep.watch import Watch
from store import keys
from store.lease import Leases
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House

MAIL = {"smtp_url": "smtp://127.0.0.1:9", "alert_mail_to": "balie@hilversum.example"}


async def told(house: House) -> list[str]:
    rows = await house.services.redis.xrange(keys.alerts(ORGANISATION, "mail"))
    return [fields["kind"] for _, fields in rows]


async def test_what_may_not_wait_is_told_once(
    redis: Redis, redis_url: str, var: Path, rasa: FakeRasa
) -> None:
    house = House.build(redis_url, var, rasa, **MAIL)
    leases = Leases(house.services.redis, "turn", "proef")
    watch = Watch(house.services, leases)
    try:
        await reports.add(house.services.redis, ORGANISATION, "113", "phone")
        await watch.look()
        assert await told(house) == []
        await leases.renew()
        for _ in range(2):
            await watch.look()
        assert await told(house) == ["upkeep"]
    finally:
        await leases.release()
        await house.close()


async def test_an_ordinary_report_can_wait_for_an_editor(
    redis: Redis, redis_url: str, var: Path, rasa: FakeRasa
) -> None:
    house = House.build(redis_url, var, rasa, **MAIL)
    leases = Leases(house.services.redis, "turn", "proef")
    try:
        await leases.renew()
        await reports.add(house.services.redis, ORGANISATION, "hilversum_versa", "closed")
        await Watch(house.services, leases).look()
        assert await told(house) == []
    finally:
        await leases.release()
        await house.close()
