# SPDX-License-Identifier: EUPL-1.2
"""The desk."""

from __future__ import annotations

import asyncio

import pytest

from bot.desk.desk import OUTCOMES
from store import keys
from tests.bot.support import House, texts


async def test_of_twenty_workers_who_claim_at_once_one_has_it(house: House) -> None:
    ref = await house.handed_off()
    claims = await asyncio.gather(*(house.desk.claim(ref, f"werker{number}") for number in range(20)))
    assert sum(claim.won for claim in claims) == 1
    assert len({claim.assignee for claim in claims}) == 1
    joined = [entry for entry in await house.line.messages(ref) if entry.who == "system"]
    assert len(joined) == 1 and "Dat is een mens" in joined[0].text


async def test_claiming_what_one_has_already_changes_nothing(house: House) -> None:
    ref = await house.handed_off()
    assert (await house.desk.claim(ref, "anja")).won
    assert (await house.desk.claim(ref, "anja")).won
    assert len([e for e in await house.line.messages(ref) if e.who == "system"]) == 1


async def test_an_answer_that_is_sent_twice_arrives_once(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    for _ in range(2):
        assert await house.desk.reply(ref, "anja", "Hallo, met Anja.", "a1", "Anja")
    said = [entry for entry in await house.line.messages(ref) if entry.who == "worker"]
    assert texts(said) == ["Hallo, met Anja."] and said[0].name == "Anja"


async def test_only_who_has_it_can_answer_note_release_or_close(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    before = texts(await house.desk.timeline(ref))
    assert not await house.desk.reply(ref, "bram", "hallo", "b1")
    assert not await house.desk.note(ref, "bram", "hallo", "b2")
    assert not await house.desk.release(ref, "bram")
    assert not await house.desk.close(ref, "bram", "geholpen")
    assert texts(await house.desk.timeline(ref)) == before


async def test_what_is_given_back_waits_for_the_next(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    assert await house.desk.release(ref, "anja")
    [row] = await house.desk.queue("standaard")
    assert (row.assignee, row.state) == ("", "open")
    assert (await house.desk.claim(ref, "bram")).won


async def test_the_resident_is_with_the_computer_again_after_the_close_and_told_so(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    assert await house.desk.close(ref, "anja", "geholpen", "Anja")
    last = (await house.line.messages(ref))[-1]
    assert "Anja is klaar" in last.text and "een computer" in last.text and last.buttons
    assert await house.desk.queue("standaard") == []
    assert texts(await house.say("dank je")) == ["antwoord op dank je"]


async def test_what_is_told_to_the_computer_before_and_after_is_not_for_the_desk(house: House) -> None:
    await house.say("dit is nog voor niemand")
    ref = await house.handed_off()
    await house.say("dit mag mee")
    await house.desk.claim(ref, "anja")
    await house.desk.close(ref, "anja", "geholpen")
    await house.say("dit is weer voor niemand")
    shown = "\n".join(texts(await house.desk.timeline(ref)))
    assert "dit mag mee" in shown and "voor niemand" not in shown


async def test_a_second_handoff_starts_afresh(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    await house.desk.reply(ref, "anja", "eerste keer", "a1")
    await house.desk.close(ref, "anja", "geholpen")
    await house.say("mens")
    assert "eerste keer" not in texts(await house.desk.timeline(ref))
    assert not {"closed_at", "outcome", "first_reply_at"} & set(await house.fields())
    await house.say("nog een vraag")
    assert "nog een vraag" in texts(await house.desk.timeline(ref))


async def test_a_conversation_that_was_not_handed_off_is_not_for_the_desk(house: House) -> None:
    await house.say("ik heb schulden")
    assert await house.desk.handoff(house.ref()) is None
    assert await house.desk.timeline(house.ref()) == []
    assert not (await house.desk.claim(house.ref(), "anja")).won


async def test_a_conversation_that_was_erased_is_gone_for_the_worker_and_stays_gone(house: House) -> None:
    await house.say("mijn man slaat mij")
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    await house.services.redis.hset(keys.conversation(ref), "assignee", "")
    await house.press("verder zoeken")
    await house.say("wis", kind="command")
    await house.press("wis alles")
    assert not await house.desk.reply(ref, "anja", "hallo", "a1")
    await house.desk.read(ref)
    assert await house.desk.queue("standaard") == []
    assert await house.names(ref) == []


async def test_who_waits_longest_is_first_among_equals(house: House) -> None:
    for who in ("1", "2", "3"):
        await house.handed_off(who)
        await house.services.clock.move(60)
    rows = await house.desk.queue("standaard")
    assert [row.ref for row in rows] == [house.ref(who) for who in ("1", "2", "3")]


async def test_a_resident_who_says_u_is_spoken_to_with_u_by_the_desks_announcements(house: House) -> None:
    await house.say("kunt u mij helpen")
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    assert (await house.line.messages(ref))[-1].text.startswith("U praat nu met Anja")


async def test_an_unknown_outcome_is_refused(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja")
    with pytest.raises(ValueError, match=OUTCOMES[0]):
        await house.desk.close(ref, "anja", "zomaar")
