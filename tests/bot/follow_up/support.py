# SPDX-License-Identifier: EUPL-1.2
"""A house on a Monday morning, with residents who were helped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.conversation.entry import Entry
from bot.desk.leading.counts import counted
from content.reply import Summary
from store import keys, retention
from store.clock import ZONE, day_of
from store.conversation import ConversationRef
from tests.bot.fake_rasa import reply
from tests.bot.support import House, until

OFFER = "Mag ik over een paar dagen vragen of het gelukt is?"
QUESTION = "Hallo, ik ben Omzien, een computer. Je vroeg mij om terug te komen. Is het gelukt?"
DAY = retention.DAY
MONDAY = datetime(2026, 11, 23, 11, tzinfo=ZONE).timestamp()
"""Eleven in the morning, in a week without holidays."""


def handed() -> dict[str, Any]:
    """A command that puts a conversation about money on the desk."""
    return {"name": "handoff", "summary": Summary(theme="geld", worry="Geld").model_dump()}


async def closed(house: House, how: str = "geholpen", **more: Any) -> ConversationRef:
    """A conversation that a worker has closed, about money."""
    house.rasa.next = [reply("Goed.", commands=(handed(),))]
    await house.say("mens", **more)
    ref = house.ref(more.get("who", "1"), more.get("channel", "rest"))
    await house.desk.claim(ref, "anja", "Anja")
    await house.desk.close(ref, "anja", how, "Anja")
    return ref


async def last(house: House, who: str = "1", channel: str = "rest") -> Entry:
    """What was said last."""
    return (await house.line.messages(house.ref(who, channel)))[-1]


def titles(entry: Entry) -> list[str]:
    """The buttons under a message."""
    return [choice.title for choice in entry.buttons]


async def asked(house: House) -> bool:
    """Whether the question was put, as the last thing."""
    return (await last(house)).text == QUESTION


async def question_put(house: House) -> None:
    """A conversation whose resident chose three days, three days later."""
    await closed(house)
    await house.press("Ja, over drie dagen")
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: asked(house))


async def counts(house: House) -> dict[str, int]:
    """What was counted of this in the last days."""
    found: dict[str, int] = {}
    for back in range(12):
        day = day_of(await house.services.clock.now() - back * DAY)
        for field, n in (await counted(house.services.redis, day)).items():
            if field.startswith("follow_up"):
                found[field] = found.get(field, 0) + n
    return found


async def sweeps(house: House) -> None:
    """Until a timer that is due now has been done: a sweep has gone by."""
    name, timers = "dans|een/twee", keys.timers(house.ref().partition)
    await house.services.redis.zadd(timers, {name: 1})
    await until(lambda: _done(house, timers, name))


async def _done(house: House, timers: str, name: str) -> bool:
    return await house.services.redis.zscore(timers, name) is None
