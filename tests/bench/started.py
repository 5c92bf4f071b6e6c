# SPDX-License-Identifier: EUPL-1.2
"""What is measured, started when it is first asked for and kept until the end."""

from __future__ import annotations

import secrets
import time
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

import httpx

from tests.bench import echo, stock
from tests.bench.asking import TURNS
from tests.bench.echo import Echoing
from tests.bench.stock import Stock
from tests.whole.installation import Installation, installation


class Started:
    """An Omzien, an echo on the same stack and, where one was trained, a stock Rasa."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self.secret = secrets.token_hex(16)
        self.listening_s = self.answered_s = 0.0

    @cached_property
    def omzien(self) -> Installation:
        """At its second start in its folder: at the first its content was compiled."""
        folder = self._made("omzien")
        settings = {"OMZIEN_RASA_SECRET": self.secret, "OMZIEN_MOVABLE_CLOCK": "false"}
        with installation(folder, **settings):
            pass
        began = time.monotonic()
        running = self._stack.enter_context(installation(folder, **settings))
        self.listening_s = time.monotonic() - began
        body = {"sender": "bench-first", "message": TURNS[0]}
        httpx.post(f"{running.base}/webhooks/rest/webhook", json=body, timeout=20.0).raise_for_status()
        self.answered_s = time.monotonic() - began
        return running

    @cached_property
    def moved(self) -> Installation:
        """Another, whose clock can be moved."""
        return self._stack.enter_context(installation(self._made("moved")))

    @cached_property
    def echo(self) -> Echoing:
        """The echo."""
        return self._stack.enter_context(echo.echo(self._made("echo")))

    @cached_property
    def stock(self) -> Stock | None:
        """None where `make baseline` was not run."""
        return self._stack.enter_context(stock.stock(self._made("stock"))) if stock.there() else None

    def _made(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir()
        return folder
