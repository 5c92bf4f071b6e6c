# SPDX-License-Identifier: EUPL-1.2
"""Activities beside the chat at the desk, sent with one click."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import httpx
import pytest

from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address, does

HALF_A_YEAR_S = 183 * 86_400.0


async def taken(office: Office) -> ConversationRef:
    ref = await office.handed_off(place="Hilversum", municipality="GM0402", theme="activiteiten")
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


def found(page: httpx.Response) -> dict[str, str]:
    """What was found: its name, and what its button sends."""
    names = re.findall(r'<h4 class="hit__name">(.*?)</h4>', page.text)
    values = re.findall(r'name="activiteit" value="([^"]+)"', page.text)
    return dict(zip([unescape(name) for name in names][-len(values) or len(names) :], values, strict=True))


def asked(**more: str) -> dict[str, str]:
    return {"doen-zoek": "", "doen-plaats": "Hilversum", "doen-dag": "", "doen-soort": "doen", **more}


async def wednesday(office: Office) -> str:
    today: date = (await office.house.services.clock.local()).date()
    return (today + timedelta(days=(2 - today.weekday()) % 7 or 7)).isoformat()


async def test_a_day_and_words_find_what_is_on_and_one_click_sends_it(lively_office: Office) -> None:
    ref = await taken(lively_office)
    day = await wednesday(lively_office)
    async with lively_office.worker() as anja:
        page = await does(anja, ref, "zoek-doen", **asked(**{"doen-dag": day}))
        assert list(found(page)) == ["Schaken in de Koepel", "Eettafel de Koepel"]
        page = await does(anja, ref, "zoek-doen", **asked(**{"doen-zoek": "schaak schaken"}))
        assert list(found(page)) == ["Schaken in de Koepel"]
        value = found(page)["Schaken in de Koepel"]
        answer = await does(anja, ref, "kaart-doen", activiteit=value)
        assert answer.status_code in (200, 303)
    sent = [one for one in await lively_office.house.line.messages(ref) if one.who == "worker"]
    assert len(sent) == 1 and sent[0].name == "Anja"
    assert sent[0].parts[-1].title == "Schaken in de Koepel" and "10 tot 12 uur" in sent[0].text
    handoff = await lively_office.house.desk.handoff(ref)
    assert handoff is not None and handoff.summary.tried == ["Schaken in de Koepel"]


@pytest.mark.parametrize(
    ("ahead", "note"),
    [
        (0.0, 'class="small">Nagekeken: 1 november 2026.'),
        (HALF_A_YEAR_S, 'hit__doubt">Niet nagekeken sinds 1 n'),
    ],
)
async def test_what_nobody_checked_for_half_a_year_is_noted_under_its_card(
    lively_office: Office, ahead: float, note: str
) -> None:
    await lively_office.house.services.clock.move(ahead)
    ref = await taken(lively_office)
    async with lively_office.worker() as anja:
        for kind in ("doen", "helpen"):
            page = await does(anja, ref, "zoek-doen", **asked(**{"doen-soort": kind}))
            assert found(page) and note in page.text


async def test_vacancies_too(lively_office: Office) -> None:
    ref = await taken(lively_office)
    async with lively_office.worker() as anja:
        page = await does(anja, ref, "zoek-doen", **asked(**{"doen-soort": "helpen"}))
        names = found(page)
        assert set(names) == {"Gastheer of gastvrouw", "Chauffeur"}
        await does(anja, ref, "kaart-doen", activiteit=names["Chauffeur"])
    sent = [one for one in await lively_office.house.line.messages(ref) if one.who == "worker"]
    assert sent[0].parts[-1].title == "Chauffeur"


async def test_what_is_not_there_any_more_is_not_sent(lively_office: Office) -> None:
    ref = await taken(lively_office)
    async with lively_office.worker() as anja:
        await does(anja, ref, "kaart-doen", activiteit="activity:schaken_koepel@2026-11-26x")
        await does(anja, ref, "kaart-doen", activiteit="activity:niets@2026-11-25")
    assert not [one for one in await lively_office.house.line.messages(ref) if one.who == "worker"]


async def test_where_there_is_nothing_to_send_there_is_no_panel(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        assert "zoek-doen" not in (await anja.get(address(ref))).text
