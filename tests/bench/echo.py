# SPDX-License-Identifier: EUPL-1.2
"""An echo on the same stack: intake, streams, worker and commit as ever, and nothing understood.

`python -m tests.bench.echo` is its worker process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.main import owner
from bot.rasa import Rasa, Said
from bot.services import open_services
from bot.settings import ROOT, read_settings
from bot.supervisor.ports import free_port
from bot.worker import Worker
from content.compile import compile_content
from content.reply import Part, Reply
from store.master import MasterKey
from tests.bench.asking import asking
from tests.bench.spread import ms, p50
from tests.bench.table import Table
from tests.bench.turns import side_by_side
from tests.redis_server import redis_server

READY_S = 120.0


class Echo(Rasa):
    """Says what it heard, at once, in this process."""

    async def turn(self, body: dict[str, Any]) -> Said:
        """The words themselves."""
        return Said([Reply(parts=[Part(text=body["text"])])])

    async def awake(self) -> bool:
        """Always."""
        return True


@contextmanager
def echo(folder: Path) -> Iterator[str]:
    """The address of one that runs in `folder`, with a Redis as durable as ever."""
    compile_content(ROOT / "content", None, folder / "content")
    MasterKey.ensure(folder / "master.key")
    with ExitStack() as stack:
        url, port = stack.enter_context(redis_server(folder / "redis", durable=True)), free_port()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("OMZIEN_")},
            "REDIS_URL": url,
            "OMZIEN_VAR_DIR": str(folder),
            "OMZIEN_PORT": str(port),
        }
        for command in (("bot.main", "web"), ("tests.bench.echo",)):
            process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
        _until_echoed(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"


def _until_echoed(base: str) -> None:
    end = time.monotonic() + READY_S
    while time.monotonic() < end:
        try:
            body = {"sender": "first", "message": "hallo"}
            if httpx.post(f"{base}/webhooks/rest/webhook", json=body, timeout=10.0).json():
                return
        except (httpx.HTTPError, ValueError):
            time.sleep(0.1)
    raise RuntimeError("the echo does not answer")


async def against_echo(table: Table, base: str, echoing: str) -> None:
    """What understanding and choosing add to taking in, keeping and giving back."""
    async with asking(base) as whole, asking(echoing) as bare:
        taken = await side_by_side({"whole": whole.conversation, "bare": bare.conversation})
    table.row("a turn, p50: Omzien", ms(p50(taken["whole"])))
    table.row("a turn, p50: an echo on the same stack", ms(p50(taken["bare"])))
    table.ratio("  ratio of the two", p50(taken["whole"]) / p50(taken["bare"]), 3)


async def _serve() -> None:
    settings = read_settings()
    services = open_services(settings)
    await Worker(services, owner(settings), rasa=Echo(settings)).run()


if __name__ == "__main__":
    import uvloop

    uvloop.run(_serve())
