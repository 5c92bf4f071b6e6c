# SPDX-License-Identifier: EUPL-1.2
"""The stock peer: Rasa's own server, its default configuration, its tracker in a Redis as durable as ours."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.settings import ROOT
from bot.supervisor.ports import free_port
from tests.redis_server import redis_server

PYTHON = ROOT / "nlu" / ".venv-baseline" / "bin" / "python"
FOLDER = ROOT / "var" / "bench" / "stock"
MODEL, RECORD = FOLDER / "stock.tar.gz", FOLDER / "training.json"
READY_S = 900.0
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "SANIC_WORKERS": "1", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
QUIET |= {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3", "MPLBACKEND": "Agg"}


@dataclass(frozen=True)
class Stock:
    """Where it listens, its process, and how long it took to answer anybody."""

    base: str
    pid: int
    start_s: float


def there() -> bool:
    """Whether `make baseline` was run here."""
    return PYTHON.exists() and MODEL.exists()


def learned() -> str:
    """What it learned from, in words."""
    record = json.loads(RECORD.read_text("utf-8"))
    seconds = record["cost"]["seconds"]
    return f"{record['sentences']} sentences, {record['epochs']} epoch(s): {seconds:.0f} s"


@contextmanager
def stock(folder: Path) -> Iterator[Stock]:
    """One that runs in `folder`, as its documentation says to run it; no action server, for it needs none."""
    folder.mkdir(parents=True, exist_ok=True)
    port, base = free_port(), ""
    with redis_server(folder / "redis", durable=True) as url:
        _write(folder, url)
        began = time.monotonic()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                _command(port), cwd=folder, env={**os.environ, **QUIET}, stdout=log, stderr=log
            )
        try:
            base = f"http://127.0.0.1:{port}"
            _until_answered(base, process)
            yield Stock(base, process.pid, time.monotonic() - began)
        finally:
            process.terminate()
            process.wait(30)


def _command(port: int) -> tuple[str, ...]:
    files = ("--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "--interface", "127.0.0.1")
    return (str(PYTHON), "-m", "rasa", "run", "--model", str(MODEL), "--port", str(port), *files)


def _write(folder: Path, url: str) -> None:
    redis = urlsplit(url)
    store = {"type": "redis", "url": redis.hostname, "port": redis.port, "db": 0, "password": redis.password}
    (folder / "endpoints.yml").write_text(json.dumps({"tracker_store": store}), "utf-8")
    (folder / "credentials.yml").write_text(json.dumps({"rest": {}}), "utf-8")


def _until_answered(base: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + READY_S
    while time.monotonic() < end and process.poll() is None:
        try:
            body = {"sender": "first", "message": "hallo"}
            if httpx.post(f"{base}/webhooks/rest/webhook", json=body, timeout=30.0).json():
                return
        except (httpx.HTTPError, ValueError):
            time.sleep(0.1)
    raise RuntimeError("the stock Rasa does not answer; see its log")
