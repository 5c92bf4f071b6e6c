# SPDX-License-Identifier: EUPL-1.2
"""The pages served on a free port, and Chromium in front of them; without Chromium the tests fail."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import redis as blocking_redis
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from store.connection import connect
from tests.bot.web.client import PASSWORD
from tests.bot.web.support import Stage, stage

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}
"""Of what is in order axe then works out no more than that it is."""
WIDTHS = (320, 768, 1280)
T = TypeVar("T")


@dataclass
class Served:
    """The running pages; `run` does something in their event loop."""

    stage: Stage
    loop: asyncio.AbstractEventLoop
    url: str = ""

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        """Wait for a coroutine that runs where the pages run."""
        return asyncio.run_coroutine_threadsafe(what, self.loop).result(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; it does not reach the internet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serve(redis_url: str) -> Iterator[Served]:
    """The pages with anja and bram as workers, on an empty Redis."""
    with blocking_redis.Redis.from_url(redis_url) as client:
        client.flushall()
    ready: list[Served] = []
    started, stop = threading.Event(), asyncio.Event()

    async def main() -> None:
        client = connect(redis_url)
        served = Served(stage(client), asyncio.get_running_loop())
        for name in ("anja", "bram"):
            await served.stage.site.users.create("standaard", name, PASSWORD, name.title())
        news = asyncio.create_task(served.stage.site.news.run())
        config = uvicorn.Config(
            served.stage.app, "127.0.0.1", 0, log_level="error", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        for _ in range(1000):
            if server.started:
                break
            await asyncio.sleep(0.01)
        served.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        ready.append(served)
        started.set()
        await stop.wait()
        server.should_exit = True
        await running
        news.cancel()
        await client.aclose()

    thread = threading.Thread(target=asyncio.run, args=(main(),), daemon=True)
    thread.start()
    assert started.wait(20), "the pages did not start"
    yield ready[0]
    ready[0].loop.call_soon_threadsafe(stop.set)
    thread.join(10)


def barriers(page: Page) -> list[tuple[str, str]]:
    """What axe finds that keeps somebody out: the rule and the element."""
    found = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
    return [(violation["id"], node["html"][:200]) for violation in found for node in violation["nodes"]]


def overflows(page: Page) -> bool:
    """Whether something sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def enter(page: Page, url: str, name: str = "anja") -> None:
    """Log in at the desk with the keyboard."""
    page.goto(f"{url}/desk")
    page.focus("#naam")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#rij")


def tab_to(page: Page, selector: str, most: int = 40) -> None:
    """Press Tab until the element has the focus, and see that the focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style == "solid", f"focus on {selector} does not show"
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
