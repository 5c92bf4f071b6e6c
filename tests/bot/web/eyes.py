# SPDX-License-Identifier: EUPL-1.2
"""Looking at a page on a phone, on a wide screen and at 200 %: what keeps anybody out, what sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bot.web.browser import barriers, overflows
from tests.bot.web.client import PASSWORD
from tests.bot.web.office_served import OfficeServed

SIZES = {"phone": (320, 800, 1), "wide": (1280, 900, 1), "zoomed": (640, 450, 2)}
"""Width, height and how many dots a pixel has; 200 % of 1280 by 900 is a page of half of both."""
_OPEN = "document.querySelectorAll('details').forEach(one => one.setAttribute('open', ''))"


class Eyes:
    """Browsers of everybody who is in, at every size; made when they are first needed."""

    def __init__(self, browser: Browser, served: OfficeServed) -> None:
        self._browser, self._served = browser, served
        self._pages: dict[tuple[str, str], Page] = {}
        self._in: dict[str, BrowserContext] = {}

    def page(self, name: str, size: str = "wide") -> Page:
        """The page of this worker at this size; of nobody where there is no name."""
        if (name, size) not in self._pages:
            state = self._signed_in(name).storage_state() if name else None
            width, height, dots = SIZES[size]
            context = self._browser.new_context(
                viewport={"width": width, "height": height}, device_scale_factor=dots, storage_state=state
            )
            self._pages[name, size] = context.new_page()
        return self._pages[name, size]

    def look(self, name: str, path: str) -> list[object]:
        """What is wrong with the page at this address, as this worker sees it, at every size."""
        wrong: list[object] = []
        for size in SIZES:
            page = self.page(name, size)
            page.goto(self._served.url + path)
            wrong += seen(page, size)
        return wrong

    def close(self) -> None:
        """Every browser."""
        for page in self._pages.values():
            page.context.close()
        for context in self._in.values():
            context.close()

    def _signed_in(self, name: str) -> BrowserContext:
        if name not in self._in:
            self._in[name] = self._browser.new_context()
            page = self._in[name].new_page()
            page.goto(f"{self._served.url}/desk/inloggen")
            page.fill("#naam", name)
            page.fill("#wachtwoord", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_selector("#uit")
            page.close()
        return self._in[name]


def seen(page: Page, size: str = "") -> list[object]:
    """What is wrong with a page as it is, and with everything on it unfolded."""
    assert page.locator("h1").count() == 1, f"no page at {page.url}"
    wrong: list[object] = [(size, page.url, "sticks out")] if overflows(page) else []
    page.evaluate(_OPEN)
    if overflows(page):
        wrong.append((size, page.url, "sticks out when unfolded", widest(page)))
    return wrong + [(size, page.url, *barrier) for barrier in barriers(page)]


def seen_at_every_size(page: Page) -> list[object]:
    """The same of a page that cannot be fetched again, by making its window smaller."""
    before, wrong = page.viewport_size, list[object]()
    for size, (width, height, _) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        wrong += seen(page, size)
    if before:
        page.set_viewport_size(before)
    return wrong


def widest(page: Page) -> str:
    """The element that reaches furthest to the right."""
    found: str = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
        .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0]
        .outerHTML.slice(0, 200)"""
    )
    return found


@contextmanager
def eyes(browser: Browser, served: OfficeServed) -> Iterator[Eyes]:
    """They close afterwards."""
    found = Eyes(browser, served)
    yield found
    found.close()
