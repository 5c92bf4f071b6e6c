# SPDX-License-Identifier: EUPL-1.2
"""Blocking for a while: calm, by the clock, and never in the way of danger."""

from __future__ import annotations

import pytest

from bot.desk import states
from bot.desk.teams.block import LENGTHS, Blocks
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import SECRET_NOTE, block
from tests.bot.desk.office import Office, address, does, send
from tests.bot.support import ORGANISATION, House, texts, until

PAGE = "/desk/geblokkeerd"


async def blocked(house: House, long: str = "uren", **more: str) -> ConversationRef:
    ref = await house.handed_off(**more)
    assert (await house.desk.claim(ref, "anja", "Anja")).won
    assert await block(house, ref, "anja", "een", long)
    return ref


async def until_of(house: House, ref: ConversationRef) -> float | None:
    found: float | None = await house.services.redis.zscore(
        keys.blocked(ref.partition, ref.organisation), str(ref)
    )
    return found


async def why(house: House) -> list[tuple[str, str, str]]:
    rows = [row for _, row in await house.services.redis.xrange(keys.audit(ORGANISATION))]
    return [(row["what"], row["who"], row["why"]) for row in rows if "block" in row["what"]]


async def test_the_resident_is_told_until_when_and_the_conversation_is_closed(house: House) -> None:
    ref = await blocked(house)
    told = (await house.line.messages(ref))[-1]
    assert told.who == "system" and told.text.startswith("Anja stopt dit gesprek. Tot ")
    assert "112" in told.text and SECRET_NOTE not in "".join(texts(await house.line.messages(ref)))
    fields = await house.fields()
    assert (fields["state"], fields["assignee"]) == ("resolved", "")
    assert await house.desk.queue(ORGANISATION) == []
    assert await why(house) == [("block", "anja", "schelden")]


@pytest.mark.parametrize("said", ["mens", "ik heb schulden", "goedemorgen"])
async def test_while_blocked_there_is_one_calm_text_and_no_handoff(house: House, said: str) -> None:
    await blocked(house)
    before = len(house.rasa.heard)
    [answer] = await house.say(said)
    assert answer.text.startswith("Tot ") and "112" in answer.text and "113" in answer.text
    assert len(house.rasa.heard) == before and (await house.fields())["state"] == "pending"
    assert await house.desk.queue(ORGANISATION) == []


async def test_danger_is_answered_first_ends_the_block_and_a_person_can_be_asked_for(house: House) -> None:
    ref = await blocked(house, "week")
    [card] = await house.say("ik wil dood")
    assert "113" in card.text and "Tot " not in card.text
    assert await until_of(house, ref) is None
    assert (await why(house))[-1] == ("unblock", "", "danger")
    assert await house.services.redis.zscore(keys.timers(ref.partition), f"unblock|{ref}") is None
    await house.say("mens")
    assert [row.ref for row in await house.desk.queue(ORGANISATION)] == [ref]


async def test_who_was_in_danger_a_moment_ago_is_not_blocked(house: House) -> None:
    await house.say("ik wil dood")
    ref = await house.handed_off()
    assert (await house.desk.claim(ref, "anja", "Anja")).won
    moved = await block(house, ref, "anja", "een")
    assert not moved and moved.reason == states.NO_BLOCK
    assert await until_of(house, ref) is None and (await house.fields())["assignee"] == "anja"


@pytest.mark.parametrize("long", LENGTHS)
async def test_it_ends_by_itself_and_not_a_minute_before(house: House, long: str) -> None:
    ref = await blocked(house, long)
    await house.services.clock.move(LENGTHS[long] - 60)
    assert not await Blocks(house.services).ends(ref)
    assert (await house.say("mens"))[0].text.startswith("Tot ")
    await house.services.clock.move(120)
    await until(lambda: _ended(house, ref))
    assert (await why(house))[-1] == ("unblock", "", "time")
    await house.say("mens")
    assert (await house.fields())["state"] == "open"


async def test_erasing_is_everybodys_right_and_does_not_end_a_block(house: House) -> None:
    ref = await blocked(house)
    await house.say("wis", kind="command")
    await house.press("wis alles")
    assert await until_of(house, ref) is not None
    assert (await house.say("mens"))[0].text.startswith("Tot ")
    await house.services.clock.move(LENGTHS["uren"] + 1)
    await until(lambda: _ended(house, ref))


async def test_who_opens_the_conversation_again_ends_the_block(house: House) -> None:
    ref = await blocked(house)
    assert await house.desk.reopen(ref, "anja", "bewoner", "twee", "Anja")
    assert await until_of(house, ref) is None


async def test_a_coordinator_sees_who_is_blocked_by_pseudonym_and_lifts_it(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker() as anja, office.worker("carla", "coordinator") as carla:
        await does(anja, ref, "pak")
        fields = {"hoe_lang": "dag", "waarom": "dreigen", "move_id": "een"}
        gone = await does(anja, ref, "blokkeer", **fields)
        assert (gone.status_code, gone.headers["location"]) == (303, "/desk?let-op=blocked")
        assert "geblokkeerd" in (await anja.get("/desk?let-op=blocked")).text
        [one] = await Blocks(office.house.services).all(ORGANISATION)
        assert one.pseudonym in (await carla.get(PAGE)).text
        assert (await anja.get(PAGE)).status_code == 403
        lifted = await send(carla, PAGE, f"{PAGE}/{ref.id}/weg")
        assert lifted.status_code == 303
        after = (await carla.get(lifted.headers["location"])).text
    assert one.pseudonym not in after and "Er is nu niemand geblokkeerd." in after
    assert (await why(office.house))[-1] == ("unblock", "carla", "coordinator")
    await office.house.say("mens")
    assert (await office.house.fields())["state"] == "open"


async def test_without_how_long_or_why_nothing_happens(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker() as anja:
        await does(anja, ref, "pak")
        long = await does(anja, ref, "blokkeer", waarom="schelden")
        assert long.status_code == 422 and "Kies hoe lang." in long.text
        reason = await does(anja, ref, "blokkeer", hoe_lang="uren", toelichting="half af")
        assert reason.status_code == 422 and "half af" in reason.text
        assert (await anja.get(address(ref))).status_code == 200
    assert (await office.house.fields())["assignee"] == "anja"


async def _ended(house: House, ref: ConversationRef) -> bool:
    return await until_of(house, ref) is None
