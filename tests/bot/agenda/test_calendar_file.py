# SPDX-License-Identifier: EUPL-1.2
"""An activity in a resident's own calendar, as a document in Telegram."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from icalendar import Calendar

from bot.agenda.calendar_file import CalendarFiles
from bot.channels.telegram.client import make_bot
from bot.channels.telegram.deliver import TelegramDelivery
from bot.sending.sender import Sender
from store.budget import Budget
from tests.bot.fake_rasa import reply
from tests.bot.support import OWNER, House
from tests.telegram_server import TelegramServer

RESIDENT = 7001


async def test_the_file_is_the_activity_with_its_repeat(lively_house: House) -> None:
    body = await CalendarFiles(lively_house.services).of("schaken_koepel")
    assert body is not None
    (event,) = Calendar.from_ical(body).events
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=WE" and str(event["UID"]).endswith("@omzien")
    assert "Hilversum" in event["LOCATION"]


async def test_what_is_not_there_any_more_is_no_file(lively_house: House) -> None:
    assert await CalendarFiles(lively_house.services).of("niets") is None


async def test_a_resident_on_telegram_gets_a_document_and_whoever_reads_it_otherwise_the_words(
    lively_house: House,
) -> None:
    said = reply("Tik op het bestand.", "meer")
    said["parts"][0]["calendar"] = "schaken_koepel"
    with TelegramServer() as telegram:
        telegram.meet(RESIDENT)
        async with make_bot(telegram.token, telegram.url) as bot:
            services = lively_house.services
            delivery = TelegramDelivery(bot, Budget(services.redis), CalendarFiles(services).of)
            sending = asyncio.ensure_future(Sender(services, {"telegram": delivery}, OWNER).run())
            lively_house.rasa.next = [said]
            entries = await lively_house.say("in mijn agenda", str(RESIDENT), channel="telegram")
            [bubble] = await telegram.arrived(RESIDENT)
            sending.cancel()
            with suppress(asyncio.CancelledError):
                await sending
    assert "SUMMARY:Schaken in de Koepel" in bubble.options["file"] and bubble.titles == ["meer"]
    assert entries[-1].text == bubble.text == "Tik op het bestand."
    assert entries[-1].parts[0].calendar == "schaken_koepel"
