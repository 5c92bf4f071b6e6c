# SPDX-License-Identifier: EUPL-1.2
"""The words of the page: `content/messages/why.yml`, with names and chances filled in."""

from __future__ import annotations

from collections.abc import Iterable

from content.catalogue import Catalogue, UnknownText
from nlu.explain.leave_out import Word

START = "why_"


class Texts:
    """Says what editors read; what has no text in the content (yet) is called by its own name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def say(self, name: str, /, **values: str | float) -> str:
        """The text of that name; a number fills a hole as a percentage."""
        shown = {hole: value if isinstance(value, str) else percent(value) for hole, value in values.items()}
        try:
            return self._catalogue.message(START + name, **shown)
        except UnknownText:
            return name

    def theme(self, key: str) -> str:
        """A theme as residents know it."""
        try:
            return self._catalogue.theme(key).name
        except UnknownText:
            return key

    def words(self, words: Iterable[Word]) -> str:
        """Words, each with how likely it would be without."""
        return ", ".join(self.say("without", words=word.text, chance=word.without) for word in words)

    def named(self, group: str, name: str) -> str:
        """What a name of the program means to an editor."""
        said = self.say(f"{group}_{name}")
        return name if said == f"{group}_{name}" else said


def percent(chance: float) -> str:
    """A chance as it is said; nothing is wholly certain or impossible."""
    return f"{min(max(round(chance * 100), 1), 99)}%"
