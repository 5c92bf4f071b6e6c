# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue is told beside a message; what it says about promises stands in `desk/promises`."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from bot.desk.accounts.users import Users
from bot.desk.teams.block import seen
from bot.desk.teams.teams import Team, Teams
from bot.turns.context import context
from store import keys, retention
from tests.bot.support import ORGANISATION, House
from tests.bot.web.client import PASSWORD


async def trips(house: House, what: Awaitable[Any]) -> int:
    """How often Redis had something to read meanwhile, beside being asked for that."""
    before = (await house.services.redis.info("stats"))["total_reads_processed"]
    await what
    after = (await house.services.redis.info("stats"))["total_reads_processed"]
    return int(after - before - 1)


async def test_a_turn_reads_everything_of_the_desk_in_one_trip(quiet_house: House) -> None:
    services = quiet_house.services
    await Teams(services.redis).put(ORGANISATION, Team("noord", "Noord", ("GM0402",)))
    users = Users.of(services)
    await users.create(ORGANISATION, "anja", PASSWORD, "Anja", teams=("noord",))
    now = await services.clock.now()
    await services.redis.zadd(keys.presence(ORGANISATION), {"anja": now})
    told = await context(services, 0.0, {})
    assert [team["staffed"] for team in told["desk"]["teams"]] == [True] and not told["desk"]["staffed"]
    clock = 1
    assert await trips(quiet_house, context(services, 0.0, {})) == clock + 1
    assert await trips(quiet_house, context(services, 0.0, {"state": "open", "team": "noord"})) == clock + 1


async def test_a_turn_reads_a_conversation_and_its_block_in_one_trip(quiet_house: House) -> None:
    await quiet_house.give("hallo")
    assert await trips(quiet_house, seen(quiet_house.services, quiet_house.ref())) == 1


async def test_how_long_a_talk_is_kept_comes_from_the_retention_table(quiet_house: House) -> None:
    told = (await context(quiet_house.services, 0.0, {}))["kept_days"]
    rows = {row.kind: row for row in retention.TABLE}
    assert told == {
        "talk": rows["log"].seconds // retention.DAY,
        "handed": retention.HANDOFF_S // retention.DAY,
    }


async def test_a_file_is_promised_only_where_the_channel_brings_one(quiet_house: House) -> None:
    told = {
        channel: (await context(quiet_house.services, 0.0, {"channel": channel}))["files"]
        for channel in ("telegram", "web", "rest", "terminal")
    }
    assert told == {"telegram": True, "web": False, "rest": False, "terminal": False}
