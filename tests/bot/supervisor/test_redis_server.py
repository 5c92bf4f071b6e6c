# SPDX-License-Identifier: EUPL-1.2
"""Our own Redis."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import redis

from bot.supervisor.redis_server import configure, own_url, packaged_program, program
from tests.redis_server import redis_server, wait_for


def test_what_is_written_is_on_disk_before_it_is_confirmed(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path / "redis", durable=True) as url,
        redis.Redis.from_url(url, decode_responses=True) as client,
    ):
        assert client.config_get("appendfsync")["appendfsync"] == "always"
        assert client.config_get("appendonly")["appendonly"] == "yes"


def test_nobody_gets_in_without_the_password(redis_url: str) -> None:
    port = redis_url.rsplit(":", 1)[1].split("/")[0]
    with redis.Redis(port=int(port)) as stranger, pytest.raises(redis.exceptions.AuthenticationError):
        stranger.ping()


def test_the_password_is_for_this_user_only_and_can_be_found_back(tmp_path: Path) -> None:
    _, url = configure(tmp_path / "redis")
    assert (tmp_path / "redis" / "redis.conf").stat().st_mode & 0o077 == 0
    assert own_url(tmp_path / "redis") == url


def test_a_machine_without_redis_starts_the_packaged_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program() == str(packaged_program())
    command, url = configure(tmp_path / "redis")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(url)
    finally:
        process.terminate()
        process.wait(10)
