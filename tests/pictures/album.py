# SPDX-License-Identifier: EUPL-1.2
"""Windows of a size of their own, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.whole.installation import Installation
from tests.whole.office_day import PASSWORD

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1100, "height": 700}
SMALLER = 0.7
"""A wide window is shown smaller than it is, so that its picture may be."""


class Album:
    """Takes pictures into a folder; every window has a size of its own, so that a picture has one too."""

    def __init__(self, browser: Browser, omzien: Installation, folder: Path) -> None:
        self.browser, self._folder = browser, folder
        self.omzien = omzien

    def window(self, size: ViewportSize, path: str = "/", scale: float = 1.0) -> Page:
        """A visitor of their own."""
        context = self.browser.new_context(viewport=size, device_scale_factor=scale, locale="nl-NL")
        page = context.new_page()
        page.goto(self.omzien.base + path)
        return page

    def desk(self, name: str, size: ViewportSize = WIDE, scale: float = SMALLER) -> Page:
        """Somebody of the team, signed in."""
        page = self.window(size, "/desk", scale)
        page.fill("#naam", f"morgen.{name}")
        page.fill("#wachtwoord", PASSWORD)
        page.click("button.button--first")
        page.wait_for_selector("#rij")
        return page

    def keep(self, page: Page, name: str, width: int, height: int = 0, only: Locator | None = None) -> None:
        """What the window shows at this size from its top; without a height as long as the page is.

        `only` is the one piece of it that is kept.
        """
        page.set_viewport_size({"width": width, "height": height or 400})
        # What sticks to an edge of the window would lie over the middle of a page that is longer than it.
        long = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": height or long})
        page.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)")
        place = self._folder / f"{name}.png"
        (only or page).screenshot(path=place, animations="disabled")


def say(page: Page, text: str) -> None:
    """Type something; Omzien answers."""
    before = page.locator(".entry--bot").count()
    page.fill("#tekst", text)
    page.click("#typ .button--first")
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def press(page: Page, title: str) -> None:
    """Press a button; Omzien answers."""
    before = page.locator(".entry--bot").count()
    page.locator(".button--choice", has_text=title).last.click()
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def unfold(page: Page, title: str) -> None:
    """Open what is folded under this title, when it is."""
    folded = page.locator("details:not([open])", has=page.locator("summary", has_text=title))
    if folded.count():
        folded.locator("summary").first.click()
