# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.phrases.box import MOST_A_DAY, Box
from bot.phrases.phrase import Label, Phrase
from store import keys, retention
from store.clock import day_of
from tests.bot.support import ORGANISATION, House

PHRASE = Phrase("ik kom er niet meer uit", "unsure", (("geld", 0.3),))


@pytest.fixture
def box(quiet_house: House) -> Box:
    """An empty one."""
    return Box(quiet_house.services)


async def test_a_sentence_is_there_with_its_day_and_nothing_readable_is_stored(
    box: Box, quiet_house: House
) -> None:
    await box.put(ORGANISATION, PHRASE)
    [found] = await box.all(ORGANISATION)
    today = day_of(await quiet_house.services.clock.now())
    assert (found.text, found.why, found.themes, found.day) == (PHRASE.text, "unsure", PHRASE.themes, today)
    [sealed] = await quiet_house.services.redis.smembers(keys.phrases(ORGANISATION, today))
    assert "niet" not in sealed


async def test_after_thirty_days_it_is_gone_from_redis_by_itself(box: Box, quiet_house: House) -> None:
    await box.put(ORGANISATION, PHRASE)
    name = keys.phrases(ORGANISATION, day_of(await quiet_house.services.clock.now()))
    left = await quiet_house.services.redis.ttl(name)
    row = retention.row(name)
    assert row is not None
    assert 0 < left <= 30 * retention.DAY == row.seconds


async def test_a_month_later_it_is_not_shown_any_more(box: Box, quiet_house: House) -> None:
    await box.put(ORGANISATION, PHRASE)
    await quiet_house.services.clock.move(30 * retention.DAY)
    assert await box.all(ORGANISATION) == []


async def test_another_organisation_cannot_see_it(box: Box) -> None:
    await box.put(ORGANISATION, PHRASE)
    assert await box.all("elders") == []


async def test_a_sentence_can_be_taken_once(box: Box) -> None:
    await box.put(ORGANISATION, PHRASE)
    [found] = await box.all(ORGANISATION)
    assert [one.text for one in await box.take(ORGANISATION, [found.id, "unknown"])] == [PHRASE.text]
    assert await box.take(ORGANISATION, [found.id]) == []
    assert await box.all(ORGANISATION) == []


async def test_what_was_labelled_waits_sealed_until_it_is_done(box: Box, quiet_house: House) -> None:
    await box.put(ORGANISATION, PHRASE)
    taken = await box.take(ORGANISATION, [one.id for one in await box.all(ORGANISATION)])
    await box.label(ORGANISATION, taken, Label(("geld", "wonen")))
    [(phrase, label)] = await box.labelled(ORGANISATION)
    assert (phrase.text, label) == (PHRASE.text, Label(("geld", "wonen")))
    name = keys.labelled(ORGANISATION, phrase.day)
    assert "niet" not in str(await quiet_house.services.redis.hgetall(name))
    assert await quiet_house.services.redis.ttl(name) > 0
    await box.done(ORGANISATION, [phrase.id])
    assert await box.labelled(ORGANISATION) == []


async def test_a_label_does_not_make_a_sentence_live_longer(box: Box, quiet_house: House) -> None:
    services = quiet_house.services
    await box.put(ORGANISATION, PHRASE)
    came = day_of(await services.clock.now())
    await services.clock.move(29 * retention.DAY)
    taken = await box.take(ORGANISATION, [one.id for one in await box.all(ORGANISATION)])
    await box.label(ORGANISATION, taken, Label(("geld",)))
    assert [phrase.day for phrase, _ in await box.labelled(ORGANISATION)] == [came]
    assert 0 < await services.redis.ttl(keys.labelled(ORGANISATION, came)) <= retention.DAY
    await services.clock.move(retention.DAY)
    assert await box.labelled(ORGANISATION) == []


async def test_a_flood_of_sentences_stops_at_a_limit(box: Box, quiet_house: House) -> None:
    name = keys.phrases(ORGANISATION, day_of(await quiet_house.services.clock.now()))
    await quiet_house.services.redis.sadd(name, *(str(n) for n in range(MOST_A_DAY)))
    await box.put(ORGANISATION, PHRASE)
    assert await quiet_house.services.redis.scard(name) == MOST_A_DAY


async def test_what_another_master_key_sealed_is_passed_over(box: Box, quiet_house: House) -> None:
    name = keys.phrases(ORGANISATION, day_of(await quiet_house.services.clock.now()))
    await quiet_house.services.redis.sadd(name, "bm90IG91cnMgYXQgYWxsLCBub3Qgb3VycyBhdCBhbGw=")
    assert await box.all(ORGANISATION) == []
