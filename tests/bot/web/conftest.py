# SPDX-License-Identifier: EUPL-1.2
"""The pages and a browser-like client of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.sync_api import Browser, Page
from redis.asyncio import Redis

from tests.bot.web.browser import chromium, enter
from tests.bot.web.client import client_of
from tests.bot.web.office_served import OfficeServed, serve_office
from tests.bot.web.support import Stage, stage


@pytest_asyncio.fixture
async def pages(redis: Redis) -> Stage:
    """The pages on loopback."""
    return stage(redis)


@pytest_asyncio.fixture
async def client(pages: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """A resident's browser."""
    async with client_of(pages) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real one; no longer than a module, for while it lives no test can have an event loop."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    """The whole web app with a desk."""
    with serve_office(redis_url, var) as served:
        yield served


@pytest.fixture
def page(browser: Browser, served: OfficeServed) -> Iterator[Page]:
    """Anja at the desk, wide."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    enter(page, served.url)
    yield page
    context.close()
