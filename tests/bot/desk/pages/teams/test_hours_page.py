# SPDX-License-Identifier: EUPL-1.2
"""The page with a team's opening hours, as a coordinator uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest
import pytest_asyncio

from bot.desk.teams.teams import Team
from store.clock import ZONE
from tests.bot.desk.office import Office, send
from tests.bot.support import ORGANISATION

HERE = "/desk/uren"
NOON = datetime(2026, 12, 21, 12, 0, tzinfo=ZONE)
"""A Monday; Christmas is on the Friday."""
WEEK = {
    "ma-1-van": "09:00",
    "ma-1-tot": "12:00",
    "ma-2-van": "13:00",
    "ma-2-tot": "17:00",
    "vr-1-van": "9.30",
    "vr-1-tot": "12",
}


@pytest_asyncio.fixture
async def cora(office: Office) -> AsyncIterator[httpx.AsyncClient]:
    """A coordinator's browser, on a Monday before Christmas."""
    clock = office.house.services.clock
    await clock.move(NOON.timestamp() - await clock.now())
    team = Team("geld", "Geld", themes=("geld",), duty="anja", closed=("2026-12-29 Studiedag", "2020-01-01"))
    await office.teams.put(ORGANISATION, team)
    async with office.worker("cora", "coordinator") as client:
        yield client


async def kept(office: Office) -> Team:
    """The team as it is kept."""
    team = await office.teams.get(ORGANISATION, "geld")
    assert team is not None
    return team


async def fill(client: httpx.AsyncClient, **fields: str) -> httpx.Response:
    """Fill the form in and send it."""
    return await send(client, f"{HERE}?team=geld", HERE, team="geld", **fields)


async def test_a_week_is_kept_with_the_team_and_nothing_else_of_it_changes(
    office: Office, cora: httpx.AsyncClient
) -> None:
    assert (await fill(cora, **WEEK)).status_code == 303
    team = await kept(office)
    assert team.hours == "Mo 09:00-12:00,13:00-17:00; Fr 09:30-12:00; PH off"
    assert (team.name, team.themes, team.duty) == ("Geld", ("geld",), "anja")
    assert team.closed == ("2026-12-29 Studiedag",)


async def test_what_is_kept_stands_in_the_fields_again_and_is_said_in_words(
    office: Office, cora: httpx.AsyncClient
) -> None:
    await fill(cora, **WEEK)
    page = (await cora.get(f"{HERE}?team=geld&let-op=bewaard")).text
    assert 'name="vr-1-van" type="time" value="09:30"' in page
    assert "De openingstijden zijn bewaard." in page
    assert "Deze week: ma 9:00–12:00 en 13:00–17:00; di dicht; wo dicht; do dicht; vr dicht;" in page
    assert "Volgende sluiting: vrijdag 25 december (Eerste kerstdag)." in page


async def test_a_holiday_can_be_open_after_all(office: Office, cora: httpx.AsyncClient) -> None:
    await fill(cora, **WEEK, **{"open-2026-12-25": "ja"})
    assert (await kept(office)).hours.endswith("; PH off; 2026 Dec 25 09:30-12:00")
    page = (await cora.get(f"{HERE}?team=geld")).text
    assert "vr 9:30–12:00" in page
    assert 'name="open-2026-12-25" value="ja" checked' in page
    assert "Tweede kerstdag, zaterdag 26 december: op die dag van de week is het team altijd dicht" in page


async def test_closing_days_come_and_go(office: Office, cora: httpx.AsyncClient) -> None:
    fresh = {"dicht-van": "2027-01-04", "dicht-tot": "2027-01-08", "dicht-waarom": "Verhuizing"}
    await fill(cora, **WEEK, **fresh)
    assert (await kept(office)).closed == ("2026-12-29 Studiedag", "2027-01-04/2027-01-08 Verhuizing")
    page = (await cora.get(f"{HERE}?team=geld")).text
    assert "Haal weg: maandag 4 januari tot en met vrijdag 8 januari (Verhuizing)" in page
    await fill(cora, **WEEK, **{"weg-2026-12-29-2026-12-29": "ja"})
    assert (await kept(office)).closed == ("2027-01-04/2027-01-08 Verhuizing",)


