# SPDX-License-Identifier: EUPL-1.2
"""Which team gets a handoff, and who else can ever read it."""

from __future__ import annotations

from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import reassign
from tests.bot.desk.office import Office, address
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION

TILBURG, BREDA = "GM0855", "GM0758"


async def some_teams(office: Office) -> None:
    for team in (
        Team("geld", "Geldteam", themes=("geld",)),
        Team("noord", "Team Noord", municipalities=(TILBURG,)),
        Team("noord-geld", "Geld Noord", municipalities=(TILBURG,), themes=("geld",)),
    ):
        await office.teams.put(ORGANISATION, team)


async def team_of(office: Office, ref: ConversationRef) -> str | None:
    found: str | None = await office.house.services.redis.hget(keys.conversation(ref), "team")
    return found


async def test_place_and_worry_decide_the_team_and_place_counts_more(office: Office) -> None:
    await some_teams(office)
    both = await office.handed_off("1", theme="geld", municipality=TILBURG)
    place = await office.handed_off("2", theme="wonen", municipality=TILBURG)
    worry = await office.handed_off("3", theme="geld", municipality=BREDA)
    neither = await office.handed_off("4", theme="wonen", municipality=BREDA)
    nothing = await office.handed_off("5")
    found = [await team_of(office, ref) for ref in (both, place, worry, neither, nothing)]
    assert found == ["noord-geld", "noord", "geld", DEFAULT, DEFAULT]


async def test_another_team_is_answered_404_everywhere(office: Office) -> None:
    await some_teams(office)
    ref = await office.handed_off(theme="wonen", municipality=TILBURG)
    async with office.worker("bram", teams=("geld",)) as bram:
        assert (await bram.get(address(ref))).status_code == 404
        assert (await bram.get(address(ref, "berichten"))).status_code == 404
        assert (await bram.get(address(ref, "stroom"))).status_code == 404
        assert ref.id not in (await bram.get("/desk")).text
    async with office.worker("anja", teams=("noord",)) as anja:
        assert (await anja.get(address(ref))).status_code == 200
        assert ref.id in (await anja.get("/desk")).text


async def again(office: Office, who: str = "1", **summary: str) -> None:
    """The resident passes on something else."""
    command = {"name": "handoff", "summary": summary}
    office.house.rasa.next = [reply("Ik heb het doorgegeven.", commands=(command,))]
    await office.house.press("verder zoeken", who) if summary.pop("press", "") else None
    await office.house.say("mens", who, kind="command")


async def test_what_the_resident_passes_on_anew_moves_it_while_nobody_has_it(office: Office) -> None:
    await some_teams(office)
    ref = await office.handed_off(theme="geld", municipality=BREDA)
    await again(office, theme="geld", municipality=TILBURG)
    assert await team_of(office, ref) == "noord-geld"
    assert (await office.house.desk.claim(ref, "anja")).won
    await office.house.say("nog iets")
    assert await team_of(office, ref) == "noord-geld"


async def test_where_a_worker_put_it_it_stays_until_it_is_closed(office: Office) -> None:
    await some_teams(office)
    ref = await office.handed_off(theme="geld", municipality=BREDA)
    await office.house.desk.claim(ref, "anja")
    assert await reassign(office.house, ref, "anja", "een", "noord")
    await again(office, theme="geld", municipality=BREDA)
    assert await team_of(office, ref) == "noord"
    await office.house.desk.claim(ref, "carla")
    assert await office.house.desk.close(ref, "carla", "geholpen")
    await again(office, theme="geld", municipality=BREDA)
    assert await team_of(office, ref) == "geld"


async def test_a_team_that_is_taken_away_during_a_handoff_gets_nothing(office: Office) -> None:
    await some_teams(office)
    office.house.rasa.gate.clear()
    command = {"name": "handoff", "summary": {"theme": "geld"}}
    office.house.rasa.next = [reply("Ik heb het doorgegeven.", commands=(command,))]
    given = await office.house.give("mens")
    await office.house.asked()
    await office.teams.remove(ORGANISATION, "geld")
    office.house.rasa.gate.set()
    await office.house.line.wait(given, 5.0)
    assert await team_of(office, given.ref) == DEFAULT


async def test_danger_stands_first_then_what_has_a_date_with_its_reason_then_who_waits_longest(
    office: Office,
) -> None:
    plain = await office.handed_off("1")
    week = await office.handed_off("2", urgency="three_days", urgency_reason="Water dicht op vrijdag")
    out = await office.handed_off("3", urgency="today", urgency_reason="Ontruiming morgen")
    await office.house.say("ik wil dood", "4")
    danger = await office.handed_off("4")
    later = await office.handed_off("5")
    rows = await office.house.desk.queue(ORGANISATION)
    assert [row.ref for row in rows] == [danger, out, week, plain, later]
    async with office.worker() as anja:
        page = (await anja.get("/desk")).text
    places = [page.index(f"naar-{row.ref.id}") for row in rows]
    assert places == sorted(places) and "Ontruiming morgen" in page and "Water dicht op vrijdag" in page
