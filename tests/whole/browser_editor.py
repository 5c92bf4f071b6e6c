# SPDX-License-Identifier: EUPL-1.2
"""Somebody who writes what residents read, in a real browser; everything is found as the page calls it."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.web.browser import barriers, overflows
from tests.whole.browser_worker import NARROW, WIDE

HOME = "/desk/redactie"
ONLINE = "Het staat online."
PATIENCE_MS = 60_000
"""A machine that does much else takes longer for everything."""


class BrowserEditor:
    """One browser of one editor or coordinator."""

    def __init__(self, browser: Browser, base: str, name: str, password: str, scale: float = 1.0) -> None:
        self._base = base
        context = browser.new_context(viewport=WIDE, locale="nl-NL", device_scale_factor=scale)
        context.set_default_timeout(PATIENCE_MS)
        self.page: Page = context.new_page()
        self.page.goto(f"{self._base}{HOME}")
        self.page.get_by_label("Naam").fill(name)
        self.page.get_by_label("Wachtwoord").fill(password)
        self.page.keyboard.press("Enter")
        self.reads("Waar staat dit?")

    def goes_home(self) -> None:
        """To the editor's first page."""
        self.goes(HOME)

    def searches(self, words: str) -> None:
        """Where is this said?"""
        self.goes_home()
        self.page.get_by_label("Waar staat dit?").fill(words)
        self.page.get_by_role("button", name="Zoek", exact=True).click()
        self.reads("gevonden", "#gevonden")

    def follows(self, title: str) -> None:
        """A link of the page, to where it leads."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("link", name=title, exact=True).first.click()

    def begins(self, kind: str, filled: Mapping[str, str]) -> None:
        """Something new, from an empty form."""
        self.goes_home()
        self.follows("Iets nieuws maken")
        self.follows(kind)
        self.fills(filled)

    def fills(self, filled: Mapping[str, str]) -> None:
        """Fill in fields by what they are called; a box that is ticked holds nothing."""
        for label, value in filled.items():
            field = self.field(label)
            if field.get_attribute("type") == "checkbox":
                field.check()
            else:
                field.fill(value)

    def field(self, label: str) -> Locator:
        """What is called so; "(verplicht)" may stand behind it."""
        exact = self.page.locator("#stuk").get_by_label(label, exact=True)
        return exact.or_(self.page.locator("#stuk").get_by_label(f"{label} (verplicht)", exact=True)).first

    def presses(self, title: str) -> None:
        """A button of the page, until the page that answers it is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=title, exact=True).first.click()

    def reads(self, text: str, where: str = "main") -> None:
        """Wait until the page shows this, in this part of it."""
        expect(self.page.locator(where)).to_contain_text(text, timeout=PATIENCE_MS)

    def has_no(self, part: str) -> None:
        """Wait until there is nothing like it on the page."""
        expect(self.page.locator(part)).to_have_count(0, timeout=PATIENCE_MS)

    def sees_no_barrier(self) -> None:
        """Nothing keeps anybody out, on a phone nor on a wide screen."""
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            found = barriers(self.page)
            assert found == [], found
            assert not overflows(self.page)

    def goes(self, path: str) -> None:
        """To another page."""
        self.page.goto(f"{self._base}{path}")
