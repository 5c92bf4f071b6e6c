# SPDX-License-Identifier: EUPL-1.2
"""The desk under load, on loopback: twenty desks and fifty conversations open, and five hundred who wait."""

from __future__ import annotations

import asyncio
import itertools
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from bot.channels.telegram.ending import end_if_asked
from bot.conversation.news import News
from bot.desk.accounts.users import Users
from bot.intake.incoming import Incoming
from bot.intake.line import Line
from bot.services import Services, open_services
from bot.settings import ROOT, Settings
from bot.supervisor.ports import free_port
from content.compile import compile_content
from store import keys
from store.conversation import ConversationRef
from store.master import MasterKey
from tests.bot.desk.crowd import crowd, waits
from tests.bot.web.client import HTML, JSON, PASSWORD, sign_in
from tests.redis_server import redis_server

DESKS, TALKS, HANDOFFS, WAITING = 20, 50, 30, 500
TALK_EVERY_S, HANDOFF_EVERY_S = 2.0, 0.5
LONGEST_S = 10.0
Row = Callable[[str, str, str], None]


def measure(row: Row) -> None:
    """Run it and print the figures; half a minute."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        compile_content(ROOT / "content", None, var / "content")
        MasterKey.ensure(var / "master.key")
        with redis_server(var, durable=True) as url, _processes(url, var) as (base, web):
            asyncio.run(_measure(row, Settings(redis_url=url, var_dir=var, _env_file=None), base, web))


@contextmanager
def _processes(url: str, var: Path) -> Iterator[tuple[str, psutil.Process]]:
    """A web process and a worker; the dialogue is not needed where people talk with people."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("OMZIEN_")},
        "REDIS_URL": url,
        "OMZIEN_VAR_DIR": str(var),
        "OMZIEN_PORT": str(port),
    }
    running = [
        subprocess.Popen([sys.executable, "-m", "bot.main", role], cwd=ROOT, env=environment)
        for role in ("web", "worker")
    ]
    try:
        yield f"http://127.0.0.1:{port}", psutil.Process(running[0].pid)
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(10)


async def _measure(row: Row, settings: Settings, base: str, web: psutil.Process) -> None:
    services = open_services(settings)
    async with _clients(services, base) as desks:
        began, used = time.perf_counter(), _used(web)
        taken = await Load(services, desks).run()
        busy = (_used(web) - used) / (time.perf_counter() - began)
        late = sorted(taken)[int(len(taken) * 0.95)]
        missing = DESKS * HANDOFFS - len(taken)
        row(f"a handoff on {DESKS} open desks, {TALKS} talks, p95", f"{late * 1000:.0f} ms", "within 2 s")
        row("  of which never seen", str(missing), "0")
        row("  of one processor, for the web process", f"{busy:.0%}", "")
        await crowd(services, WAITING, first=10_000)
        first, times = desks[0], []
        for _ in range(10):
            began = time.perf_counter()
            assert (await first.get("/desk")).status_code == 200
            times.append(time.perf_counter() - began)
        shown = f"{statistics.median(times) * 1000:.0f} ms"
        row(f"the queue with {WAITING} who wait, p50", shown, "under 300 ms")
    await services.close()


def _used(process: psutil.Process) -> float:
    """Its seconds of a processor so far: what a busy machine does not change."""
    times = process.cpu_times()
    return float(times.user + times.system)


@asynccontextmanager
async def _clients(services: Services, base: str) -> AsyncIterator[list[httpx.AsyncClient]]:
    """Workers who have logged in, each in a browser of their own."""
    users, found = Users(services.redis, services.clock, services.master), []
    for number in range(DESKS):
        await users.create(services.settings.organisation, f"desk{number}", PASSWORD, f"Desk {number}")
        client = httpx.AsyncClient(base_url=base, headers=HTML, timeout=httpx.Timeout(20, read=None))
        for _ in range(400):
            with suppress(httpx.ConnectError):
                assert (await sign_in(client, f"desk{number}")).status_code == 303
                break
            await asyncio.sleep(0.1)
        found.append(client)
    yield found
    for client in found:
        await client.aclose()


