# SPDX-License-Identifier: EUPL-1.2
"""Danger that waits: at the top, for more and more people, and the truth for the resident."""

from __future__ import annotations

import pytest

from bot.desk.teams.duty import somebody_there
from bot.desk.teams.lane import GONE_S, Lane
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from store.steps import WATCH_S
from tests.bot.desk.crew import reassign
from tests.bot.desk.office import Office, address, does
from tests.bot.support import ORGANISATION, House, texts, until

DANGER = {"ik wil dood": "113", "mijn man slaat mij": "0800-2000", "er is brand in mijn huis": "112"}


async def in_danger(house: House, said: str = "ik wil dood", who: str = "1") -> ConversationRef:
    await house.say(said, who)
    await house.say("mens", who)
    return house.ref(who)


async def lane(house: House, ref: ConversationRef) -> str | None:
    found: str | None = await house.services.redis.hget(keys.conversation(ref), "lane")
    return found


async def at_level(house: House, ref: ConversationRef, level: str) -> None:
    async def is_there() -> bool:
        return await lane(house, ref) == level

    await until(is_there)


async def timer_of(house: House, ref: ConversationRef) -> float | None:
    found: float | None = await house.services.redis.zscore(keys.timers(ref.partition), f"lane|{ref}")
    return found


async def audited(house: House) -> list[tuple[str, str]]:
    rows = [row for _, row in await house.services.redis.xrange(keys.audit(ORGANISATION))]
    return [(row["what"], row["why"]) for row in rows]


@pytest.mark.parametrize("said", DANGER)
async def test_when_nobody_is_there_the_resident_hears_so_at_once_with_the_number(
    house: House, said: str
) -> None:
    await house.say(said)
    told = texts(await house.say("mens"))
    assert told[0].splitlines()[-1].startswith("Er is hier nu niemand.") and DANGER[said] in told[0]
    assert not any("komt zo" in text or "Er is nu iemand" in text for text in told)


async def test_when_somebody_of_the_team_is_there_nothing_of_the_kind_is_said(office: Office) -> None:
    async with office.worker() as anja:
        assert (await anja.get("/desk")).status_code == 200
        await in_danger(office.house)
    told = texts(await office.house.line.messages(office.house.ref()))
    assert not any("Er is hier nu niemand" in text for text in told)


async def test_somebody_of_another_team_or_who_was_disabled_is_not_there_for_it(office: Office) -> None:
    services = office.house.services
    await office.teams.put(ORGANISATION, Team("noord", "Noord"))
    async with office.worker("bram", teams=("noord",)) as bram:
        assert (await bram.get("/desk")).status_code == 200
        assert not await somebody_there(services, ORGANISATION, DEFAULT)
        assert await somebody_there(services, ORGANISATION, "noord")
        user = await office.users.get(ORGANISATION, "bram")
        assert user
        await office.users.disable(user)
        assert not await somebody_there(services, ORGANISATION, "noord")


async def test_danger_told_while_waiting_is_answered_by_the_card_and_the_truth(house: House) -> None:
    ref = await house.handed_off()
    assert await lane(house, ref) is None
    card, truth = await _settled(house, "ik wil dood")
    assert "113" in card and truth.startswith("Er is hier nu niemand.") and "113" in truth
    assert await lane(house, ref) == "0" and await timer_of(house, ref) is not None


async def test_after_two_minutes_the_backup_is_called_after_five_every_coordinator(house: House) -> None:
    ref = await in_danger(house)
    assert await lane(house, ref) == "0"
    await house.services.clock.move(WATCH_S[0] - 5)
    assert not await Lane(house.services).watch(ref)
    await house.services.clock.move(6)
    await at_level(house, ref, "1")
    before = texts(await house.line.messages(ref))
    await house.services.clock.move(WATCH_S[1] - WATCH_S[0])
    await at_level(house, ref, "2")
    [late] = texts(await house.line.messages(ref))[len(before) :]
    assert late.startswith("Er is nog niemand.") and "113" in late
    called = [why for what, why in await audited(house) if what == "escalate"]
    assert called == ["backup", "coordinators"]
    assert await timer_of(house, ref) is None


async def test_whoever_slept_through_both_moments_calls_everybody_at_once(quiet_house: House) -> None:
    quiet_house.start()
    ref = await in_danger(quiet_house)
    await quiet_house.stop()
    await quiet_house.services.clock.move(WATCH_S[1] + 60)
    quiet_house.start("proef-2")
    await at_level(quiet_house, ref, "2")
    assert [why for what, why in await audited(quiet_house) if what == "escalate"] == ["coordinators"]


async def test_once_taken_nobody_else_is_called_and_given_back_it_begins_anew(house: House) -> None:
    ref = await in_danger(house)
    assert (await house.desk.claim(ref, "anja", "Anja")).won
    assert await lane(house, ref) is None and await timer_of(house, ref) is None
    await house.services.clock.move(WATCH_S[1])
    assert not await Lane(house.services).watch(ref)
    now = await house.services.clock.now()
    assert await house.desk.release(ref, "anja")
    assert await lane(house, ref) == "0"
    due = await timer_of(house, ref)
    assert due is not None and due == pytest.approx(now + WATCH_S[0], abs=5)
    told = texts(await house.line.messages(ref))
    assert any(text.startswith("Er is hier nu niemand.") for text in told[-2:])


