# SPDX-License-Identifier: EUPL-1.2
"""A part that stands still."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import psutil

from bot.supervisor.part import Part, Plan
from bot.supervisor.ports import free_port
from bot.supervisor.standing import Standing
from tests.bot.supervisor.test_part import until


async def test_a_part_that_no_longer_answers_is_started_again(tmp_path: Path) -> None:
    port, told = free_port(), list[str]()
    command = (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")
    part = Part(Plan("proef", command, {}, tmp_path / "proef.log", tmp_path), told.append)
    standing = Standing([part], {"proef": f"http://127.0.0.1:{port}/"}, told.append, patience=0.5)
    tasks = [asyncio.create_task(part.keep()), asyncio.create_task(standing.watch(0.1))]
    await until(lambda: "GET" in (tmp_path / "proef.log").read_text() if part.pid else False)
    first = part.pid
    assert first is not None
    psutil.Process(first).suspend()
    await until(lambda: part.pid not in (None, first))
    assert told[0] == "proef staat stil en wordt opnieuw gestart."
    await part.stop()
    for task in tasks:
        task.cancel()
