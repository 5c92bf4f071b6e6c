# SPDX-License-Identifier: EUPL-1.2
"""`omzien backup` and `omzien restore` on an installation with a Redis of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.backup.command import BACKUP_USAGE, RESTORE_USAGE, backup, restore
from bot.backup.key_command import USAGE, key, migrate
from bot.backup.standing import alone
from bot.settings import Settings
from bot.supervisor.start import only_one
from store import keys
from store.installation import Installation
from store.master import MasterKey


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation that does not run, in which something is stored."""
    given = Settings(var_dir=tmp_path / "var", redis_url="", _env_file=None)
    MasterKey.ensure(given.master_key_file)
    asyncio.run(_store(given, "1"))
    return given


async def _store(settings: Settings, value: str) -> None:
    async with alone(settings) as redis:
        await redis.hset(keys.counts("2026-11-22"), "turns", value)


async def _stored(settings: Settings) -> str:
    async with alone(settings) as redis:
        return str(await redis.hget(keys.counts("2026-11-22"), "turns"))


def test_a_backup_is_made_and_put_back_while_nothing_runs(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kopie"
    assert backup([str(file)], settings) == 0
    assert "De hoofdsleutel zit er niet in." in capsys.readouterr().out
    asyncio.run(_store(settings, "2"))
    assert restore([str(file)], settings) == 1
    assert "--replace" in capsys.readouterr().err
    assert asyncio.run(_stored(settings)) == "2"
    assert restore([str(file), "--replace"], settings) == 0
    assert capsys.readouterr().out.startswith("Teruggezet: zoals het was op ")
    assert asyncio.run(_stored(settings)) == "1"


def test_nothing_is_put_back_or_renewed_while_omzien_runs(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kopie"
    assert backup([str(file)], settings) == 0
    with only_one(settings.var_dir):
        for done in (
            restore([str(file), "--replace"], settings),
            key(["rotate"], settings),
            migrate([], settings),
        ):
            assert done == 1
    assert capsys.readouterr().err == "Omzien draait. Stop Omzien eerst.\n" * 3


def test_a_file_that_is_something_else_is_not_written_over(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "brief"
    file.write_text("Beste", encoding="utf-8")
    assert backup([str(file)], settings) == 1 and file.read_text("utf-8") == "Beste"
    assert "is geen reservekopie" in capsys.readouterr().err
    assert backup([str(tmp_path / "nergens" / "kopie")], settings) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_restore_that_was_broken_off_is_finished_first(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kopie"
    assert backup([str(file)], settings) == 0
    asyncio.run(_broken_off(settings))
    assert key(["rotate"], settings) == 1 and backup([str(file)], settings) == 1
    assert capsys.readouterr().err.count("omzien restore BESTAND --replace") == 2
    assert restore([str(file), "--replace"], settings) == 0 and key(["rotate"], settings) == 0


async def _broken_off(settings: Settings) -> None:
    async with alone(settings) as redis:
        await Installation(redis).set(restoring=1)


def test_another_key_is_refused_until_it_is_accepted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert key(["rotate"], settings) == 0
    settings.master_key_file.unlink()
    MasterKey.ensure(settings.master_key_file)
    assert key(["rotate"], settings) == 1
    assert "hoort niet bij de gegevens" in capsys.readouterr().err
    assert key(["accept"], settings) == 0 and key(["rotate"], settings) == 0


def test_what_is_typed_wrong_shows_how_it_is_meant(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert backup([], settings) == restore([], settings) == restore(["a", "--weg"], settings) == 2
    assert key(["weg"], settings) == migrate(["1"], settings) == 2
    said = capsys.readouterr().err
    assert all(usage in said for usage in (BACKUP_USAGE, RESTORE_USAGE, USAGE))
