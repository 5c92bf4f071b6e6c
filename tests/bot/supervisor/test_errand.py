# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.settings import ROOT
from bot.supervisor import errand
from bot.supervisor.plan import LEAN, told
from tests.bot.support import settings_of

HEAVY = ("content", "redis", "cryptography", "opening_hours", "numpy", "ruamel", "argon2")
"""What only what is done once needs."""


async def test_what_is_done_once_reads_the_settings_of_the_start_and_says_itself_what_it_did(
    redis: Redis, redis_url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert await redis.dbsize() == 0
    assert await errand.run(settings_of(redis_url, tmp_path), "bot.supervisor.first_login")
    assert capfd.readouterr().out.startswith("Eerste log-in: naam coordinator, wachtwoord ")


async def test_without_redis_the_first_log_in_says_so_in_a_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = settings_of("redis://127.0.0.1:1/0", tmp_path)
    assert not await errand.run(nowhere, "bot.supervisor.first_login")
    said = capfd.readouterr()
    assert said.out.startswith("Redis antwoordt niet") and not said.err


def test_what_is_learned_at_a_start_may_use_every_core(tmp_path: Path) -> None:
    assert not LEAN.keys() & told(settings_of("redis://127.0.0.1:1/0", tmp_path)).keys()


def test_the_process_that_watches_the_others_holds_nothing_that_is_only_needed_to_begin() -> None:
    script = f"import sys, bot.cli, bot.supervisor.start; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
