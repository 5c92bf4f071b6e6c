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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import redis

from bot.main import owner
from bot.services import open_services
from bot.settings import ROOT, read_settings
from bot.supervisor.ports import free_port
from bot.turns.rasa import Rasa, Said
from bot.turns.worker import Worker
from content.compile import compile_content
from content.reply import Part, Reply
from store.master import MasterKey
from tests.bench.asking import asking
from tests.bench.processor import Processor, pids
from tests.bench.spread import ms, p50
from tests.bench.table import Table
from tests.bench.turns import side_by_side, turns
from tests.redis_server import redis_server
from tests.whole.installation import Installation

READY_S = 120.0
COMMANDS = {"web": ("bot.main", "web"), "worker": ("tests.bench.echo",)}


class Echo(Rasa):
    """Says what it heard, at once, in this process."""

    async def turn(self, body: dict[str, Any]) -> Said:
        """The words themselves."""
        return Said([Reply(parts=[Part(text=body["text"])])])

    async def awake(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class Echoing:
    """Where it listens, and its processes by their part."""

    base: str
    pids: dict[str, int]


@contextmanager
def echo(folder: Path) -> Iterator[Echoing]:
    """One that runs in `folder`, with a Redis as durable as ever."""
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
        running = {"redis": _pid_of(url)}
        for name, command in COMMANDS.items():
            process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
            running[name] = process.pid
        _until_echoed(f"http://127.0.0.1:{port}")
        yield Echoing(f"http://127.0.0.1:{port}", running)


def _pid_of(url: str) -> int:
    with redis.Redis.from_url(url, decode_responses=True) as client:
        return int(client.info("server")["process_id"])


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


async def against_echo(table: Table, omzien: Installation, echoing: Echoing) -> None:
    """What understanding and choosing add to taking in, keeping and giving back."""
    whole, bare = Processor(pids(omzien)), Processor(echoing.pids)
    async with asking(omzien.base) as ours, asking(echoing.base) as theirs:
        taken = await side_by_side({"ours": ours.conversation, "theirs": theirs.conversation})
    mine, other = (sum(used.since().values()) / turns() for used in (whole, bare))
    table.row("a turn, p50: Omzien", ms(p50(taken["ours"])))
    table.row("a turn, p50: an echo on the same stack", ms(p50(taken["theirs"])))
    table.ratio("  ratio of the two", p50(taken["ours"]) / p50(taken["theirs"]), 3)
    table.row("of a processor for one turn: Omzien", ms(mine))
    table.row("of a processor for one turn: the echo", ms(other))
    table.ratio("  ratio of the two", mine / other, 3)


async def _serve() -> None:
    settings = read_settings()
    services = open_services(settings)
    await Worker(services, owner(settings), rasa=Echo(settings)).run()


if __name__ == "__main__":
    import uvloop

    uvloop.run(_serve())
