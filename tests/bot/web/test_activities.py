# SPDX-License-Identifier: EUPL-1.2
"""Activities for calendars and for other programs."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from icalendar import Calendar
from redis.asyncio import Redis

from bot.app import app
from bot.services import open_services
from store.master import MasterKey
from tests.bot.support import settings_of
from tests.layered import compile_layered


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A var folder whose content has activities."""
    folder = tmp_path_factory.mktemp("lively")
    shutil.copytree(compile_layered(tmp_path_factory), folder / "content")
    MasterKey.ensure(folder / "master.key")
    return folder


@pytest_asyncio.fixture
async def visitor(redis: Redis, redis_url: str, lively: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Anybody."""
    services = open_services(settings_of(redis_url, lively))
    transport = httpx.ASGITransport(app=app(services))
    async with httpx.AsyncClient(transport=transport, base_url="http://omzien.test") as client:
        yield client
    await services.close()


async def test_an_activity_goes_into_a_calendar_with_its_repeat(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/activiteit/knutselclub_noord.ics")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/calendar")
    event = Calendar.from_ical(answer.content).events[0]
    assert str(event["SUMMARY"]) == "Knutselclub"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=SA"
    assert f"{event.start:%H:%M}" == "10:00" and str(event.start.tzinfo) == "Europe/Amsterdam"
    assert "Hilversum" in event["LOCATION"]


async def test_what_does_not_come_every_week_is_given_day_by_day(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/activiteit/taalcafe_centrum.ics")
    events = Calendar.from_ical(answer.content).events
    assert len(events) > 20 and all("RRULE" not in event for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)


async def test_what_is_not_there_is_not_there(visitor: httpx.AsyncClient) -> None:
    for address in ("/activiteit/niets.ics", "/activiteit/niets.jsonld", "/activiteiten.jsonld?page=x"):
        assert (await visitor.get(address)).status_code == 404


async def test_one_is_a_schema_org_event(visitor: httpx.AsyncClient) -> None:
    told = (await visitor.get("/activiteit/schaken_koepel.jsonld")).json()
    assert told["@context"] == "https://schema.org" and told["@type"] == "Event"
    assert told["offers"]["price"] == "2.50" and told["isAccessibleForFree"] is False
    assert told["location"]["address"]["addressLocality"] == "Hilversum"
    assert told["eventSchedule"][0]["byDay"] == "https://schema.org/Wednesday"
    assert told["startDate"][10:16] == "T10:00"


async def test_all_that_are_to_come_are_listed(visitor: httpx.AsyncClient) -> None:
    told = (await visitor.get("/activiteiten.jsonld")).json()
    names = [item["item"]["name"] for item in told["itemListElement"]]
    assert names == ["Schaken in de Koepel", "Eettafel de Koepel", "Knutselclub", "Taalcafé"]
    assert "nextPage" not in told
