# SPDX-License-Identifier: EUPL-1.2
"""Before the parts: the store is this installation's and has today's form, or nothing is started."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.supervisor import errand
from bot.supervisor.usable import CannotUse, usable
from store import keys
from store.installation import Installation
from store.master import MasterKey
from tests.bot.support import settings_of


async def test_data_of_before_is_brought_to_todays_form_and_that_is_said(
    redis: Any, redis_url: str, tmp_path: Path
) -> None:
    said: list[str] = []
    await redis.set(keys.fence(1), "1")
    await usable(settings_of(redis_url, tmp_path), said.append)
    await usable(settings_of(redis_url, tmp_path), said.append)
    assert said == ["Gegevens omgezet naar de vorm van deze versie (1)."]


async def test_with_another_key_nothing_is_started(redis: Any, redis_url: str, tmp_path: Path) -> None:
    await usable(settings_of(redis_url, tmp_path), print)
    MasterKey(b"\x01" * 32).write(tmp_path / "master.key")
    with pytest.raises(CannotUse, match="Zet de goede"):
        await usable(settings_of(redis_url, tmp_path), print)


async def test_a_key_file_that_is_spoiled_is_said_in_one_line(
    redis: Any, redis_url: str, tmp_path: Path
) -> None:
    (tmp_path / "master.key").write_text("", encoding="ascii")
    with pytest.raises(CannotUse, match=r"master\.key"):
        await usable(settings_of(redis_url, tmp_path), print)
    assert await Installation(redis).form() is None


async def test_as_an_errand_of_a_start_it_says_why_not_in_one_line(
    redis: Any, redis_url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = settings_of(redis_url, tmp_path)
    assert await errand.run(settings, "bot.supervisor.usable")
    (tmp_path / "master.key").write_text("", encoding="ascii")
    capfd.readouterr()
    assert not await errand.run(settings, "bot.supervisor.usable")
    said = capfd.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "master.key" in said.err
