# SPDX-License-Identifier: EUPL-1.2
"""The text for a dossier: what was agreed and what came of it, chosen by line, and never the conversation."""

from __future__ import annotations

import html
import re

import httpx

from store import keys
from tests.bot.desk.office import Office, address, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import JSON, hidden

SECRET = "mijn man weet van niets"
SUMMARY = {"worry": "Geld", "place": "Hilversum", "words": "de post ligt ongeopend", "urgency": "today"}


def written(page: str) -> str:
    """What stands in the field that is copied."""
    found = re.search(r'<textarea[^>]*id="dossier-tekst"[^>]*>(.*?)</textarea>', page, re.S)
    assert found, "no field to copy"
    return html.unescape(found[1])


async def copies(office: Office) -> int:
    rows = await office.house.services.redis.xrange(keys.audit(ORGANISATION))
    return sum(fields["what"] == "copied" for _, fields in rows)


async def taken(office: Office, anja: httpx.AsyncClient) -> str:
    """Anja has a conversation in which something was said; the page of it."""
    ref = await office.handed_off(**SUMMARY)
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.say(SECRET)
    await office.house.desk.reply(ref, "anja", "Dat blijft onder ons.", "r1", "Anja")
    return address(ref)


async def test_every_agreed_line_is_in_it_with_the_dates_and_nothing_that_was_said(office: Office) -> None:
    async with office.worker("anja") as anja:
        here = await taken(office, anja)
        text = written((await anja.get(here)).text)
    for part in (
        "Geld",
        "Hilversum",
        "de post ligt ongeopend",
        "Vandaag",
        "Doorgegeven op:",
        "Eerste antwoord:",
    ):
        assert part in text
    assert SECRET not in text and "onder ons" not in text


async def test_chosen_lines_are_all_there_is_without_a_script_and_it_is_written_down_once(
    office: Office,
) -> None:
    async with office.worker("anja") as anja:
        here = await taken(office, anja)
        fields = {"regel-worry": "ja", "regel-place": "ja", "move_id": "een"}
        page = await send(anja, here, f"{here}/dossier", **fields)
        await send(anja, here, f"{here}/dossier", **fields)
    assert page.status_code == 200
    first, *lines = written(page.text).splitlines()
    assert lines == ["Waar het over gaat: Geld", "Plaats: Hilversum"] and first.startswith(
        "Omzien, gesprek met"
    )
    assert await copies(office) == 1


async def test_after_the_close_the_outcome_is_in_it(office: Office) -> None:
    async with office.worker("anja") as anja:
        here = await taken(office, anja)
        await office.house.desk.close(office.house.ref(), "anja", "doorverwezen", "Anja")
        text = written((await anja.get(here)).text)
    assert "Afloop: Doorverwezen" in text


async def test_the_script_is_told_that_it_is_written_down(office: Office) -> None:
    async with office.worker("anja") as anja:
        here = await taken(office, anja)
        data = {"bewijs": hidden((await anja.get(here)).text, "bewijs"), "regel-worry": "ja", "move_id": "x"}
        answer = await anja.post(f"{here}/dossier", data=data, headers=JSON)
    assert answer.json() == {"copied": True} and await copies(office) == 1


async def test_another_team_cannot_take_it(office: Office) -> None:
    async with office.worker("anja") as anja, office.worker("dirk", teams=("wonen",)) as dirk:
        here = await taken(office, anja)
        proof = hidden((await dirk.get("/desk")).text, "bewijs")
        assert (await dirk.post(f"{here}/dossier", data={"bewijs": proof})).status_code == 404
    assert await copies(office) == 0


async def test_who_reads_along_does_not_take_it_along(office: Office) -> None:
    async with office.worker("anja") as anja, office.worker("carla", "coordinator") as carla:
        here = await taken(office, anja)
        assert "dossier-tekst" not in (await carla.get(here)).text
