# SPDX-License-Identifier: EUPL-1.2
"""Bringing a resident on in three steps."""

from __future__ import annotations

import asyncio

from bot.desk import states
from bot.desk.leading.counts import counted
from bot.desk.tools.cards import Cards
from bot.desk.tools.referrals import GONE, STEP_DONE, Referral, Referrals
from store import keys
from store.clock import day_of
from store.conversation import ConversationRef
from tests.bot.desk.office import Office
from tests.bot.support import texts

WHERE = Referral("", "Versa Welzijn", "hilversum_versa", words="Zij bellen haar maandag.")


async def taken(office: Office) -> ConversationRef:
    ref = await office.handed_off()
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


async def agreed(office: Office) -> tuple[Referrals, ConversationRef, Referral]:
    referrals, ref = Referrals(office.house.services), await taken(office)
    assert await referrals.agree(ref, "anja", WHERE, "een", "Anja")
    (referral,) = await referrals.of(ref)
    return referrals, ref, referral


async def test_a_referral_goes_through_three_steps_each_with_who_and_when(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    assert (first.stands, first.next, first.contact) == ("agreed", "accepted", "hilversum_versa")
    assert await referrals.step(ref, "anja", first.id, "accepted", "Marieke", "", "twee", "Anja")
    assert await referrals.step(ref, "anja", first.id, "made", "", "", "drie", "Anja")
    (done,) = await referrals.of(ref)
    assert [(step.step, step.by) for step in done.steps] == [
        ("agreed", "Anja"),
        ("accepted", "Anja"),
        ("made", "Anja"),
    ]
    assert (done.stands, done.next, done.whom, done.words) == ("made", "", "Marieke", WHERE.words)
    assert [step.at for step in done.steps] == sorted(step.at for step in done.steps)


async def test_a_step_cannot_be_passed_over_nor_made_twice(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    assert (await referrals.step(ref, "anja", first.id, "made", move_id="a")).reason == STEP_DONE
    assert await referrals.step(ref, "anja", first.id, "accepted", move_id="b")
    assert (await referrals.step(ref, "anja", first.id, "accepted", move_id="c")).reason == STEP_DONE
    assert (await referrals.step(ref, "anja", "0" * 12, "accepted", move_id="d")).reason == GONE
    for unheard in ("", "agreed", "zomaar"):
        assert (await referrals.step(ref, "anja", first.id, unheard, move_id="e")).reason == STEP_DONE


async def test_the_same_form_sent_twice_is_one_step_and_two_tabs_make_one(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    assert await referrals.agree(ref, "anja", WHERE, "een", "Anja")
    same = [referrals.step(ref, "anja", first.id, "accepted", move_id="b") for _ in range(4)]
    assert all(await asyncio.gather(*same))
    tabs = [referrals.step(ref, "anja", first.id, "made", move_id=f"tab{n}") for n in range(4)]
    assert sorted(bool(moved) for moved in await asyncio.gather(*tabs)) == [False, False, False, True]
    (done,) = await referrals.of(ref)
    assert [step.step for step in done.steps] == ["agreed", "accepted", "made"]


async def test_one_that_goes_not_through_is_over(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    assert await referrals.step(ref, "anja", first.id, "stopped", move_id="b")
    (over,) = await referrals.of(ref)
    assert (over.stands, over.next) == ("stopped", "")
    assert (await referrals.step(ref, "anja", first.id, "accepted", move_id="c")).reason == STEP_DONE


async def test_colleagues_read_it_in_the_log_and_the_resident_never_does(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    await referrals.step(ref, "anja", first.id, "accepted", "Marieke", "", "twee", "Anja")
    notes = [entry for entry in await office.house.desk.timeline(ref) if entry.who == "note"]
    assert texts(notes) == [
        "Warme overdracht naar Versa Welzijn: afgesproken met de bewoner.\n\nZij bellen haar maandag.",
        "Warme overdracht naar Versa Welzijn: zij nemen het aan.\n\nMarieke",
    ]
    assert "Versa" not in str(texts(await office.house.line.messages(ref)))


async def test_what_is_kept_of_it_is_sealed_and_goes_with_the_conversation(office: Office) -> None:
    referrals, ref, _ = await agreed(office)
    redis = office.house.services.redis
    kept = [await redis.hgetall(keys.referrals(ref)), await redis.xrange(keys.happened(ref))]
    kept.append(await redis.xrange(keys.audit("standaard")))
    assert kept[0] and not [word for word in ("Versa", "versa", "maandag") if word in str(kept)]
    await office.house.desk.close(ref, "anja", "geholpen", "Anja")
    await office.house.say("wissen")
    await office.house.press("wis alles")
    assert await redis.exists(keys.referrals(ref)) == 0
    assert await referrals.of(ref) == []


async def test_every_step_is_written_down_and_counted(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    await referrals.step(ref, "anja", first.id, "accepted", move_id="b")
    redis = office.house.services.redis
    made = [row["what"] for _, row in await redis.xrange(keys.audit("standaard"))]
    assert made[-2:] == ["referral_agreed", "referral_accepted"]
    counts = await counted(redis, day_of(await office.house.services.clock.now()))
    assert counts["referral_agreed|balie"] == counts["referral_accepted|balie"] == 1


async def test_only_whoever_has_the_conversation_makes_steps(office: Office) -> None:
    referrals, ref, first = await agreed(office)
    moved = await referrals.step(ref, "bram", first.id, "accepted", move_id="b")
    assert moved.reason == states.MOVES["referral_accepted"].not_whose


async def test_a_card_that_was_sent_is_no_referral(office: Office) -> None:
    ref = await taken(office)
    assert await Cards(office.house.services).send(ref, "anja", "geldfit", "een", "Anja")
    assert await Referrals(office.house.services).of(ref) == []
