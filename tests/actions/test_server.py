# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from actions.secret import HEADER, NAME
from actions.server import MOST_BYTES
from content.reply import Reply
from tests.actions.talk import SATURDAY_EVENING

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
SECRET = "een-geheim-van-de-proef"


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def server(compiled: Path) -> Iterator[httpx.Client]:
    """`python -m actions`, as it runs in production."""
    port = free_port()
    settings = {"OMZIEN_COMPILED": str(compiled), "OMZIEN_ACTIONS_PORT": str(port), "PYTHONPATH": str(ROOT)}
    settings |= {NAME: SECRET}
    process = subprocess.Popen([sys.executable, "-m", "actions"], cwd=ROOT, env={**os.environ, **settings})
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={HEADER: SECRET}) as client:
        try:
            wait(client, process)
            yield client
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if client.get("/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the action server did not start")


def call(action: str, **latest: Any) -> dict[str, Any]:
    tracker = {"sender_id": "proef", "slots": {}, "events": [], "active_loop": {}, "paused": False}
    metadata = {"now": SATURDAY_EVENING, "form": "je"}
    tracker["latest_message"] = {"text": "hallo", "metadata": metadata, **latest}
    return {
        "next_action": action,
        "sender_id": "proef",
        "tracker": tracker,
        "domain": {},
        "version": "3.6.21",
    }


def test_health_names_the_version_of_the_content(server: httpx.Client) -> None:
    assert server.get("/health").json()["status"] == "ok"


def test_a_call_as_rasa_makes_it_gets_one_reply_and_the_slots(server: httpx.Client) -> None:
    worry = {"intent": {"name": "zorg_delen"}, "decision": "sure", "detected": ["geld"], "themes": []}

    body = server.post("/webhook", json=call("action_worry", **worry)).json()

    [response] = body["responses"]
    assert "0800-8115" in Reply.model_validate(response["custom"]).model_dump_json()
    assert {"event": "slot", "name": "question", "value": "route", "timestamp": None} in body["events"]


def test_a_compressed_call_is_read_too(server: httpx.Client) -> None:
    body = zlib.compress(json.dumps(call("action_greeting")).encode())

    answer = server.post("/webhook", content=body, headers={"content-encoding": "deflate"})

    assert answer.is_success


@pytest.mark.parametrize("shown", ["", "een-ander-geheim", SECRET + "x", "\u00e9"])
def test_who_does_not_show_the_secret_is_answered_nothing(server: httpx.Client, shown: str) -> None:
    headers = {HEADER: shown.encode("latin-1")}
    answer = server.post("/webhook", json=call("action_greeting"), headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"error": "unauthorized"})


def test_a_call_that_is_too_large_is_refused(server: httpx.Client) -> None:
    assert server.post("/webhook", content=b"[" * (MOST_BYTES + 1)).status_code == 413


def test_without_a_secret_it_does_not_start(compiled: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != NAME}
    command = [sys.executable, "-m", "actions", "--content", str(compiled)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and NAME in done.stderr


def test_an_unknown_action_is_a_404(server: httpx.Client) -> None:
    assert server.post("/webhook", json=call("action_unheard_of")).status_code == 404


def test_a_failing_action_says_nothing_of_what_the_resident_said(server: httpx.Client) -> None:
    broken = call("action_worry", text="mijn geheim", metadata={"now": "geen tijd: mijn geheim"})

    answer = server.post("/webhook", json=broken)

    assert answer.status_code == 500
    assert "geheim" not in answer.text
