# SPDX-License-Identifier: EUPL-1.2
"""A part of an installation."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from bot.supervisor.part import Part, Plan

SLEEPS = "import time; print('here', flush=True); time.sleep(60)"


def part(tmp_path: Path, program: str, told: list[str]) -> Part:
    plan = Plan("proef", (sys.executable, "-c", program), {}, tmp_path / "proef.log", tmp_path)
    return Part(plan, told.append)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.02)


async def test_a_part_that_is_killed_is_started_again(tmp_path: Path) -> None:
    told: list[str] = []
    running = part(tmp_path, SLEEPS, told)
    task = asyncio.create_task(running.keep())
    await until(lambda: running.pid)
    first = running.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    await until(lambda: running.pid not in (None, first))
    await running.stop()
    await task
    assert told[0].startswith("proef is gestopt (signaal 9) en start opnieuw.")


async def test_a_part_that_cannot_start_says_why_in_one_line(tmp_path: Path) -> None:
    told: list[str] = []
    running = part(tmp_path, "import sys; sys.exit('REDIS_URL is not set')", told)
    task = asyncio.create_task(running.keep())
    await until(lambda: told)
    await running.stop()
    task.cancel()
    assert "REDIS_URL is not set" in told[0]
    assert "\n" not in told[0]


async def test_a_part_that_is_stopped_stays_stopped(tmp_path: Path) -> None:
    told: list[str] = []
    running = part(tmp_path, SLEEPS, told)
    task = asyncio.create_task(running.keep())
    await until(lambda: running.pid)
    await running.stop()
    await task
    assert running.pid is None
    assert not told


async def test_a_part_that_does_not_listen_to_a_request_to_end_is_ended(tmp_path: Path) -> None:
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEPS}"
    running = part(tmp_path, deaf, [])
    task = asyncio.create_task(running.keep())
    await until(
        lambda: (tmp_path / "proef.log").exists() and b"here" in (tmp_path / "proef.log").read_bytes()
    )
    await running.stop()
    await task
    assert running.pid is None