async def test_in_another_team_it_stands_in_the_lane_too_and_closed_or_erased_in_none(house: House) -> None:
    ref = await in_danger(house)
    await house.desk.claim(ref, "anja", "Anja")
    assert await reassign(house, ref, "anja", "een")
    assert await lane(house, ref) == "0"
    await house.desk.claim(ref, "carla", "Carla")
    await house.desk.close(ref, "carla", "geholpen")
    assert await lane(house, ref) is None and await timer_of(house, ref) is None


async def test_the_lane_stands_first_says_whom_it_is_for_and_rings_only_for_them(office: Office) -> None:
    async with (
        office.worker("dirk") as dirk,
        office.worker("anja") as anja,
        office.worker("bram") as bram,
        office.worker("carla", "coordinator") as carla,
    ):
        team = Team(DEFAULT, "Balie", duty="anja", backup="bram")
        await office.teams.put(ORGANISATION, team)
        plain = await office.handed_off("2")
        ref = await in_danger(office.house)
        page = (await dirk.get("/desk?bij=mijn")).text
        assert page.index("gevaar-kop") < page.index(f"naar-{ref.id}")
        page = (await anja.get("/desk")).text
        assert page.index(f"naar-{ref.id}") < page.index(f"naar-{plain.id}")
        assert "Voor Anja (dienst)" in page and "Ook voor" not in page
        assert page.count(f"naar-{ref.id}") == 1

        async def rung() -> list[bool]:
            asked = [(await each.get("/desk/gevaar")).json() for each in (anja, bram, carla, dirk)]
            rows = [(await each.get("/desk/rij")).json()["ring"] for each in (anja, bram, carla, dirk)]
            assert rows == [one["ring"] for one in asked]
            assert all(bool(one["ring"]) == bool(one["words"]) for one in asked)
            return [bool(ring) for ring in rows]

        assert await rung() == [True, False, False, False]
        await office.house.services.clock.move(WATCH_S[0] + 1)
        await at_level(office.house, ref, "1")
        assert "Ook voor Bram (achterwacht)" in (await dirk.get("/desk")).text
        assert await rung() == [True, True, False, False]
        await office.house.services.clock.move(WATCH_S[1] - WATCH_S[0])
        await at_level(office.house, ref, "2")
        assert "Ook voor elke coördinator" in (await dirk.get("/desk")).text
        assert await rung() == [True, True, True, False]
        assert (await does(dirk, ref, "pak")).status_code == 303
        assert await rung() == [False] * 4
        assert (await dirk.get(address(ref))).status_code == 200


async def test_without_anybody_on_duty_it_is_for_the_whole_team_from_the_start(office: Office) -> None:
    async with office.worker("dirk") as dirk, office.worker("els", "editor") as els:
        await in_danger(office.house)
        assert "Voor het hele team Balie" in (await dirk.get("/desk")).text
        assert (await dirk.get("/desk/gevaar")).json()["words"] == "Gevaar: iemand wacht op jou."
        assert (await els.get("/desk/gevaar")).status_code == 403


async def _settled(house: House, said: str) -> list[str]:
    """The card, which comes at once, and what follows it."""
    before = len(await house.line.messages(house.ref()))

    async def both() -> list[str]:
        found = texts(await house.line.messages(house.ref()))[before + 1 :]
        return found if len(found) == 2 else []

    await house.give(said)
    found: list[str] = await until(both)
    return found


async def has_nobody(house: House, ref: ConversationRef) -> None:
    async def given_back() -> bool:
        return not await house.services.redis.hget(keys.conversation(ref), "assignee")

    await until(given_back)


@pytest.mark.parametrize("gone", [None, GONE_S + 1])
async def test_danger_told_to_a_worker_who_is_not_there_is_everybodys_again(
    house: House, gone: float | None
) -> None:
    ref, services = await house.handed_off(), house.services
    await house.desk.claim(ref, "anja", "Anja")
    if gone is not None:
        seen = {"anja": await services.clock.now() - gone}
        await services.redis.zadd(keys.presence(ORGANISATION), seen)
    await house.say("ik wil dood")
    assert (await house.fields())["assignee"] == "anja"
    await services.clock.move(WATCH_S[0] + 1)
    await has_nobody(house, ref)
    assert await lane(house, ref) == "0" and await timer_of(house, ref) is not None
    assert ("absent", "") in await audited(house)
    assert any(
        text.startswith("Er is hier nu niemand.") for text in texts(await house.line.messages(ref))[-2:]
    )


async def test_danger_told_to_a_worker_who_is_there_or_answered_it_stays_theirs(house: House) -> None:
    ref, services = await house.handed_off(), house.services
    await house.desk.claim(ref, "anja", "Anja")
    await house.say("ik wil dood")
    await services.clock.move(WATCH_S[0] + 1)
    await services.redis.zadd(keys.presence(ORGANISATION), {"anja": await services.clock.now()})
    assert not await Lane(services).watch(ref)
    due = await timer_of(house, ref)
    assert due is not None and due > await services.clock.now(), "it is looked at again"
    assert await house.desk.reply(ref, "anja", "Ik ben er.", "r1", "Anja")
    await services.redis.zrem(keys.presence(ORGANISATION), "anja")
    assert not await Lane(services).watch(ref)
    assert (await house.fields())["assignee"] == "anja"
