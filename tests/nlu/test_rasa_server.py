# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from redis.asyncio import Redis

from nlu.directory import ROOT
from tests.nlu.action_server import Behaviour
from tests.nlu.rasa_process import Rasa, running


def test_it_listens_on_loopback_only(rasa: Rasa) -> None:
    listening = Path(f"/proc/{rasa.process.pid}/net/tcp").read_text("ascii").splitlines()[1:]
    port = f"{rasa.port:04X}"
    addresses = {line.split()[1].split(":")[0] for line in listening if line.split()[1].endswith(f":{port}")}
    assert addresses == {f"{int.from_bytes(socket.inet_aton('127.0.0.1'), 'little'):08X}"}


def test_without_its_secret_it_does_not_start_and_says_why(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("OMZIEN_RASA_SECRET", "REDIS_URL")}
    command = [sys.executable, "-m", "nlu.rasa_server", "run", "--model", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "REDIS_URL, OMZIEN_RASA_SECRET is not set" in done.stderr


def test_no_tensorflow_is_loaded_and_none_is_installed() -> None:
    code = "import importlib.util, sys; sys.exit(importlib.util.find_spec('tensorflow') is not None)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_the_first_turn_was_done_for_nobody_before_it_says_that_it_is_there(
    model: Path,
    var: Path,
    redis: Redis,
    redis_url: str,
    actions: Behaviour,
    served_actions: tuple[Behaviour, str],
) -> None:
    with running(model, var, redis_url, served_actions[1]) as fresh:
        assert [asked["sender_id"] for asked in actions.asked] == ["standaard/" + "0" * 32]
        log = fresh.log.read_text("utf-8")
    assert "the first turn was not tried" not in log
    assert not await redis.keys("*"), "nothing of it is kept"