async def test_a_day_that_is_ticked_closed_is_closed_whatever_its_fields_say(
    office: Office, cora: httpx.AsyncClient
) -> None:
    await fill(cora, **WEEK, **{"ma-dicht": "ja"})
    assert (await kept(office)).hours == "Fr 09:30-12:00; PH off"


async def test_a_team_that_is_never_there_is_not_there_when_the_desk_is(
    office: Office, cora: httpx.AsyncClient
) -> None:
    await fill(cora)
    assert (await kept(office)).hours == "off"
    assert "Deze week: ma dicht; di dicht" in (await cora.get(f"{HERE}?team=geld")).text


async def test_looking_first_keeps_nothing(office: Office, cora: httpx.AsyncClient) -> None:
    answer = await fill(cora, **WEEK, kijk="ja")
    assert answer.status_code == 200
    assert "Dit is nog niet bewaard." in answer.text
    assert "ma 9:00–12:00 en 13:00–17:00" in answer.text
    assert 'value="9.30"' in answer.text
    assert (await kept(office)).hours == ""


@pytest.mark.parametrize(
    ("fields", "at", "said"),
    [
        ({"ma-1-van": "9:00"}, "ma-1-tot", "Typ ook tot wanneer."),
        ({"ma-1-tot": "9:00"}, "ma-1-van", "Typ ook vanaf wanneer."),
        ({"ma-1-van": "negen", "ma-1-tot": "25:00"}, "ma-1-van", "Typ een tijd, zoals 9:00."),
        ({"ma-1-van": "12", "ma-1-tot": "9"}, "ma-1-tot", "De eindtijd moet later zijn dan de begintijd."),
        (
            {"ma-1-van": "9", "ma-1-tot": "12", "ma-2-van": "11", "ma-2-tot": "13"},
            "ma-2-van",
            "Dit moet later beginnen dan de tijd ervoor ophoudt.",
        ),
        ({"dicht-waarom": "Feest"}, "dicht-van", "Kies een dag, zoals 2026-12-24."),
        (
            {"dicht-van": "2027-01-02", "dicht-tot": "2027-01-01"},
            "dicht-tot",
            "De laatste dag moet na de eerste dag zijn.",
        ),
        ({"dicht-van": "2027-01-02", "dicht-tot": "2029-01-01"}, "dicht-tot", "Dat is langer dan een jaar."),
        ({"dicht-van": "2026-01-02"}, "dicht-van", "Die dag is al voorbij."),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    office: Office, cora: httpx.AsyncClient, fields: dict[str, str], at: str, said: str
) -> None:
    answer = await fill(cora, **fields)
    assert answer.status_code == 422
    assert f'<p class="problem" id="fout-{at}">{said}</p>' in answer.text
    assert f'aria-describedby="fout-{at}" aria-invalid="true"' in answer.text
    assert (await kept(office)).hours == ""


async def test_hours_that_do_not_fit_the_form_are_shown_before_they_are_lost(
    office: Office, cora: httpx.AsyncClient
) -> None:
    own = "Mo-Fr 09:00-10:00,11:00-12:00,13:00-14:00,15:00-16:00"
    await office.teams.put(ORGANISATION, Team("geld", "Geld", hours="Apr-Sep Mo-Fr 09:00-17:00; PH off"))
    assert "Apr-Sep Mo-Fr 09:00-17:00" in (await cora.get(f"{HERE}?team=geld")).text
    await office.teams.put(ORGANISATION, Team("geld", "Geld", hours=own))
    assert own in (await cora.get(f"{HERE}?team=geld")).text


async def test_a_team_that_is_not_there_is_not_found(cora: httpx.AsyncClient) -> None:
    assert (await cora.get(f"{HERE}?team=anders")).status_code == 404


async def test_a_worker_has_no_business_with_the_hours(office: Office) -> None:
    async with office.worker("anja") as client:
        assert (await client.get(HERE)).status_code == 403


async def test_who_changed_the_hours_is_written_down(office: Office, cora: httpx.AsyncClient) -> None:
    await fill(cora, **WEEK)
    lines = await office.house.services.redis.xrange(f"omz:audit:{ORGANISATION}")
    assert {"who": "cora", "what": "hours", "whom": "geld"}.items() <= lines[-1][1].items()
