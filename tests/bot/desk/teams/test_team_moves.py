# SPDX-License-Identifier: EUPL-1.2
"""Conversations that go from team to team."""

from __future__ import annotations

import asyncio

import httpx

from bot.desk import states
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import reassign, users_of
from tests.bot.desk.office import Office, address, browser, does
from tests.bot.support import ORGANISATION, texts
from tests.bot.web.client import hidden, sign_in


async def stored(office: Office, ref: ConversationRef, *names: str) -> list[str | None]:
    found: list[str | None] = await office.house.services.redis.hmget(keys.conversation(ref), *names)
    return found


async def audited(office: Office) -> list[dict[str, str]]:
    return [row for _, row in await office.house.services.redis.xrange(keys.audit(ORGANISATION))]


async def noord(office: Office, key: str = "noord") -> None:
    await office.teams.put(ORGANISATION, Team(key, f"Team {key.title()}"))


async def test_who_gives_it_to_another_team_loses_sight_of_it_at_once(office: Office) -> None:
    await noord(office)
    ref = await office.handed_off()
    async with office.worker() as anja, office.worker("bram", teams=("noord",)) as bram:
        assert (await does(anja, ref, "pak")).status_code == 303
        fields = {"team": "noord", "waarom": "kennis", "toelichting": "hij wil rust", "move_id": "een"}
        gone = await does(anja, ref, "team", **fields)
        assert (gone.status_code, gone.headers["location"]) == (303, "/desk?let-op=reassigned")
        assert (await anja.get(address(ref))).status_code == 404
        assert ref.id not in (await anja.get("/desk")).text
        shown = (await bram.get(address(ref))).text
        assert "Anja gaf dit gesprek aan Team Noord." in shown and "hij wil rust" in shown
        assert ref.id in (await bram.get("/desk")).text
    told = texts(await office.house.line.messages(ref))
    assert told[-1].startswith("Je vraag ligt nu bij Team Noord.") and "rust" not in "".join(told)
    row = next(row for row in await audited(office) if row["what"] == "reassign")
    assert (row["who"], row["why"], row["whom"]) == ("anja", "kennis", "noord")


async def test_a_team_that_is_not_there_or_no_reason_is_refused_with_a_sentence(office: Office) -> None:
    await noord(office)
    ref = await office.handed_off()
    async with office.worker() as anja:
        await does(anja, ref, "pak")
        nowhere = await does(anja, ref, "team", team="zuid", waarom="kennis")
        assert nowhere.status_code == 409 and "Dit team is er niet meer." in nowhere.text
        why = await does(anja, ref, "team", team="noord", toelichting="half af")
        assert why.status_code == 422 and "Kies waarom." in why.text and "half af" in why.text
    assert await stored(office, ref, "team", "assignee") == [DEFAULT, "anja"]


async def test_a_colleague_of_another_team_does_not_get_it_and_a_coordinator_does(office: Office) -> None:
    await noord(office)
    users, desk = users_of(office.house), office.house.desk
    await users.create(ORGANISATION, "anja", "een-goed-wachtwoord", "Anja", teams=("noord",))
    await users.create(ORGANISATION, "bram", "een-goed-wachtwoord", "Bram")
    await users.create(ORGANISATION, "carla", "een-goed-wachtwoord", "Carla", "coordinator")
    ref = await office.handed_off()
    await office.house.services.redis.hset(keys.conversation(ref), "team", "noord")
    await desk.claim(ref, "anja", "Anja")
    refused = await desk.transfer(ref, "anja", "bram", "kennis")
    assert not refused and refused.reason == states.NO_COLLEAGUE
    assert await desk.transfer(ref, "anja", "carla", "kennis")
    assert await stored(office, ref, "assignee", "team") == ["carla", "noord"]


async def test_only_colleagues_who_may_read_it_are_offered(office: Office) -> None:
    ref = await office.handed_off()
    await noord(office)
    users = users_of(office.house)
    await users.create(ORGANISATION, "bram", "een-goed-wachtwoord", "Bram", teams=("noord",))
    await users.create(ORGANISATION, "dirk", "een-goed-wachtwoord", "Dirk")
    async with office.worker() as anja:
        await does(anja, ref, "pak")
        page = (await anja.get(address(ref))).text
    assert '<option value="dirk"' in page and '<option value="bram"' not in page


