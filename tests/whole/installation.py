# SPDX-License-Identifier: EUPL-1.2
"""A whole Omzien, started by its own command, with every part real; Telegram is the stand-in server's."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import redis

from bot.settings import ROOT
from bot.supervisor.ports import free_port
from bot.supervisor.redis_server import own_url
from store import keys

READY_S = 180.0
TOKEN = "123456789:AAFakeTokenForTheStandInServerOnly00000"


@dataclass
class Installation:
    """Where it listens, where it keeps things, and how its parts are ended."""

    base: str
    var: Path
    process: subprocess.Popen[bytes]
    output: Path

    def pid(self, part: str) -> int | None:
        """The process of a part now."""
        lines = (self.var / "pids").read_text(encoding="ascii").split("\n")
        found = [line.split()[1] for line in lines if line.startswith(part + " ")]
        return int(found[0]) if found else None

    def kill(self, part: str) -> int:
        """kill -9 of one part; its process id."""
        pid = self.wait_for_pid(part)
        os.kill(pid, signal.SIGKILL)
        return pid

    def wait_for_pid(self, part: str, not_this: int | None = None, seconds: float = 20.0) -> int:
        """The process of a part once it runs (again)."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid = self.pid(part)
            if pid is not None and pid != not_this:
                return pid
            time.sleep(0.05)
        raise AssertionError(f"{part} does not run")

    @property
    def redis_url(self) -> str:
        """The Redis it keeps everything in."""
        return own_url(self.var / "redis")

    def redis(self) -> redis.Redis:
        """A client of it."""
        return redis.Redis.from_url(self.redis_url, decode_responses=True)

    def move_clock(self, seconds: float) -> None:
        """Every process's clock goes forward."""
        with self.redis() as client:
            client.incrbyfloat(keys.CLOCK, seconds)

    def healthy(self) -> bool:
        """Whether a resident can be answered."""
        try:
            return httpx.get(f"{self.base}/health", timeout=3.0).status_code == 200
        except httpx.HTTPError:
            return False

    def until_healthy(self, seconds: float = READY_S) -> float:
        """Wait until a resident can be answered; how long that took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.process.poll() is not None:
                raise AssertionError("omzien start ended:\n" + self.output.read_text("utf-8")[-2000:])
            if self.healthy():
                return time.monotonic() - began
            time.sleep(0.1)
        raise AssertionError("not ready:\n" + self.output.read_text("utf-8")[-2000:])

    @property
    def first_login(self) -> tuple[str, str]:
        """Name and password of the first coordinator, as the start printed them."""
        line = (self.var / "first-login").read_text(encoding="utf-8")
        name, password = line.removeprefix("naam ").split(", wachtwoord ")
        return name, password

    def stop(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(40)


@contextmanager
def installation(folder: Path, telegram: str = "", **settings: str) -> Iterator[Installation]:
    """A running one in `folder`; `telegram` is the address of a Bot API server."""
    port, output = free_port(), folder / "output"
    _take_model(folder / "var" / "models")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("OMZIEN_")},
        "OMZIEN_PORT": str(port),
        "OMZIEN_VAR_DIR": str(folder / "var"),
        "OMZIEN_MOVABLE_CLOCK": "true",
        "PYTHONUNBUFFERED": "1",
        **({"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_BASE_URL": telegram} if telegram else {}),
        **settings,
    }
    with output.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "start"],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    running = Installation(f"http://127.0.0.1:{port}", folder / "var", process, output)
    try:
        running.until_healthy()
        while "log-in" not in output.read_text("utf-8").lower():
            time.sleep(0.05)
        yield running
    finally:
        if process.poll() is None:
            running.stop()


def _take_model(folder: Path) -> None:
    """Training takes most of a start: what the repository's own `var` has trained already is taken over."""
    trained = ROOT / "var" / "models"
    if trained.is_dir() and not folder.exists():
        shutil.copytree(trained, folder)


def train_once() -> None:
    """Compile and train into the repository's own `var`, where that was not done yet."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OMZIEN_")}
    (ROOT / "var").mkdir(exist_ok=True)
    # Tests run in several processes; the first trains, the others find it done.
    with (ROOT / "var" / "train.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", "bot.cli", "train"], cwd=ROOT, env=environment, check=True)
