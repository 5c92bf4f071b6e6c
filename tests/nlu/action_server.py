# SPDX-License-Identifier: EUPL-1.2
"""An action server on loopback that says which action it was asked for, and can be told to misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SLOW_S = 4.0


@dataclass
class Behaviour:
    """What the server does next: answer, stay slow, break, or answer nonsense; `asked` holds the requests."""

    mode: str = "answer"
    asked: list[dict[str, Any]] = field(default_factory=list)
    shown: list[str | None] = field(default_factory=list)
    """The secret that came with each request."""

    @property
    def latest(self) -> dict[str, Any]:
        """The last message an action was asked to answer, as Rasa understood it."""
        message: dict[str, Any] = self.asked[-1]["tracker"]["latest_message"]
        return message


@contextmanager
def action_server(behaviour: Behaviour) -> Iterator[str]:
    """Its address, while it runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            behaviour.shown.append(self.headers.get("X-Omzien-Secret"))
            behaviour.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            status, answer = _answer(behaviour)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError):  # who asked may have given up waiting, as a test wants it to
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _answer(behaviour: Behaviour) -> tuple[int, dict[str, Any]]:
    asked = behaviour.asked[-1]
    if behaviour.mode == "slow":
        time.sleep(SLOW_S)
    if behaviour.mode == "broken":
        return 500, {"error": asked["tracker"]["latest_message"]["text"]}
    if behaviour.mode == "nonsense":
        return 200, {"events": [{"event": 5}], "responses": asked["tracker"]["latest_message"]["text"]}
    if behaviour.mode == "silent":
        return 200, {"events": [], "responses": []}
    reply = {
        "version": 1,
        "parts": [{"text": asked["next_action"], "title": None, "contact": None}],
        "buttons": [],
        "commands": [],
        "private": False,
    }
    counted = (asked["tracker"]["slots"].get("repeats") or 0) + 1
    events = [{"event": "slot", "name": "repeats", "value": counted}]
    return 200, {"events": events, "responses": [{"custom": reply}]}
