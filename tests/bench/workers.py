# SPDX-License-Identifier: EUPL-1.2
"""Two workers, each with a Rasa and an action server of its own, against one.

Where no cores are free a second worker cannot be faster by the clock. Then the busiest process is looked at:
a turn cannot take less of a clock than it takes of a processor there, so what a second worker takes off it is
what it wins on a machine that has the cores. Of two the mean counts: how sixty residents fall over them is
chance, which many more even out, and which is told beside. Each worker has the same number of residents: one
that waits for work more often takes more of a processor for each turn; that is no sign of what it can carry.
"""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import psutil

from bot.settings import ROOT
from bot.supervisor.ports import free_port
from store import keys
from store.conversation import PARTITIONS
from tests.bench.processor import Processor, pids
from tests.bench.residents import pace
from tests.bench.table import Table
from tests.whole.installation import Installation

RESIDENTS, SECONDS, WARM_S = 32, 10.0, 6.0
SHARED = ("start", "redis", "web")
"""What there is one of however many workers there are."""
LEAST = 1.7
READY_S = 120.0


@dataclass(frozen=True)
class Measured:
    """Turns a second, and milliseconds of a processor a turn took of each process."""

    pace: float
    spent: dict[str, float]

    @property
    def busiest(self) -> float:
        """Of worker, Rasa and action server the one that has most to do: the mean of all there are of it."""
        return max(sum(each) / len(each) for each in self._parts().values())

    @property
    def uneven(self) -> float:
        """How much more than that mean the busiest of its kind had: to whom a resident falls is chance."""
        each = max(self._parts().values(), key=lambda each: sum(each) / len(each))
        return max(each) * len(each) / sum(each)

    def _parts(self) -> dict[str, list[float]]:
        parts: dict[str, list[float]] = {}
        for name, ms in self.spent.items():
            if name not in SHARED:
                parts.setdefault(name.split()[0], []).append(ms)
        return parts


async def measure(table: Table, omzien: Installation) -> None:
    """One, then two, of the same installation."""
    # What is done once after a start is no part of a turn, of the first or of the second.
    await pace(omzien.base, RESIDENTS, WARM_S)
    one = await _measured(omzien, pids(omzien), RESIDENTS)
    with _second(omzien) as more:
        await asyncio.to_thread(_until_shared, omzien)
        await pace(omzien.base, 2 * RESIDENTS, WARM_S)
        two = await _measured(omzien, pids(omzien) | more, 2 * RESIDENTS)
    table.row("one worker", f"{one.pace:.0f} turns/s")
    table.row("two workers", f"{two.pace:.0f} turns/s")
    cores = psutil.cpu_count() or 1
    if cores >= len(pids(omzien)) + len(more):
        table.ratio("  ratio of the two", two.pace / one.pace, LEAST, least=True)
    else:
        table.row(
            "  ratio of the two, by the clock", f"{two.pace / one.pace:.2f}", f"{cores} cores: none free"
        )
    table.row("the busiest process, one worker", f"{one.busiest:.1f} ms a turn")
    table.row("the busiest process, two workers", f"{two.busiest:.1f} ms a turn")
    table.row("  of the two the busier has so much more than the mean", f"{two.uneven:.2f}")
    table.ratio("  ratio of the two, by the processor", one.busiest / two.busiest, LEAST, least=True)


async def _measured(omzien: Installation, processes: dict[str, int], residents: int) -> Measured:
    used = Processor(processes)
    turns, _ = await pace(omzien.base, residents, SECONDS)
    return Measured(turns, {name: s * 1000 / (turns * SECONDS) for name, s in used.since().items()})


@contextmanager
def _second(omzien: Installation) -> Iterator[dict[str, int]]:
    """A second worker with what it asks, as on a second machine with the same Redis."""
    rasa, actions = free_port(), free_port()
    given = psutil.Process(omzien.wait_for_pid("worker")).environ() | {
        "OMZIEN_SLOT": "2",
        "OMZIEN_RASA_URL": f"http://127.0.0.1:{rasa}",
        "OMZIEN_ACTIONS_URL": f"http://127.0.0.1:{actions}",
    }
    # The bot's own processes know no such setting, and say so.
    own = {"OMZIEN_COMPILED": str(omzien.var / "content"), "OMZIEN_ACTIONS_PORT": str(actions)}
    running = {}
    for name, port in (("rasa", rasa), ("actions", actions), ("worker", 0)):
        command = psutil.Process(omzien.wait_for_pid(name)).cmdline()
        if "--port" in command:
            command[command.index("--port") + 1] = str(port)
        env = given | own if name == "actions" else given
        running[f"{name} 2"] = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _until_well(f"http://127.0.0.1:{rasa}/webhooks/omzien/health")
        yield {name: process.pid for name, process in running.items()}
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait(20)


def _until_well(address: str) -> None:
    end = time.monotonic() + READY_S
    while time.monotonic() < end:
        try:
            if httpx.get(address, timeout=2.0).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError("the second Rasa does not come up")


def _until_shared(omzien: Installation) -> None:
    """Both have half of the partitions."""
    end = time.monotonic() + READY_S
    with omzien.redis() as redis:
        while time.monotonic() < end:
            held = redis.mget([keys.lease(number, "turn") for number in range(PARTITIONS)])
            owners = [token.rsplit(":", 1)[0] for token in held if token]
            if len(owners) == PARTITIONS and set(Counter(owners).values()) == {PARTITIONS // 2}:
                return
            time.sleep(0.2)
    raise RuntimeError("the workers do not share their partitions")
