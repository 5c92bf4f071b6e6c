# SPDX-License-Identifier: EUPL-1.2
"""A reminder the day before, for who asked for one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from content.activities.schedule import ZONE
from store import keys
from tests.bot.fake_rasa import reply
from tests.bot.follow_up.support import sweeps, titles
from tests.bot.support import House, until


async def the_day(house: House) -> date:
    """The Wednesday after next, on which there is chess."""
    today = (await house.services.clock.local()).date()
    return today + timedelta(days=(2 - today.weekday()) % 7 or 7)


async def planned(house: House, activity: str = "schaken_koepel") -> datetime:
    """A resident asks for a reminder; when it comes."""
    day = await the_day(house)
    at = datetime.combine(day - timedelta(days=1), time(17), ZONE)
    now = await house.services.clock.local()
    if at <= now:
        await house.services.clock.move(86_400)
        return await planned(house, activity)
    command = {"name": "reminder", "activity": activity, "day": day.isoformat(), "at": at.isoformat()}
    house.rasa.next = [reply("Goed.", commands=(command,))]
    await house.say("herinner mij")
    return at


async def move_to(house: House, at: datetime) -> None:
    await house.services.clock.move(at.timestamp() - await house.services.clock.now())


async def texts(house: House) -> list[str]:
    return [entry.text for entry in await house.line.messages(house.ref())]


async def test_it_comes_the_day_before_with_the_card_and_can_be_stopped(lively_house: House) -> None:
    at = await planned(lively_house)
    await move_to(lively_house, at - timedelta(minutes=5))
    await sweeps(lively_house)
    assert "Schaken in de Koepel" not in (await texts(lively_house))[-1]
    await move_to(lively_house, at + timedelta(seconds=5))
    await until(lambda: _says(lively_house, "Schaken in de Koepel"))
    last = (await lively_house.line.messages(lively_house.ref()))[-1]
    assert "Je vroeg mij om een herinnering." in last.text and "10 tot 12 uur" in last.text
    assert titles(last) == ["Volgende keer ook", "Niet meer", "Ik wil een mens spreken"]
    assert "reminders" not in await lively_house.fields()


async def test_it_comes_once(lively_house: House) -> None:
    await move_to(lively_house, await planned(lively_house) + timedelta(seconds=5))
    await until(lambda: _says(lively_house, "Schaken in de Koepel"))
    before = len(await texts(lively_house))
    await lively_house.services.clock.move(7200)
    await sweeps(lively_house)
    assert len(await texts(lively_house)) == before


async def test_stop_and_no_more_cancel_it(lively_house: House) -> None:
    for command in ({"name": "stop"}, {"name": "reminder"}):
        at = await planned(lively_house)
        lively_house.rasa.next = [reply("Goed.", commands=(command,))]
        await lively_house.say("niet meer")
        assert "reminders" not in await lively_house.fields()
        before = len(await texts(lively_house))
        await move_to(lively_house, at + timedelta(seconds=5))
        await sweeps(lively_house)
        assert len(await texts(lively_house)) == before


async def test_erasing_takes_it_along(lively_house: House) -> None:
    at = await planned(lively_house)
    ref = lively_house.ref()
    await lively_house.say("wis", kind="command")
    await lively_house.press("wis alles")
    assert await lively_house.services.redis.zscore(keys.timers(ref.partition), f"remind|{ref}") is None
    await move_to(lively_house, at + timedelta(seconds=5))
    await sweeps(lively_house)
    assert not await _says(lively_house, "Schaken")


async def test_while_a_person_has_the_conversation_it_waits(lively_house: House) -> None:
    at = await planned(lively_house)
    lively_house.rasa.next = [reply("Goed.", commands=({"name": "handoff", "summary": {}},))]
    await lively_house.say("mens")
    await lively_house.desk.claim(lively_house.ref(), "anja", "Anja")
    await move_to(lively_house, at + timedelta(seconds=5))
    await sweeps(lively_house)
    assert not await _says(lively_house, "Schaken")
    await lively_house.desk.close(lively_house.ref(), "anja", "geholpen", "Anja")
    await lively_house.services.clock.move(3700)
    await until(lambda: _says(lively_house, "Schaken in de Koepel"))


async def test_nothing_of_it_can_be_read_in_the_store(lively_house: House) -> None:
    await planned(lively_house)
    stored = await lively_house.fields()
    assert stored["reminders"] and "schaken" not in str(stored)


async def test_on_a_phone_that_others_read_by_then_nothing_comes_by_itself(lively_house: House) -> None:
    at = await planned(lively_house)
    await lively_house.services.redis.hset(keys.conversation(lively_house.ref()), "private", "1")
    before = len(await texts(lively_house))
    await move_to(lively_house, at + timedelta(seconds=5))
    await until(lambda: _forgotten(lively_house))
    assert len(await texts(lively_house)) == before


async def _forgotten(house: House) -> bool:
    return "reminders" not in await house.fields()


async def test_an_activity_that_is_gone_is_not_spoken_of(lively_house: House) -> None:
    at = await planned(lively_house, "is_er_niet")
    before = len(await texts(lively_house))
    await move_to(lively_house, at + timedelta(seconds=5))
    await until(lambda: _forgotten(lively_house))
    assert len(await texts(lively_house)) == before


async def _says(house: House, words: str) -> bool:
    return any(words in text for text in (await texts(house))[-1:])
