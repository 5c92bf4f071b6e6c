# SPDX-License-Identifier: EUPL-1.2
"""The teams' page of coordinators, without a script."""

from __future__ import annotations

import pytest

from bot.desk.accounts.access import teams_of
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from tests.bot.desk.office import Office, does, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import PASSWORD

PAGE, NEW = "/desk/teams", "/desk/teams/nieuw"


async def people(office: Office, *names: str, teams: tuple[str, ...] = ()) -> None:
    for name in names:
        await office.users.create(ORGANISATION, name, PASSWORD, name.title(), teams=teams)


async def teams_now(office: Office, name: str) -> tuple[str, ...]:
    user = await office.users.get(ORGANISATION, name)
    assert user
    return teams_of(user)


async def test_a_team_is_made_with_places_themes_members_and_who_is_on_duty(office: Office) -> None:
    await people(office, "anja", "bram")
    async with office.worker("carla", "coordinator") as carla:
        fields = {"naam": "Geld Noord", "erbij": "tilburg, Súdwest-Fryslân", "thema.geld": "ja"}
        fields |= {"lid.anja": "ja", "dienst": "anja", "achterwacht": "carla", "tegelijk": "4"}
        fields["langskomen"] = " Kerkbrink 1,  Hilversum "
        made = await send(carla, NEW, NEW, **fields)
        assert made.status_code == 303
        page = (await carla.get(made.headers["location"])).text
    team = await office.teams.get(ORGANISATION, "geld-noord")
    assert team is not None and len(team.municipalities) == 2
    places = [office.house.services.catalogue.municipality(code).name for code in team.municipalities]
    assert places == ["Tilburg", "Súdwest-Fryslân"] and team.themes == ("geld",)
    assert (team.duty, team.backup, team.at_once) == ("anja", "carla", 4)
    assert team.walk_in == "Kerkbrink 1, Hilversum"
    assert await teams_now(office, "anja") == (DEFAULT, "geld-noord")
    assert await teams_now(office, "bram") == (DEFAULT,)
    assert "Het team is bewaard." in page and "Geld Noord" in page and "Tilburg" in page


async def test_hours_and_closing_days_stay_as_they_are(office: Office) -> None:
    team = Team("noord", "Noord", hours="Mo-Fr 09:00-12:00", closed=("2026-12-24",))
    await office.teams.put(ORGANISATION, team)
    async with office.worker("carla", "coordinator") as carla:
        saved = await send(carla, f"{PAGE}/noord", f"{PAGE}/noord", naam="Team Noord", tegelijk="2")
        assert saved.status_code == 303
    now = await office.teams.get(ORGANISATION, "noord")
    assert now == Team("noord", "Team Noord", hours=team.hours, closed=team.closed, at_once=2)


