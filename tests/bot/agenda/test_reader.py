# SPDX-License-Identifier: EUPL-1.2
"""Calendars that are read by themselves, with the real press behind them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from bot.agenda.book import FeedBook
from bot.agenda.feed import Feed
from bot.agenda.reader import EVERY_S, AgendaReader
from bot.services import Services, open_services
from bot.settings import ROOT
from content.activities.finder import find
from content.activities.wish import Wish
from store import keys
from tests.bot.agenda.calendars import FEED, Site, calendar, site
from tests.bot.support import ORGANISATION, settings_of

YEARS = ("UID:a", "SUMMARY:Schaken", "DTSTART;TZID=Europe/Amsterdam:20200101T100000", "RRULE:FREQ=WEEKLY")


class Reading:
    """A reader with its book, and a site with a calendar."""

    def __init__(self, services: Services, there: Site) -> None:
        self.services, self.there = services, there
        self.reader, self.book = AgendaReader(services), FeedBook(services.redis)
        self.feed = replace(FEED, address=there.url)

    async def now(self) -> Feed:
        """The feed as it is stored."""
        found = await self.book.get(ORGANISATION, self.feed.key)
        assert found is not None
        return found

    async def names(self) -> list[str]:
        """What residents find."""
        today = (await self.services.clock.local()).date()
        wish = Wish(today, today + timedelta(days=14), "GM0402")
        return [hit.activity.name for hit in find(self.services.catalogue, wish, ORGANISATION)]


@pytest_asyncio.fixture
async def reading(redis: Redis, redis_url: str, var: Path, tmp_path: Path) -> AsyncIterator[Reading]:
    """An installation of its own that may read calendars of this machine."""
    shutil.copytree(var, tmp_path / "var")
    services = open_services(settings_of(redis_url, tmp_path / "var", local_feeds=True))
    async with site() as there:
        there.body = calendar(YEARS)
        yield Reading(services, there)
    await services.close()


async def test_what_a_calendar_gives_is_found_and_what_it_gave_stays_when_it_fails(reading: Reading) -> None:
    await reading.book.put(ORGANISATION, reading.feed)
    await reading.reader.round()
    assert await reading.names() == ["Schaken"]
    assert (await reading.now()).count == 1 and not (await reading.now()).failing
    reading.there.status = 500
    await reading.reader.round()
    assert not (await reading.now()).failing, "it is not due yet"
    await reading.services.clock.move(EVERY_S + 1)
    await reading.reader.round()
    assert (await reading.now()).failing == "desk_agenda_away"
    assert await reading.names() == ["Schaken"]


async def test_one_that_is_all_broken_at_once_does_not_empty_the_agenda(reading: Reading) -> None:
    await reading.book.put(ORGANISATION, reading.feed)
    feed = await reading.reader.read(reading.feed)
    reading.there.body = calendar(("UID:a", "SUMMARY:Schaken", "DTSTART:gisteren"))
    assert (await reading.reader.read(feed)).failing == "desk_agenda_all_broken"
    assert await reading.names() == ["Schaken"]


async def test_taken_away_it_is_gone_with_what_it_gave(reading: Reading) -> None:
    feed = await reading.reader.read(reading.feed)
    assert await reading.reader.forget(feed)
    assert await reading.names() == [] and await reading.book.all(ORGANISATION) == []


async def test_what_is_no_calendar_is_said(reading: Reading) -> None:
    reading.there.body = b"<html>Inloggen</html>"
    assert (await reading.reader.read(reading.feed)).failing == "desk_agenda_no_calendar"


async def test_an_address_inside_is_refused_where_that_is_not_allowed(reading: Reading) -> None:
    settings = reading.services.settings.model_copy(update={"local_feeds": False})
    strict = AgendaReader(replace(reading.services, settings=settings))
    assert (await strict.read(reading.feed)).failing == "desk_agenda_private"


async def test_a_calendar_that_is_taken_away_while_it_is_read_stays_away(reading: Reading) -> None:
    await reading.book.put(ORGANISATION, reading.feed)
    await reading.reader.round()
    assert await reading.reader.forget(reading.feed)
    await reading.reader.read(reading.feed)
    assert await reading.book.get(ORGANISATION, reading.feed.key) is None
    reading.services.catalogue.refresh()
    assert await reading.names() == []


async def test_a_turn_that_became_anothers_is_not_taken_away(reading: Reading) -> None:
    await reading.book.put(ORGANISATION, reading.feed)
    turn = keys.agenda_turn(ORGANISATION)
    reading.there.before = lambda: reading.services.redis.set(turn, "a later one")
    await reading.reader.round()
    assert await reading.services.redis.get(turn) == "a later one"


@pytest.mark.parametrize("part", ["bot.turns.worker", "bot.app"])
def test_a_part_that_runs_all_day_holds_nothing_that_reads_calendars(part: str) -> None:
    script = f"import sys, {part}; print('icalendar' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False", done.stderr
