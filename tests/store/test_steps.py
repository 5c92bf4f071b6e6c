# SPDX-License-Identifier: EUPL-1.2
"""The atomic steps."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from store import keys, retention
from tests.store.bench import ANSWER, CARD, KEEP, NOW, REF, Bench


@pytest_asyncio.fixture
async def bench(redis: Redis) -> Bench:
    bench = Bench(redis)
    await bench.turn.renew()
    await bench.send.renew()
    return bench


async def test_a_message_that_arrives_twice_is_kept_once_and_gets_the_same_number(bench: Bench) -> None:
    assert await bench.accept() == ["new", "1", ""]
    assert await bench.accept() == ["repeat", "1", ""]
    assert await bench.redis.xlen(keys.inbox(REF.partition)) == 1


async def test_a_repeated_danger_message_knows_its_card(bench: Bench) -> None:
    assert await bench.accept(**CARD) == ["new", "1", "2"]
    assert await bench.accept(**CARD) == ["repeat", "1", "2"]
    assert await bench.redis.xlen(keys.outbox(REF.partition, "urgent")) == 1


async def test_a_message_sealed_with_a_key_that_changed_is_not_kept(bench: Bench) -> None:
    assert await bench.accept(kid="00000000") == ["key"]
    assert not await bench.redis.exists(keys.conversation(REF), keys.log(REF), keys.seen(REF))


async def test_messages_are_counted_per_minute(bench: Bench) -> None:
    minute = NOW - NOW % 60
    for number in range(3):
        await bench.accept(f"m{number}", now=minute + number)
    await bench.accept("later", now=minute + 60)
    rows = await bench.redis.xrange(keys.inbox(REF.partition))
    assert [fields["f"] for _, fields in rows] == ["1", "2", "3", "1"]


async def test_a_residents_message_id_cannot_be_taken_for_a_workers(bench: Bench) -> None:
    await bench.accept("r:antwoord")
    await bench.commit(set={"state": "open", "assignee": ""})
    assert (await bench.desk(once="r:antwoord"))[0] == "ok"


async def test_a_turn_is_finished_once(bench: Bench) -> None:
    await bench.accept()
    entry = await bench.entry()
    assert await bench.commit(entry, lines=[ANSWER]) == ["ok", "2"]
    assert await bench.commit(entry, lines=[ANSWER]) == ["gone"]
    assert await bench.redis.xlen(keys.log(REF)) == 2


async def test_who_does_not_hold_the_lease_writes_nothing(bench: Bench) -> None:
    await bench.accept()
    assert await bench.commit(await bench.entry(), token="een:0", lines=[ANSWER]) == ["lost"]
    assert await bench.erase(token="een:0") == ["lost"]
    assert await bench.redis.xlen(keys.log(REF)) == 1


async def test_a_turn_decided_before_a_claim_or_a_card_is_stale(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(set={"state": "open", "assignee": ""})
    before = await bench.field("version") or "0"
    await bench.desk()
    assert await bench.commit(await bench.entry(), version=before) == ["stale"]
    before = await bench.field("version") or "0"
    await bench.accept("m2", **CARD)
    assert await bench.commit(version=before) == ["stale"]


async def test_a_turn_sealed_with_a_key_that_changed_is_not_written(bench: Bench) -> None:
    await bench.accept()
    assert await bench.commit(await bench.entry(), kid="00000000", lines=[ANSWER]) == ["key"]


async def test_a_turn_of_a_conversation_that_was_erased_meanwhile_leaves_nothing(bench: Bench) -> None:
    await bench.accept()
    entry = await bench.entry()
    await bench.erase()
    await bench.redis.hset(keys.tracker(REF), "record", "van de dialoog")
    assert await bench.commit(entry, lines=[ANSWER]) == ["gone"]
    assert await bench.own_keys() == []
    assert await bench.redis.xlen(keys.inbox(REF.partition)) == 0


async def test_finishing_an_older_message_does_not_take_back_that_a_younger_one_is_done(bench: Bench) -> None:
    for number in (1, 2):
        await bench.accept(f"m{number}")
    await bench.commit(done=2)
    await bench.commit(done=1)
    assert await bench.field("done") == "2"


async def test_keeping_is_never_shortened_by_a_later_message(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(timers={KEEP: NOW + 900})
    await bench.commit(timers={KEEP: NOW + 60})
    assert await bench.redis.zscore(keys.timers(REF.partition), KEEP) == NOW + 900


async def test_of_twenty_who_claim_at_once_one_wins_and_the_others_read_who(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(set={"state": "open", "assignee": ""})
    answers = await asyncio.gather(*(bench.desk(f"werker{number}") for number in range(20)))
    won = [answer for answer in answers if answer[0] == "ok"]
    lost = [answer for answer in answers if answer[0] == "refused"]
    assert len(won) == 1 and len(lost) == 19
    assert {answer[1] for answer in lost} == {await bench.field("assignee")}
    assert await bench.redis.xlen(keys.audit("standaard")) == 1


async def test_a_move_at_the_desk_that_is_made_twice_counts_once(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(set={"state": "open", "assignee": "anja"})
    mine: dict[str, Any] = {"when": {"assignee": "anja"}, "set": {}, "once": "r:1"}
    assert await bench.desk(**mine) == ["ok", "2"]
    assert await bench.desk(**mine) == ["repeat"]


async def test_a_move_on_a_conversation_that_is_gone_does_not_bring_it_back(bench: Bench) -> None:
    assert await bench.desk() == ["gone"]
    assert await bench.own_keys() == []


async def test_erasing_leaves_no_key_of_the_conversation_and_no_way_back(bench: Bench) -> None:
    ways = ["omz:code:ab12", "omz:session:cd34"]
    for way in ways:
        await bench.redis.set(way, "adres")
    await bench.accept(origin="11", ways=ways)
    await bench.accept("m2", ways=ways, **CARD)
    await bench.commit(set={"state": "open", "assignee": ""}, desk=NOW, lines=[ANSWER])
    await bench.redis.hset(keys.tracker(REF), "record", "verzegeld")
    await bench.redis.hset(keys.referrals(REF), "een", "verzegeld")
    assert len(await bench.own_keys()) == 8
    assert await bench.erase() == ["ok", "open"]
    assert await bench.own_keys() == []
    assert not await bench.redis.exists(*ways)
    assert not await bench.redis.zcard(keys.timers(REF.partition))
    assert not await bench.redis.zcard(keys.desk(REF.partition, "standaard"))


async def test_with_a_receipt_only_the_session_that_can_read_it_stays_for_an_hour(bench: Bench) -> None:
    ways = ["omz:code:ab12", "omz:session:cd34"]
    for way in ways:
        await bench.redis.set(way, "adres")
    await bench.accept(ways=ways)
    _, wrapped = bench.vault.fresh(REF)
    keep = {"organisation": "standaard", "state": "pending", "last": str(NOW)}
    await bench.erase(line="gewist", key=wrapped, keep=keep, husk_due=NOW + 3600, errand="adres")
    assert [await bench.redis.exists(way) for way in ways] == [0, 1]
    assert len(await bench.redis.xrange(keys.log(REF))) == 1
    sweep = {"again": NOW, "since": 0, "forsaken": 0}
    assert await bench.erase(now=NOW + 3601, sweep=sweep) == ["ok", "pending"]
    assert await bench.own_keys() == []
    assert not await bench.redis.exists(*ways)


async def test_erasing_sends_for_the_messages_of_both_sides_that_stand_in_the_chat(bench: Bench) -> None:
    await bench.accept(origin="11")
    await bench.commit(lines=[ANSWER, ANSWER])
    for seq, outcome in ((2, "ok:12,13"), (3, "failed:blocked")):
        [(entry, _), *_] = await bench.redis.xrange(keys.outbox(REF.partition, "ordinary"))
        token = bench.send.tokens[REF.partition]
        await bench.steps.sent(REF, "ordinary", token, entry, seq, outcome, seq == 3, "13")
    await bench.erase(errand="verzegeld adres")
    [(_, errand)] = await bench.redis.xrange(keys.outbox(REF.partition, "ordinary"))
    assert errand["k"] == "delete" and errand["a"] == "verzegeld adres"
    assert sorted(errand["i"].split(",")) == ["11", "12", "13"]


@pytest.mark.parametrize("state", ["open", "snoozed"])
async def test_a_sweep_leaves_what_a_person_has(bench: Bench, state: str) -> None:
    await bench.accept()
    await bench.commit(set={"state": state})
    assert await bench.erase(now=NOW + 61, sweep={"again": NOW + 500, "since": 0, "forsaken": 0}) == ["kept"]
    assert await bench.redis.zscore(keys.timers(REF.partition), KEEP) == NOW + 500


async def test_a_sweep_leaves_a_message_that_is_owed_an_answer_and_a_timer_that_was_moved(
    bench: Bench,
) -> None:
    await bench.accept()
    await bench.commit()
    sweep = {"again": NOW + 500, "since": 0, "forsaken": 0}
    assert await bench.erase(now=NOW + 59, sweep=sweep) == ["kept"]
    await bench.accept("m2")
    assert await bench.erase(now=NOW + 61, sweep=sweep) == ["kept"]
    await bench.commit(done=2)
    assert await bench.erase(now=NOW + 501, sweep=sweep) == ["ok", "pending"]


async def test_a_delivery_that_ends_after_erasing_is_told_so_and_writes_nothing(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(lines=[ANSWER])
    [(entry, _)] = await bench.redis.xrange(keys.outbox(REF.partition, "ordinary"))
    await bench.erase()
    token = bench.send.tokens[REF.partition]
    assert await bench.steps.sent(REF, "ordinary", token, entry, 2, "ok:7", False, "7") == ["erased"]
    assert await bench.steps.sent(REF, "ordinary", token, entry, 2, "ok:7", False, "7") == ["gone"]
    assert await bench.own_keys() == []


async def test_a_delivery_tells_which_message_had_the_buttons_before(bench: Bench) -> None:
    await bench.accept()
    await bench.commit(lines=[ANSWER, ANSWER])
    token, old = bench.send.tokens[REF.partition], []
    for seq, identifier in ((2, "20"), (3, "30")):
        [(entry, _), *_] = await bench.redis.xrange(keys.outbox(REF.partition, "ordinary"))
        old.append(await bench.steps.sent(REF, "ordinary", token, entry, seq, "ok:x", False, identifier))
    assert old == [["ok", ""], ["ok", "20"]]


async def test_every_key_that_is_written_has_a_retention_row(bench: Bench) -> None:
    await bench.accept(origin="11", **CARD)
    await bench.commit(set={"state": "open", "assignee": ""}, desk=NOW, lines=[ANSWER])
    await bench.desk()
    names = [name async for name in bench.redis.scan_iter("*")]
    assert len(names) > 10
    assert [name for name in names if retention.row(name) is None] == []


async def test_the_steps_come_back_by_themselves_after_redis_forgot_them(bench: Bench) -> None:
    await bench.accept()
    await bench.redis.script_flush()
    assert await bench.commit(await bench.entry(), lines=[ANSWER]) == ["ok", "2"]
