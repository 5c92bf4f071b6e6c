# SPDX-License-Identifier: EUPL-1.2
"""The stock peer: Rasa's own server and action server, its tracker in a Redis as durable as ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
    """Where it listens, its processes by their part, and how long it took to answer anybody."""

    base: str
    pids: dict[str, int]
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
    """One that runs in `folder`, as its documentation says to run it."""
    folder.mkdir(parents=True, exist_ok=True)
    port, actions = free_port(), free_port()
    base = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        url = stack.enter_context(redis_server(folder / "redis", durable=True))
        _write(folder, url, actions)
        began = time.monotonic()
        log = stack.enter_context((folder / "log").open("wb"))
        running = {}
        for name, command in _commands(port, actions).items():
            process = subprocess.Popen(
                command, cwd=folder, env={**os.environ, **QUIET}, stdout=log, stderr=log
            )
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
            running[name] = process
        _until_answered(base, running["rasa"])
        pids = {name: process.pid for name, process in running.items()}
        yield Stock(base, pids, time.monotonic() - began)


def _commands(port: int, actions: int) -> dict[str, tuple[str, ...]]:
    files = ("--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "--interface", "127.0.0.1")
    serve = (str(PYTHON), "-m", "rasa", "run", "--model", str(MODEL), "--port", str(port), *files)
    act = (str(PYTHON), "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions))
    return {"actions": act, "rasa": serve}


def _write(folder: Path, url: str, actions: int) -> None:
    redis = urlsplit(url)
    store = {"type": "redis", "url": redis.hostname, "port": redis.port, "db": 0, "password": redis.password}
    asked = {"url": f"http://127.0.0.1:{actions}/webhook"}
    endpoints = {"tracker_store": store, "action_endpoint": asked}
    (folder / "endpoints.yml").write_text(json.dumps(endpoints), "utf-8")
    (folder / "credentials.yml").write_text(json.dumps({"rest": {}}), "utf-8")
    shutil.copy(FOLDER / "actions.py", folder)


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
