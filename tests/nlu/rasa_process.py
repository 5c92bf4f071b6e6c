# SPDX-License-Identifier: EUPL-1.2
"""Rasa as Omzien starts it, in a process of its own, with a client for its one door."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from nlu.directory import ROOT

SECRET = "a secret of the tests"
START_S = 180.0
NUMBERS = count(1)


@dataclass
class Rasa:
    """A running Rasa; `answer` asks it one turn."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def call(
        self, method: str, path: str, body: bytes | None = None, secret: str | None = SECRET
    ) -> tuple[int, dict[str, Any]]:
        """Status and JSON of one request."""
        headers = {"Content-Type": "application/json"} | ({"X-Omzien-Secret": secret} if secret else {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def ask(self, conversation: str, text: str = "", **changes: Any) -> tuple[int, dict[str, Any]]:
        """One turn with a message id of its own, unless `changes` says otherwise."""
        return self.call(
            "POST", "/webhooks/omzien/turn", json.dumps(body(conversation, text, **changes)).encode()
        )

    def action(self, conversation: str, text: str = "", **changes: Any) -> str:
        """The action that answered; the action server of the tests says its name."""
        status, answer = self.ask(conversation, text, **changes)
        assert status == 200, answer
        (reply,) = answer["replies"]
        return str(reply["parts"][0]["text"])


def body(conversation: str, text: str = "", **changes: Any) -> dict[str, Any]:
    """The body of a turn."""
    context = {"version": 1, "now": "2026-11-21T20:00:00+01:00", "organisation": "standaard", "form": "je"}
    plain = {
        "organisation": "standaard",
        "conversation": conversation,
        "message_id": f"m{next(NUMBERS)}",
        "kind": "text",
        "text": text,
        "button": None,
        "place": None,
        "context": context,
    }
    return {**plain, **changes}


@contextmanager
def running(model: Path, var: Path, redis_url: str, actions_url: str) -> Iterator[Rasa]:
    """Rasa with `model`, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "OMZIEN_VAR_DIR": str(var),
        "REDIS_URL": redis_url,
        "OMZIEN_ACTIONS_URL": actions_url,
        "OMZIEN_RASA_SECRET": SECRET,
    }
    command = [sys.executable, "-m", "nlu.rasa_server", "run", "--model", str(model), "--port", str(port)]
    log = var / "rasa.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    rasa = Rasa(port, log, process)
    try:
        _wait(rasa)
        yield rasa
    finally:
        process.terminate()
        process.wait(15)


def _wait(rasa: Rasa) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and rasa.process.poll() is None:
        try:
            if rasa.call("GET", "/webhooks/omzien/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"Rasa did not start: {rasa.log.read_text('utf-8')[-2000:]}")
