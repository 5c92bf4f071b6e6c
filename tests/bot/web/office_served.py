# SPDX-License-Identifier: EUPL-1.2
"""The real desk served on a free port: real intake, worker and pages, a stand-in dialogue, real content."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import redis as blocking_redis
import uvicorn
from playwright.sync_api import Page

from bot.conversation.journal import line, said
from bot.desk.accounts.users import Role
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crowd import crowd
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import fake_rasa
from tests.bot.support import ORGANISATION, House
from tests.bot.web.client import PASSWORD

TELEGRAM = "telegram"
T = TypeVar("T")


@dataclass
class OfficeServed:
    """The running pages; `run` does something where they run."""

    office: Office
    loop: asyncio.AbstractEventLoop
    url: str

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        """Wait for a coroutine that runs where the pages run."""
        return asyncio.run_coroutine_threadsafe(what, self.loop).result(15)

    def hire(self, *names: str, role: Role = "worker") -> None:
        """Accounts for these."""
        for name in names:
            self.run(self.office.users.create(ORGANISATION, name, PASSWORD, name.title(), role))


@contextmanager
def serve_office(redis_url: str, var: Path, **settings: Any) -> Iterator[OfficeServed]:
    """An installation with a worker process on an empty Redis, with anja and bram to log in."""
    with blocking_redis.Redis.from_url(redis_url) as client:
        client.flushall()
    ready: list[OfficeServed] = []
    started = threading.Event()
    stop: list[asyncio.Event] = []

    async def main() -> None:
        stop.append(asyncio.Event())
        async with fake_rasa() as rasa:
            house = House.build(redis_url, var, rasa, **settings)
            house.start()
            office = Office(house)
            config = uvicorn.Config(
                office.app, "127.0.0.1", 0, log_level="error", log_config=None, timeout_graceful_shutdown=1
            )
            server = uvicorn.Server(config)
            running = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            ready.append(OfficeServed(office, asyncio.get_running_loop(), f"http://127.0.0.1:{port}"))
            started.set()
            await stop[0].wait()
            server.should_exit = True
            await running
            await house.close()

    thread = threading.Thread(target=asyncio.run, args=(main(),), daemon=True)
    thread.start()
    assert started.wait(30), "the desk did not start"
    served = ready[0]
    served.hire("anja", "bram")
    yield served
    served.loop.call_soon_threadsafe(stop[0].set)
    thread.join(15)


def on_desk(served: OfficeServed, **fields: str) -> ConversationRef:
    """Somebody with whom anja talks."""
    [ref] = served.run(crowd(served.office.house.services, 1, **{"assignee": "anja", **fields}))
    return ref


def opened(page: Page, served: OfficeServed, ref: ConversationRef) -> None:
    page.goto(f"{served.url}/desk/gesprek/{ref.id}")
    page.wait_for_selector("#tekst")


def store(served: OfficeServed, name: str, **fields: str) -> None:
    """Put something in Redis as another process would, and tell everybody."""

    async def put() -> None:
        redis = served.office.house.services.redis
        await redis.hset(name, mapping=fields)

    served.run(put())


def told(served: OfficeServed, ref: ConversationRef) -> None:
    served.run(served.office.house.services.redis.publish(keys.LOG_CHANNEL, str(ref)))


async def says(served: OfficeServed, ref: ConversationRef, text: str) -> None:
    """The resident of the crowd says something, as the intake would write it."""
    services = served.office.house.services
    key = await services.vault.key(ref)
    number = await services.redis.hincrby(keys.conversation(ref), "seq", 1)
    at = await services.clock.now()
    body = line(key, ref, said("resident", text))
    await services.redis.xadd(keys.log(ref), {"t": at, "w": "resident", "b": body}, id=f"{number}-0")
    await services.redis.publish(keys.LOG_CHANNEL, str(ref))
