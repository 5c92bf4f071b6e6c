# SPDX-License-Identifier: EUPL-1.2
"""A social worker at the desk, with a browser without JavaScript."""

from __future__ import annotations

import time
from collections.abc import Callable

from store.conversation import ConversationRef
from tests.whole.page import Page

PATIENCE_S = 60.0


class Worker:
    """Logs in, takes who waits, answers, closes."""

    def __init__(self, base: str, name: str, password: str) -> None:
        self.page = Page(base)
        self.page.go("/desk/inloggen").send("/desk/inloggen", naam=name, wachtwoord=password)
        assert self.page.status == 200, self.page.status
        assert "/desk/uitloggen" in self.page.html, "not logged in"
        self.conversation = ""

    def about(self, conversation: ConversationRef) -> None:
        """Whose conversation the next moves are about."""
        self.conversation = f"/desk/gesprek/{conversation.id}"

    def sees(self, words: str | list[str] = "") -> None:
        """Wait until the queue shows this conversation, with these words in its row."""
        self._until(lambda: _all(words, self._row()), lambda: f"{words!r} is not in the row {self._row()!r}")

    def misses(self) -> None:
        """The queue does not show this conversation."""
        self.page.go("/desk")
        assert not self._row(), "this conversation is on the desk"

    def open(self, words: str | list[str] = "") -> None:
        """Open the conversation once it is on the desk."""
        self.sees(words)
        self.page.go(self.conversation)

    def claim(self) -> None:
        """Take the open conversation."""
        self.page.send("/pak")

    def reply(self, text: str) -> None:
        """Answer in it."""
        self.page.go(self.conversation).send("/antwoord", tekst=text)

    def note(self, text: str) -> None:
        """Leave a note for colleagues."""
        self.page.go(self.conversation).send("/notitie", notitie=text)

    def release(self) -> None:
        """Give it back."""
        self.page.go(self.conversation).send("/vrij")

    def close(self, outcome: str = "geholpen") -> None:
        """End it."""
        self.page.go(self.conversation).send("/sluit", uitkomst=outcome)

    def block(self, how_long: str) -> None:
        """End it, and keep it closed so long."""
        fields = {"hoe_lang": how_long, "blokkeer-waarom": "schelden"}
        self.page.go(self.conversation).send("/blokkeer", **fields)

    def may_not_open(self) -> None:
        """The conversation is another team's: neither on the desk nor to be opened."""
        self.misses()
        assert self.page.go(self.conversation).status == 404, self.page.status

    def reads(self, words: str | list[str]) -> None:
        """Wait until the open conversation shows these words."""
        self._until(
            lambda: _all(words, self.page.go(self.conversation).text),
            lambda: f"the desk does not show {words!r}",
        )

    def never_reads(self, words: str) -> None:
        """The open conversation does not show these words."""
        assert words not in self.page.go(self.conversation).text, f"the desk shows {words!r}"

    def told(self, words: str) -> None:
        """The page that came after the last move says this."""
        assert words in self.page.text, f"{words!r} is not in: {self.page.text!r}"

    def _row(self) -> str:
        """The words of the queue's row of this conversation; empty where there is none."""
        text = [row for row in self.page.rows if self.conversation in row.links]
        return text[0].text if text else ""

    def _until(self, found: Callable[[], bool], problem: Callable[[], str]) -> None:
        end = time.monotonic() + PATIENCE_S
        while True:
            self.page.go("/desk")
            if found():
                return
            assert time.monotonic() < end, problem()
            time.sleep(0.1)


def _all(words: str | list[str], text: str) -> bool:
    return bool(text) and all(each in text for each in ([words] if isinstance(words, str) else words))
