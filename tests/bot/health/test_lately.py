# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import pytest

from bot.health import lately
from bot.health.lately import Lately


async def test_who_asks_at_once_gets_what_one_look_found(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter(range(10))

    async def look() -> int:
        await asyncio.sleep(0)
        return next(looks)

    seen = Lately(look)
    monkeypatch.setattr(lately, "GOOD_FOR_S", 3_600.0)
    assert await asyncio.gather(*(seen.seen() for _ in range(5))) == [0] * 5
    monkeypatch.setattr(lately, "GOOD_FOR_S", -1.0)
    assert await seen.seen() == 1


async def test_a_look_that_failed_is_tried_again() -> None:
    looks = iter([ValueError(), 1])

    async def look() -> int:
        found = next(looks)
        if isinstance(found, ValueError):
            raise found
        return found

    seen = Lately(look)
    with pytest.raises(ValueError):
        await seen.seen()
    assert await seen.seen() == 1
