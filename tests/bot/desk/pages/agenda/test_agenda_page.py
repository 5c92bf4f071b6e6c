# SPDX-License-Identifier: EUPL-1.2
"""An editor adds a calendar: looked at first, then taken in."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest_asyncio
from redis.asyncio import Redis

from bot.agenda.calendar import MOST_BYTES
from tests.bot.agenda.calendars import calendar
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House
from tests.bot.web.client import hidden

HERE = "/desk/redactie/agenda"
FILE = calendar(
    ("UID:a", "SUMMARY:Schaken", "DTSTART:20200101T100000", "RRULE:FREQ=WEEKLY"),
    ("UID:b", "SUMMARY:Kapot", "DTSTART:gisteren"),
)


@pytest_asyncio.fixture
async def own_office(
    redis: Redis, redis_url: str, var: Path, tmp_path: Path, rasa: FakeRasa
) -> AsyncIterator[Office]:
    """Pages with layers of their own."""
    shutil.copytree(var, tmp_path / "var")
    house = House.build(redis_url, tmp_path / "var", rasa)
    yield Office(house)
    await house.close()


async def look(client: httpx.AsyncClient, data: bytes = b"", **fields: str) -> httpx.Response:
    proof = hidden((await client.get(HERE)).text, "bewijs")
    filled = {"bewijs": proof, "naam": "Buurthuis", "plaats": "Hilversum", "organisatie": "", "adres": ""}
    files = {"bestand": ("agenda.ics", data, "text/calendar")} if data else {"bestand": ("", b"")}
    return await client.post(f"{HERE}/bekijk", data={**filled, **fields}, files=files)


async def test_a_file_is_looked_at_then_taken_in_and_taken_away_again(own_office: Office) -> None:
    async with own_office.worker("els", role="editor") as els:
        page = await look(els, FILE)
        assert page.status_code == 200
        assert "Schaken" in page.text and "Kapot: De datum of een regel is niet te lezen." in page.text
        assert "Omzien leest de tijden als die van Nederland." in page.text
        proof, id = hidden(page.text, "bewijs"), hidden(page.text, "id")
        taken = await els.post(f"{HERE}/neem-op", data={"bewijs": proof, "id": id})
        assert taken.headers["location"].endswith("let-op=opgenomen")
        there = (await els.get(HERE)).text
        assert "Activiteiten: 1." in there
        assert "Lees nu" not in there, "a file has no address to read again"
        again = await els.post(f"{HERE}/neem-op", data={"bewijs": proof, "id": id})
        assert again.headers["location"].endswith("let-op=verlopen")
        act = {"bewijs": proof, "agenda": "buurthuis", "doe": "weg"}
        assert (await els.post(f"{HERE}/doe", data=act)).headers["location"].endswith("let-op=weg")
        assert "Activiteiten: 1." not in (await els.get(HERE)).text


async def test_what_cannot_be_is_said_and_what_was_filled_in_stays(own_office: Office) -> None:
    async with own_office.worker("els", role="editor") as els:
        for fields, data, said in (
            ({"plaats": "Nergenshuizen"}, FILE, "Die plaats ken ik niet."),
            ({}, b"geen agenda", "Dit is geen agenda in iCal."),
            ({}, b"", "Vul een adres in of kies een bestand."),
            ({"adres": "http://127.0.0.1/agenda.ics"}, b"", "Dit adres is niet van het open internet."),
            ({"adres": "file:///etc/passwd"}, b"", "Dit adres kan niet."),
        ):
            page = await look(els, data, **fields)
            assert page.status_code == 422 and said in page.text
            assert re.search(r'<input id="naam"[^>]*value="Buurthuis"', page.text)


async def test_ten_megabytes_are_refused_with_a_sentence(own_office: Office) -> None:
    async with own_office.worker("els", role="editor") as els:
        page = await look(els, FILE + b" " * (2 * MOST_BYTES - 10_000))
        assert page.status_code == 422 and "De agenda is groter dan 5 MB." in page.text
        assert (await look(els, b" " * (3 * MOST_BYTES))).status_code == 413


async def test_a_form_of_somebody_else_is_refused(own_office: Office) -> None:
    async with own_office.worker("els", role="editor") as els:
        assert (await look(els, FILE, bewijs="verzonnen")).status_code == 403
