# SPDX-License-Identifier: EUPL-1.2
"""Signing in elsewhere in a real browser: the page in between, the way back, and who is not known here."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pydantic import SecretStr

from tests.bot.desk.provider import CLIENT, SECRET, OidcProvider, provider
from tests.bot.web.browser import tab_to
from tests.bot.web.eyes import seen_at_every_size
from tests.bot.web.office_served import OfficeServed, serve_office


@contextmanager
def elsewhere() -> Iterator[OidcProvider]:
    """A provider in a thread of its own."""
    ready, stop, found = threading.Event(), list[asyncio.Event](), list[OidcProvider]()

    async def main() -> None:
        stop.append(asyncio.Event())
        async with provider() as one:
            found.append(one)
            ready.set()
            await stop[0].wait()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(main(),), daemon=True)
    thread.start()
    assert ready.wait(20), "the provider did not start"
    yield found[0]
    loop.call_soon_threadsafe(stop[0].set)
    thread.join(10)
    loop.close()


@pytest.fixture
def known() -> Iterator[OidcProvider]:
    with elsewhere() as one:
        yield one


@pytest.fixture
def served(redis_url: str, var: Path, known: OidcProvider) -> Iterator[OfficeServed]:
    settings = {"oidc_issuer": known.url, "oidc_client_id": CLIENT, "oidc_client_secret": SecretStr(SECRET)}
    with serve_office(redis_url, var, **settings) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_page_in_between_keeps_nobody_out_and_leads_on_by_itself(
    page: Page, served: OfficeServed, known: OidcProvider
) -> None:
    page.goto(f"{served.url}/desk")
    assert seen_at_every_size(page) == []
    # The provider is slow: the page in between stays until it answers.
    page.route(f"{known.url}/**", lambda route: route.abort("aborted"))
    tab_to(page, "button[formaction='/desk/oidc']")
    page.keyboard.press("Enter")
    link = page.locator("main a")
    leads = page.locator("meta[http-equiv]").get_attribute("content") or ""
    expect(link).to_have_attribute("href", leads.partition("url=")[2])
    assert seen_at_every_size(page) == []
    page.unroute_all()
    tab_to(page, "main a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#rij")
    page.goto(f"{served.url}/desk/account")
    assert seen_at_every_size(page) == []


def test_who_proves_it_elsewhere_is_in_with_one_key(page: Page, served: OfficeServed) -> None:
    page.goto(f"{served.url}/desk")
    tab_to(page, "button[formaction='/desk/oidc']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#rij")


@pytest.mark.parametrize("refuses", [True, False])
def test_who_is_refused_there_or_not_known_here_is_told_so_at_the_log_in(
    page: Page, served: OfficeServed, known: OidcProvider, refuses: bool
) -> None:
    known.person, known.refuses = "niemand", refuses
    page.goto(f"{served.url}/desk")
    page.click("button[formaction='/desk/oidc']")
    expect(page.locator("#melding")).not_to_be_empty()
    assert seen_at_every_size(page) == []
