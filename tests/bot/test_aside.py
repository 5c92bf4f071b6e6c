# SPDX-License-Identifier: EUPL-1.2
"""`bot.aside`: a module in a process of its own."""

from __future__ import annotations

from bot import aside


async def test_what_a_module_prints_comes_back() -> None:
    assert await aside.run("base64", "-d", given=b"aGFsbG8=", seconds=30.0) == b"hallo"


async def test_one_that_dies_or_is_too_slow_gives_nothing() -> None:
    assert await aside.run("base64", "-d", "/nowhere/at/all", given=b"", seconds=30.0) is None
    assert await aside.run("timeit", "while True: pass", given=b"", seconds=0.5) is None