async def test_a_team_that_is_taken_away_leaves_its_conversations_to_the_default_team(
    office: Office,
) -> None:
    await noord(office)
    await noord(office, "zuid")
    users = users_of(office.house)
    stays = await users.create(ORGANISATION, "anja", "een-goed-wachtwoord", "Anja", teams=("noord",))
    leaves = await users.create(ORGANISATION, "bram", "een-goed-wachtwoord", "Bram", teams=("noord", "zuid"))
    refs = [await office.handed_off(who) for who in ("1", "2", "3", "4")]
    for ref in refs[:3]:
        await office.house.services.redis.hset(keys.conversation(ref), "team", "noord")
    for ref, user in zip(refs, (stays, leaves), strict=False):
        assert (await office.house.desk.claim(ref, user.name, user.first_name)).won
    assert await TeamMoves(office.house.services).remove(ORGANISATION, "noord", "carla")
    found = [await stored(office, ref, "team", "assignee") for ref in refs]
    assert found == [[DEFAULT, "anja"], [DEFAULT, ""], [DEFAULT, ""], [DEFAULT, ""]]
    assert await office.teams.get(ORGANISATION, "noord") is None
    moved = [row for row in await audited(office) if row["what"] == "rehouse"]
    assert len(moved) == 3 and all((row["who"], row["whom"]) == ("carla", "noord") for row in moved)


async def test_the_default_team_is_not_taken_away(office: Office) -> None:
    assert not await TeamMoves(office.house.services).remove(ORGANISATION, DEFAULT, "carla")


async def test_a_transfer_to_a_team_that_is_taken_away_at_the_same_time_is_never_lost(
    office: Office,
) -> None:
    moves = TeamMoves(office.house.services)
    for number in range(8):
        await noord(office)
        ref = await office.handed_off(str(number))
        await office.house.desk.claim(ref, "anja")
        gives = reassign(office.house, ref, "anja", str(number))
        moved, _ = await asyncio.gather(gives, moves.remove(ORGANISATION, "noord", "carla"))
        team, assignee = await stored(office, ref, "team", "assignee")
        assert (team, assignee) == (DEFAULT, "" if moved else "anja")


async def test_a_worker_who_loses_the_team_while_claiming_does_not_have_it(office: Office) -> None:
    await noord(office)
    users = users_of(office.house)
    user = await users.create(ORGANISATION, "anja", "een-goed-wachtwoord", "Anja", teams=("noord",))
    ref = await office.handed_off()
    await office.house.services.redis.hset(keys.conversation(ref), "team", "noord")
    await users.set_teams(user, joins="zuid")
    await users.set_teams(user, leaves="noord")
    assert not (await office.house.desk.claim(ref, "anja", "Anja")).won
    await users.create(ORGANISATION, "dirk", "een-goed-wachtwoord", "Dirk")
    assert not (await office.house.desk.claim(ref, "dirk", "Dirk")).won


async def test_of_twenty_who_claim_at_once_one_wins_and_the_others_read_who(office: Office) -> None:
    ref = await office.handed_off()
    names = [f"werker{number}" for number in range(20)]
    for name in names:
        await users_of(office.house).create(ORGANISATION, name, "een-goed-wachtwoord", name.title())
    browsers = [browser(office.app) for _ in names]
    clients: list[httpx.AsyncClient] = [await each.__aenter__() for each in browsers]
    for client, name in zip(clients, names, strict=True):
        assert (await sign_in(client, name)).status_code == 303
    proofs = [hidden((await client.get(address(ref))).text, "bewijs") for client in clients]
    posts = [
        client.post(address(ref, "pak"), data={"bewijs": proof})
        for client, proof in zip(clients, proofs, strict=True)
    ]
    answers = await asyncio.gather(*posts)
    for each in browsers:
        await each.__aexit__(None, None, None)
    assert sorted(answer.status_code for answer in answers) == [303] + [409] * 19
    has = (await stored(office, ref, "assignee"))[0]
    winner = next(name for name, answer in zip(names, answers, strict=True) if answer.status_code == 303)
    assert has == winner
    lost = [answer.text for answer in answers if answer.status_code == 409]
    assert all(f"{winner.title()} heeft dit gesprek al gepakt." in text for text in lost)
    assert sum(row["what"] == "claim" for row in await audited(office)) == 1
    joined = [text for text in texts(await office.house.line.messages(ref)) if "Je praat nu met" in text]
    assert len(joined) == 1
