# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from bot.upkeep.reports import reported
from store import keys
from store.clock import day_of
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, House


async def test_what_a_resident_reports_is_counted_once_with_the_turn_and_says_nothing_of_who(
    house: House,
) -> None:
    commands = (
        {"name": "report", "contact": "geldfit", "what": "phone"},
        {"name": "lack", "theme": "geld", "municipality": "GM0402"},
    )
    house.rasa.next = [reply("Dank je.", commands=commands)]
    await house.say("dit klopt niet", "1")

    assert await reported(house.services.redis, ORGANISATION) == {"geldfit": {"phone|resident": 1}}
    today = day_of(await house.services.clock.now())
    assert (await house.services.redis.hgetall(keys.counts(today)))["lack|geld|GM0402"] == "1"
    ref = house.ref("1")
    names = [name async for name in house.services.redis.scan_iter("*") if ref.id in name]
    assert names and not any("report" in name for name in names)
