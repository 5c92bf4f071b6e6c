# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import pytest
from redis.asyncio import Redis

from bot.web.comeback import TRIES_OF_ONE, ComeBack, TooManyTries, plain, words
from store.retention import CONVERSATION_S, row
from tests.bot.web.support import Stage, stage


@pytest.fixture
def codes(pages: Stage) -> ComeBack:
    return ComeBack(pages.site)


def test_there_are_words_enough_and_all_are_easy_to_type() -> None:
    assert len(words()) >= 512
    assert len(set(words())) == len(words())
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in words())


def test_a_code_is_three_words_and_six_digits_and_stays_the_same(codes: ComeBack) -> None:
    assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+ \d{6}", codes.code("adres"))
    assert codes.code("adres") == codes.code("adres")
    assert codes.code("adres") != codes.code("ander adres")


async def test_codes_use_all_words_and_all_digits(codes: ComeBack) -> None:
    made = [codes.code(str(number)).split() for number in range(3000)]
    assert {word for code in made for word in code[:3]} == set(words())
    assert {code[3][0] for code in made} == set("0123456789")


async def test_a_code_leads_back_however_it_was_written_down(codes: ComeBack) -> None:
    await codes.open("adres")
    first, second, third, digits = codes.code("adres").split()
    for typed in (
        f"{first} {second} {third} {digits}",
        f" {first.upper()}-{second}, {third}: {digits[:3]} {digits[3:]} ",
        f"{first}\n{second}\n{third}\n{digits}",
    ):
        assert await codes.find(typed, "hier") == "adres"


@pytest.mark.parametrize("typed", ["", "123456", "appel boot fiets 123456", "*", "' OR 1=1"])
async def test_a_wrong_code_leads_nowhere(codes: ComeBack, typed: str) -> None:
    await codes.open("adres")
    assert await codes.find(typed, "hier") is None


async def test_a_closed_code_leads_nowhere(codes: ComeBack) -> None:
    await codes.open("adres")
    await codes.close("adres")
    assert await codes.find(codes.code("adres"), "hier") is None


async def test_guessing_is_braked_and_then_the_right_code_does_not_help_either(codes: ComeBack) -> None:
    await codes.open("adres")
    for _ in range(TRIES_OF_ONE):
        await codes.find("appel boot fiets 000000", "hier")
    with pytest.raises(TooManyTries):
        await codes.find(codes.code("adres"), "hier")
    assert await codes.find(codes.code("adres"), "elders") == "adres"


async def test_redis_holds_a_hash_for_as_long_as_a_conversation(codes: ComeBack, redis: Redis) -> None:
    await codes.open("adres")
    keys = [key async for key in redis.scan_iter("*")]
    assert len(keys) == 1 and row(keys[0]) is not None
    assert not any(word in keys[0] for word in codes.code("adres").split())
    assert CONVERSATION_S - 5 <= await redis.ttl(keys[0]) <= CONVERSATION_S


async def test_another_installation_makes_other_codes(codes: ComeBack, redis: Redis) -> None:
    from dataclasses import replace

    from store.master import MasterKey

    other = replace(stage(redis).site, master=MasterKey(b"x" * 32))
    assert ComeBack(other).code("adres") != codes.code("adres")


def test_spaces_and_signs_in_a_code_do_not_matter() -> None:
    assert plain("Appel_BOOT. fiets 12 34 56") == "appel boot fiets 123456"
