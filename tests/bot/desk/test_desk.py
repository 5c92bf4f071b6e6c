# SPDX-License-Identifier: EUPL-1.2
"""Handing on, taking over, letting rest and reopening, on a real Redis."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.entry import Entry
from bot.desk import states
from store import keys, retention
from store.conversation import ConversationRef
from tests.bot.desk.crew import HOUR, MOVES, crew, snooze, users_of
from tests.bot.support import House, texts, until

WHY = {"transfer": "kennis", "takeover": "afwezig", "snooze": "afspraak", "close": "geholpen"} | {
    "reopen": "bewoner",
    "reassign": "kennis",
    "block": "schelden",
}
READY = {"takeover": "bram", "reopen": "closed", "wake": "asleep", "claim": "free"}


async def claimed(house: House, worker: str = "anja", **more: str) -> ConversationRef:
    ref = await house.handed_off(**more)
    assert (await house.desk.claim(ref, worker, worker.title())).won
    return ref


async def ready(house: House, move: str) -> ConversationRef:
    """A conversation in which Anja can make this move."""
    await crew(house, "anja", "bram")
    how = READY.get(move, "mine")
    if how == "free":
        return await house.handed_off()
    ref = await claimed(house, "bram" if how == "bram" else "anja")
    if how == "closed":
        assert await house.desk.close(ref, "anja", "geholpen")
    if how == "asleep":
        assert await snooze(house, ref, "anja", "slaap")
    return ref


async def state(house: House) -> tuple[str | None, str | None]:
    fields = await house.fields()
    return fields.get("state"), fields.get("assignee")


async def audited(house: House) -> list[dict[str, str]]:
    return [row for _, row in await house.services.redis.xrange(keys.audit("standaard"))]


def of(entries: list[Entry], who: str) -> list[Entry]:
    return [entry for entry in entries if entry.who == who]


@pytest.mark.parametrize("move", MOVES)
async def test_a_move_made_twice_under_one_id_counts_once(house: House, move: str) -> None:
    ref = await ready(house, move)
    assert await MOVES[move](house, ref, "anja", "een")
    fields, said = await house.fields(), texts(await house.desk.timeline(ref))
    rows = await audited(house)
    again = await MOVES[move](house, ref, "anja", "een")
    assert getattr(again, "done", getattr(again, "won", False))
    assert await house.fields() == fields
    assert texts(await house.desk.timeline(ref)) == said and await audited(house) == rows


@pytest.mark.parametrize("move", MOVES)
async def test_of_twenty_who_make_the_same_move_at_once_it_is_made_once(house: House, move: str) -> None:
    ref = await ready(house, move)
    before = len(await audited(house))
    await asyncio.gather(*(MOVES[move](house, ref, "anja", "een") for _ in range(20)))
    assert len(await audited(house)) == before + 1


@pytest.mark.parametrize("move", MOVES)
async def test_every_move_is_written_down_with_who_what_and_why(house: House, move: str) -> None:
    ref = await ready(house, move)
    await MOVES[move](house, ref, "anja", "een")
    row = (await audited(house))[-1]
    assert (row["who"], row["what"], row["why"], row["r"]) == ("anja", move, WHY.get(move, ""), str(ref))
    assert "belt morgen" not in str(await audited(house))


@pytest.mark.parametrize("move", sorted(set(MOVES) - {"claim", "takeover", "reopen"}))
async def test_what_a_colleague_has_cannot_be_moved_and_the_reason_is_given(house: House, move: str) -> None:
    await crew(house, "anja", "bram")
    ref = await claimed(house, "bram")
    assert await snooze(house, ref, "bram", "slaap")
    before = await house.fields()
    moved = await MOVES[move](house, ref, "anja", "een")
    assert not moved and getattr(moved, "reason", "") == "desk_not_yours"
    assert await house.fields() == before


async def test_twenty_who_take_over_at_once_leave_one_owner_and_a_note_for_each_that_lost_it(
    house: House,
) -> None:
    ref = await claimed(house, "bram")
    names = [f"werker{number}" for number in range(20)]
    moved = await asyncio.gather(*(house.desk.takeover(ref, name, "afwezig") for name in names))
    notes = of(await house.desk.timeline(ref), "note")
    assert len(notes) == sum(bool(one) for one in moved)
    owners = [row["who"] for row in await audited(house) if row["what"] in ("claim", "takeover")]
    losers = [row["whom"] for row in await audited(house) if row["what"] == "takeover"]
    assert losers == owners[:-1] and (await state(house)) == ("open", owners[-1])


async def test_a_colleague_who_gets_a_conversation_reads_why_and_the_resident_who_it_is(house: House) -> None:
    ref = await ready(house, "transfer")
    assert await house.desk.transfer(ref, "anja", "Bram ", "kennis", "Hij wil <b>rust", "een", "Anja")
    assert await state(house) == ("open", "bram")
    [note] = of(await house.desk.timeline(ref), "note")
    assert note.text.startswith(
        "Anja gaf dit gesprek aan Bram. Waarom: De nieuwe collega weet hier meer van."
    )
    assert note.text.endswith("Hij wil <b>rust")
    seen = await house.line.messages(ref)
    assert "Bram neemt dit gesprek over. Dat is een mens." in seen[-1].text
    assert "rust" not in "".join(texts(seen))
    assert not await house.desk.reply(ref, "anja", "nog iets", "r1")
    assert await house.desk.reply(ref, "bram", "Hallo, met Bram.", "r2")


async def test_a_conversation_is_not_given_to_nobody_to_oneself_or_to_who_may_not_read_it(
    house: House,
) -> None:
    ref = await ready(house, "transfer")
    users = users_of(house)
    await users.create("standaard", "els", "een-goed-wachtwoord", "Els", "editor")
    [bram] = await crew(house, "bram")
    await users.disable(bram)
    for name in ("niemand", "anja", "els", "bram", ""):
        moved = await house.desk.transfer(ref, "anja", name, "kennis")
        assert not moved and moved.reason == states.NO_COLLEAGUE
    assert await state(house) == ("open", "anja")


async def test_who_was_disabled_a_moment_ago_gets_nothing_either(house: House) -> None:
    ref = await ready(house, "transfer")
    [bram] = await crew(house, "bram")
    gets = asyncio.gather(house.desk.transfer(ref, "anja", "bram", "kennis"), users_of(house).disable(bram))
    moved, _ = await gets
    assert (await state(house))[1] == ("bram" if moved else "anja")
    step = {"once": "", "kid": "", "now": 1.0, "when": {}, "first": {}, "set": {"assignee": "bram"}}
    step |= {"unset": [], "lines": [], "timers": {}, "leave": False, "audit": {"who": "anja", "what": "x"}}
    bram = {"name": "bram", "team": "balie", "home": "balie", "known": True}
    assert await house.services.steps.desk(ref, step | {"gets": bram}) == ["nobody"]


async def test_the_former_worker_reads_in_a_note_who_took_over_and_why(house: House) -> None:
    ref = await ready(house, "takeover")
    assert await house.desk.takeover(ref, "anja", "afwezig", "", "een", "Anja")
    [note] = of(await house.desk.timeline(ref), "note")
    assert note.text == "Anja nam dit gesprek over van Bram. Waarom: De collega is er niet."
    assert (await house.line.messages(ref))[-1].text.startswith("Je praat nu met Anja.")
    assert not await house.desk.reply(ref, "bram", "half af", "r1")


async def test_what_nobody_has_and_what_is_mine_is_not_taken_over(house: House) -> None:
    ref = await house.handed_off()
    assert (await house.desk.takeover(ref, "anja", "afwezig")).reason == "desk_why_not_theirs"
    await house.desk.claim(ref, "anja")
    assert (await house.desk.takeover(ref, "anja", "afwezig")).reason == "desk_why_not_theirs"
    assert (await house.desk.takeover(ref, "bram", "zomaar")).reason == states.NO_REASON


async def test_the_resident_reads_when_the_worker_comes_back(house: House) -> None:
    ref = await claimed(house)
    assert await snooze(house, ref, "anja", "een", 24 * 10)
    told = (await house.line.messages(ref))[-1]
    assert told.who == "system" and told.text.startswith("Anja komt hier terug:")
    [row] = await house.desk.queue("standaard")
    assert (row.state, row.assignee) == ("snoozed", "anja") and row.snoozed_until > row.waiting_since


@pytest.mark.parametrize("hours", [-1.0, 0.0, 24 * 29.0])
async def test_a_moment_that_is_past_or_too_far_away_is_refused(house: House, hours: float) -> None:
    ref = await claimed(house)
    assert (await snooze(house, ref, "anja", "een", hours)).reason == states.NO_MOMENT
    assert await state(house) == ("open", "anja")


async def test_at_the_agreed_moment_it_is_with_its_worker_again_who_reads_so(house: House) -> None:
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    before = texts(await house.line.messages(ref))
    await house.services.clock.move(HOUR - 30)
    assert not await house.desk.returns(ref)
    assert await state(house) == ("snoozed", "anja")
    await house.services.clock.move(60)
    await until(lambda: _is(house, "open"))
    assert await state(house) == ("open", "anja")
    assert of(await house.desk.timeline(ref), "note")[-1].text.startswith("Het afgesproken moment is er.")
    assert texts(await house.line.messages(ref)) == before
    assert "snoozed_until" not in await house.fields()
    row = (await audited(house))[-1]
    assert (row["who"], row["what"], row["why"]) == ("", "return", "time")


async def test_a_moment_that_is_set_anew_counts_and_the_old_one_does_not(house: House) -> None:
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    await snooze(house, ref, "anja", "twee", 5)
    await house.services.clock.move(2 * HOUR)
    await _sweep(house, ref)
    assert await state(house) == ("snoozed", "anja")
    await house.services.clock.move(4 * HOUR)
    await until(lambda: _is(house, "open"))


async def test_a_message_wakes_it_at_once_and_the_computer_says_nothing(house: House) -> None:
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    assert await house.say("de brief is er nog niet") == []
    assert await state(house) == ("open", "anja")
    assert texts(await house.desk.timeline(ref))[-1] == "de brief is er nog niet"
    assert (await audited(house))[-1]["why"] == "message"
    assert await house.services.redis.zscore(keys.timers(ref.partition), f"wake|{ref}") is None


async def test_danger_in_a_conversation_that_rests_is_answered_at_once_and_wakes_it(house: House) -> None:
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    [card] = await house.say("ik wil dood")
    assert "113" in card.text
    handoff = await house.desk.handoff(ref)
    assert handoff and handoff.danger == "suicide" and handoff.state == "open"


async def test_that_the_resident_blocked_us_wakes_nobody(house: House) -> None:
    ref = await claimed(house, channel="telegram")
    await snooze(house, ref, "anja", "een")
    await house.say("", kind="blocked", channel="telegram", seconds=2.0)
    assert (await house.fields(channel="telegram"))["state"] == "snoozed"


@pytest.mark.parametrize("move", ["release", "transfer", "wake", "close"])
async def test_a_conversation_that_is_moved_on_does_not_rest_any_more(house: House, move: str) -> None:
    ref = await ready(house, "wake")
    await MOVES[move](house, ref, "anja", "een")
    assert "snoozed_until" not in await house.fields()
    assert await house.services.redis.zscore(keys.timers(ref.partition), f"wake|{ref}") is None


async def test_erasing_takes_the_agreed_moment_with_it(house: House) -> None:
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    # What the worker of the desk does not do: the resident's own way out, whoever has the conversation.
    await house.services.redis.hset(keys.conversation(ref), "assignee", "")
    await house.press("verder zoeken")
    await house.services.redis.zadd(keys.timers(ref.partition), {f"wake|{ref}": 9e9})
    await house.say("wis", kind="command")
    await house.press("wis alles")
    assert await house.services.redis.zscore(keys.timers(ref.partition), f"wake|{ref}") is None


async def test_what_is_reopened_goes_on_where_it_stopped_without_what_the_bot_was_told(house: House) -> None:
    ref = await ready(house, "wake")
    await house.desk.reply(ref, "anja", "tot gauw", "r1")
    await house.desk.close(ref, "anja", "geholpen")
    await house.say("dit is voor de computer")
    assert await house.desk.reopen(ref, "bram", "bewoner", "een", "Bram")
    await house.say("en dit voor bram")
    shown = "\n".join(texts(await house.desk.timeline(ref)))
    assert "tot gauw" in shown and "en dit voor bram" in shown and "voor de computer" not in shown
    assert await state(house) == ("open", "bram")
    assert (await house.desk.handoff(ref)) in await house.desk.queue("standaard")
    assert not {"closed_at", "outcome"} & set(await house.fields())


async def test_a_message_the_bot_had_not_answered_when_it_was_reopened_is_for_the_worker(
    house: House,
) -> None:
    ref = await claimed(house)
    await house.desk.close(ref, "anja", "geholpen")
    await house.say("dit is voor de computer")
    house.rasa.gate.clear()
    given = await house.give("en dit is nog niet gelezen")
    await house.asked(4)
    assert await house.desk.reopen(ref, "anja", "bewoner", "een", "Anja")
    house.rasa.gate.set()
    assert await house.line.wait(given, 5.0) == []
    shown = texts(await house.desk.timeline(ref))
    assert "en dit is nog niet gelezen" in shown and "dit is voor de computer" not in shown


async def test_a_conversation_is_reopened_within_four_weeks_and_not_after(house: House) -> None:
    ref = await claimed(house)
    await house.desk.close(ref, "anja", "geholpen")
    await house.services.clock.move(retention.HANDOFF_S - 60)
    assert await house.desk.reopen(ref, "anja", "vergeten")
    await house.desk.close(ref, "anja", "geholpen")
    await house.services.clock.move(retention.HANDOFF_S + 60)
    await until(lambda: _gone(house, ref))
    assert (await house.desk.reopen(ref, "anja", "vergeten")).reason == states.UNKNOWN
    assert await house.names(ref) == []


async def test_on_a_phone_that_others_read_every_word_of_the_desk_begins_neutrally(house: House) -> None:
    await house.say("mijn man slaat mij")
    ref = await claimed(house)
    await snooze(house, ref, "anja", "een")
    told = of(await house.line.messages(ref), "system")
    assert len(told) == 2 and all(entry.text.startswith("Er is een bericht.\n") for entry in told)
    assert all(entry.private for entry in told)


async def _is(house: House, name: str) -> bool:
    return (await state(house))[0] == name


async def _gone(house: House, ref: ConversationRef) -> bool:
    return not await house.names(ref)


async def _sweep(house: House, ref: ConversationRef) -> None:
    """Until a sweep has gone by."""
    name, timers = "dans|een/twee", keys.timers(ref.partition)
    await house.services.redis.zadd(timers, {name: 1})
    await until(lambda: _swept(house, timers, name))


async def _swept(house: House, timers: str, name: str) -> bool:
    return await house.services.redis.zscore(timers, name) is None
