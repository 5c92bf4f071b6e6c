# SPDX-License-Identifier: EUPL-1.2
"""A resident on the chat page, in a browser without JavaScript."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property

from bot.web import keys
from store.master import MasterKey
from tests.whole.installation import Installation
from tests.whole.messages import Received
from tests.whole.page import Form, Page

PATIENCE_S = 60.0


class Visitor:
    """Types in the form of the page and presses what stands under its messages."""

    def __init__(self, omzien: Installation) -> None:
        self._omzien, self.page = omzien, Page(omzien.base)

    def say(self, text: str) -> None:
        """Type something and send it; the page waits a moment for the answer."""
        form = next(form for form in self._forms() if "tekst" in form.fields)
        self.page.submit(form, tekst=text)

    def say_only(self, text: str) -> None:
        """Type something to a person."""
        self.say(text)

    def press(self, title: str) -> None:
        """Press the button with this title."""
        form = next(form for form in self._forms() if title in form.buttons)
        self.page.submit(form, title)

    def press_only(self, title: str) -> None:
        """Press a button that should be followed by nothing."""
        self.press(title)

    def buttons(self) -> dict[str, str]:
        """What can be pressed now, and what that sends."""
        return {
            title: value
            for form in self._forms()
            for title, (name, value) in form.buttons.items()
            if name == "knop"
        }

    def until(self, enough: Callable[[list[Received]], bool]) -> None:
        """Look at the page again until it is enough."""
        end = time.monotonic() + PATIENCE_S
        while not enough([]) and time.monotonic() < end:
            time.sleep(0.2)

    @cached_property
    def sender(self) -> str:
        """The address of this browser's session, as long as there is one when it is first asked."""
        token = self.page.cookie("omzien")
        master = MasterKey.read(self._omzien.var / "master.key")
        with self._omzien.redis() as redis:
            return str(redis.hget(keys.session(master.digest("session", token)), "address"))

    def _forms(self) -> list[Form]:
        return self.page.go("/").forms