@pytest.mark.parametrize(
    ("fields", "said", "at"),
    [
        ({"naam": " "}, "Vul een naam in.", "naam"),
        ({"naam": "x" * 61}, "Deze naam is te lang.", "naam"),
        ({"naam": "balie"}, "Er is al een team met deze naam.", "naam"),
        ({"naam": "Zuid", "erbij": "Tilburg, Nergenshuizen"}, "Nergenshuizen", "erbij"),
        ({"naam": "Zuid", "langskomen": "x" * 121}, "Neem hooguit 120 tekens.", "langskomen"),
        ({"naam": "Zuid", "dienst": "anja"}, "Anja zit niet in dit team.", "dienst"),
        ({"naam": "Zuid", "achterwacht": "spook"}, "spook zit niet in dit team.", "achterwacht"),
        (
            {"naam": "Zuid", "lid.anja": "ja", "dienst": "anja", "achterwacht": "anja"},
            "Kies voor de achterwacht iemand anders",
            "achterwacht",
        ),
        ({"naam": "Zuid", "tegelijk": "veel"}, "Vul een getal in van 0 tot 99.", "tegelijk"),
        ({"naam": "Zuid", "tegelijk": "-1"}, "Vul een getal in van 0 tot 99.", "tegelijk"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    office: Office, fields: dict[str, str], said: str, at: str
) -> None:
    await people(office, "anja")
    async with office.worker("carla", "coordinator") as carla:
        answer = await send(carla, NEW, NEW, **{"thema.geld": "ja", **fields})
    assert answer.status_code == 422
    assert f'id="fout-{at}">' in answer.text and said in answer.text
    assert f"fout-{at}" in answer.text and "Het team is nog niet bewaard." in answer.text
    assert 'id="thema.geld" name="thema.geld" value="ja" checked' in answer.text
    assert [team.key for team in await office.teams.all(ORGANISATION)] == [DEFAULT]


async def test_of_places_that_were_typed_the_known_ones_are_kept_in_the_form(office: Office) -> None:
    async with office.worker("carla", "coordinator") as carla:
        answer = await send(carla, NEW, NEW, naam="Zuid", erbij="Tilburg, Nergenshuizen, <b>")
    assert 'value="Nergenshuizen, &lt;b&gt;"' in answer.text and ">Tilburg</label>" in answer.text


async def test_who_is_taken_out_of_a_team_gives_back_what_they_had_of_it(office: Office) -> None:
    await office.teams.put(ORGANISATION, Team("noord", "Noord", themes=("geld",)))
    await people(office, "anja", teams=("noord", DEFAULT))
    ref = await office.handed_off("1", theme="geld")
    kept = await office.handed_off("2")
    for one in (ref, kept):
        assert (await office.house.desk.claim(one, "anja", "Anja")).won
    async with office.worker("carla", "coordinator") as carla:
        gone = await send(carla, f"{PAGE}/noord", f"{PAGE}/noord", naam="Noord", **{"thema.geld": "ja"})
        assert gone.status_code == 303
    redis = office.house.services.redis
    assert await redis.hget(keys.conversation(ref), "assignee") == ""
    assert await redis.hget(keys.conversation(kept), "assignee") == "anja"


async def test_a_team_that_is_removed_gives_its_conversations_to_the_default_team(office: Office) -> None:
    await office.teams.put(ORGANISATION, Team("noord", "Noord", themes=("geld",)))
    ref = await office.handed_off("1", theme="geld")
    async with office.worker("carla", "coordinator") as carla:
        gone = await send(carla, f"{PAGE}/noord", f"{PAGE}/noord/weg")
        page = (await carla.get(gone.headers["location"])).text
        assert "Het team is weg. De gesprekken liggen bij Balie." in page
        assert (await carla.get(f"{PAGE}/noord")).status_code == 404
    assert await office.house.services.redis.hget(keys.conversation(ref), "team") == DEFAULT
    rows = [row for _, row in await office.house.services.redis.xrange(keys.audit(ORGANISATION))]
    assert [(r["who"], r["whom"]) for r in rows if r["what"] == "team_removed"] == [("carla", "noord")]


async def test_only_coordinators_come_in_and_a_form_of_another_site_changes_nothing(office: Office) -> None:
    async with office.worker("anja") as anja, office.worker("els", "editor") as els:
        for address in (PAGE, NEW, f"{PAGE}/{DEFAULT}"):
            assert (await anja.get(address)).status_code == (await els.get(address)).status_code == 403
    async with office.worker("carla", "coordinator") as carla:
        assert (await carla.post(NEW, data={"naam": "Zuid"})).status_code == 403
        assert (await carla.post(f"{PAGE}/{DEFAULT}/weg", data={"bewijs": "x"})).status_code == 403
    assert [team.key for team in await office.teams.all(ORGANISATION)] == [DEFAULT]


async def test_what_a_team_is_called_is_shown_as_it_was_typed_and_runs_nowhere(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker("carla", "coordinator") as carla:
        await send(carla, NEW, NEW, naam="<script>x</script> & co")
        assert "<script>x" not in (await carla.get(PAGE)).text
        await does(carla, ref, "pak")
        page = (await carla.get(f"/desk/gesprek/{ref.id}")).text
    assert "&lt;script&gt;x&lt;/script&gt; &amp; co" in page and "<script>x" not in page
