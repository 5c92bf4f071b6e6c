# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from bot.desk.accounts.passwords import WeakPassword
from bot.desk.accounts.users import QUARTER_S, TRIES_HERE, NameTaken, TooManyTries, Users
from store import keys
from store.clock import Clock
from store.master import MasterKey
from store.retention import row

PASSWORD = "een-goed-wachtwoord"


@pytest.fixture
def clock(redis: Redis) -> Clock:
    return Clock(redis, movable=True)


@pytest.fixture
def users(redis: Redis, clock: Clock) -> Users:
    return Users(redis, clock, MasterKey(b"m" * 32))


async def sign_in(users: Users, password: str = PASSWORD, **more: Any) -> str | None:
    user = await users.sign_in("standaard", more.get("name", "anja"), password, more.get("where", "hier"))
    return user.name if user else None


async def test_name_and_password_let_somebody_in(users: Users) -> None:
    made = await users.create("standaard", "anja", PASSWORD, "Anja")
    assert await users.sign_in("standaard", "anja", PASSWORD, "hier") == made
    assert made.role == "worker"


@pytest.mark.parametrize("name", ["Anja", " anja ", "ANJA"])
async def test_capitals_and_spaces_in_a_name_do_not_matter(users: Users, name: str) -> None:
    await users.create("standaard", "Anja", PASSWORD, "Anja")
    assert await sign_in(users, name=name) == "anja"


async def test_a_wrong_password_or_an_unknown_name_is_nobody(users: Users) -> None:
    await users.create("standaard", "anja", PASSWORD, "Anja")
    assert await sign_in(users, "een-ander-wachtwoord") is None
    assert await sign_in(users, name="bram") is None
    assert await users.sign_in("elders", "anja", PASSWORD, "hier") is None


async def test_a_password_is_kept_as_argon2id_and_nowhere_as_itself(users: Users, redis: Redis) -> None:
    await users.create("standaard", "anja", PASSWORD, "Anja")
    stored = str(await redis.hgetall(keys.user("standaard")))
    assert "$argon2id$" in stored and PASSWORD not in stored
    assert row(keys.user("standaard")) is not None


@pytest.mark.parametrize("password", ["", "kort", "a" * 11, "a" * 201])
async def test_a_password_has_12_to_200_signs(users: Users, password: str) -> None:
    with pytest.raises(WeakPassword):
        await users.create("standaard", "anja", password, "Anja")


async def test_a_name_is_taken_once_even_at_the_same_moment(users: Users) -> None:
    tries = (users.create("standaard", "anja", PASSWORD, str(number)) for number in range(4))
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(result) for result in results].count(NameTaken) == 3


async def test_too_many_wrong_passwords_make_everybody_there_wait(users: Users, clock: Clock) -> None:
    await users.create("standaard", "anja", PASSWORD, "Anja")
    for _ in range(TRIES_HERE):
        assert await sign_in(users, "een-ander-wachtwoord") is None
    with pytest.raises(TooManyTries):
        await sign_in(users)
    assert await sign_in(users, where="elders") == "anja"
    await clock.move(QUARTER_S + 1)
    assert await sign_in(users) == "anja"


async def test_a_right_password_makes_up_for_wrong_ones(users: Users) -> None:
    await users.create("standaard", "anja", PASSWORD, "Anja")
    for _ in range(3):
        for _ in range(TRIES_HERE - 1):
            await sign_in(users, "een-ander-wachtwoord")
        assert await sign_in(users) == "anja"


async def test_who_is_disabled_cannot_get_in_and_is_not_found(users: Users) -> None:
    user = await users.create("standaard", "anja", PASSWORD, "Anja")
    await users.disable(user)
    assert await sign_in(users) is None
    assert await users.get("standaard", "anja") is None


async def test_a_new_password_replaces_the_old_one(users: Users) -> None:
    user = await users.create("standaard", "anja", PASSWORD, "Anja")
    await users.change_password(user, "nog-een-wachtwoord")
    assert await sign_in(users) is None
    assert await sign_in(users, "nog-een-wachtwoord") == "anja"


async def test_the_first_coordinator_is_made_once(users: Users) -> None:
    made = await users.first_coordinator("standaard")
    assert made is not None
    user = await users.sign_in("standaard", *made, "hier")
    assert user is not None and user.role == "coordinator"
    assert await users.first_coordinator("standaard") is None


async def test_a_found_user_shows_no_password(users: Users) -> None:
    await users.create("standaard", "anja", PASSWORD, "Anja")
    assert "argon" not in repr(await users.get("standaard", "anja"))