class Load:
    """Residents who write, conversations that are followed, desks that wait for a handoff."""

    def __init__(self, services: Services, desks: list[httpx.AsyncClient]) -> None:
        self._s, self._desks = services, desks
        self._line = Line(services, News(services.waiting))
        self._began: dict[str, float] = {}
        self._taken: dict[tuple[int, str], float] = {}

    async def run(self) -> list[float]:
        """The seconds from each handoff until each desk shows it."""
        talks = [await self._talk(number) for number in range(TALKS)]
        tasks = [asyncio.create_task(self._desk(number)) for number in range(DESKS)]
        tasks += [asyncio.create_task(self._follow(number, ref)) for number, ref in enumerate(talks)]
        await asyncio.sleep(2)
        tasks += [asyncio.create_task(self._write(number)) for number in range(TALKS)]
        for number in range(HANDOFFS):
            await asyncio.sleep(HANDOFF_EVERY_S * (0.5 + secrets.randbelow(100) / 100))
            await self._hand_off(number)
        end = time.perf_counter() + LONGEST_S
        while len(self._taken) < DESKS * HANDOFFS and time.perf_counter() < end:
            await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return list(self._taken.values())

    async def _talk(self, number: int) -> ConversationRef:
        await self._say(number, "first")
        ref = self._line.ref(self._s.settings.organisation, "web", f"talk{number}")
        await self._s.redis.delete(keys.conversation(ref))
        now = await self._s.clock.now()
        await waits(self._s, ref, number, now, assignee=f"desk{number % DESKS}", handed_at=0)
        return ref

    async def _say(self, number: int, once: str) -> None:
        organisation = self._s.settings.organisation
        words = "ik heb nog een vraag over de brief"
        await self._line.accept(Incoming(organisation, "web", f"talk{number}", once, "text", words))

    async def _write(self, number: int) -> None:
        await asyncio.sleep(secrets.randbelow(int(TALK_EVERY_S * 1000)) / 1000)
        for once in itertools.count():
            # A cancellation can get lost in redis-py (bot/channels/telegram/ending.py).
            end_if_asked()
            await self._say(number, f"m{once}")
            await asyncio.sleep(TALK_EVERY_S)

    async def _hand_off(self, number: int) -> None:
        ref = self._s.master.conversation(self._s.settings.organisation, "web", f"new{number}")
        self._began[ref.id] = time.perf_counter()
        await waits(self._s, ref, number, await self._s.clock.now())

    async def _desk(self, number: int) -> None:
        """What the queue's script does."""
        mark = ""
        async for _ in self._words(number, "/desk/stroom"):
            answer = await self._desks[number].get("/desk/rij", params={"was": mark}, headers=JSON)
            data, now = answer.json(), time.perf_counter()
            mark = data["mark"]
            for name, began in self._began.items():
                if name in data.get("rows", "") and (number, name) not in self._taken:
                    self._taken[number, name] = now - began

    async def _follow(self, number: int, ref: ConversationRef) -> None:
        """What the script of a conversation does."""
        last, here, desk = 0, f"/desk/gesprek/{ref.id}", self._desks[number % DESKS]
        async for _ in self._words(number % DESKS, f"{here}/stroom"):
            answer = await desk.get(f"{here}/berichten", params={"na": last}, headers=JSON)
            last = answer.json()["last"]

    async def _words(self, number: int, address: str) -> AsyncIterator[None]:
        """Words of a stream; those that came during the work for the last one count as one."""
        news = asyncio.Event()

        async def listen() -> None:
            async with self._desks[number].stream("GET", address) as stream:
                async for line in stream.aiter_lines():
                    if line.startswith("data:"):
                        news.set()

        listening = asyncio.create_task(listen())
        try:
            while True:
                await news.wait()
                news.clear()
                yield None
        finally:
            listening.cancel()
