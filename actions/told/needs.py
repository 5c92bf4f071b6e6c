# SPDX-License-Identifier: EUPL-1.2
"""The finer needs under a theme: which of them a message speaks of, and what they change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from actions.turn import Turn
from content.decode import text
from content.model import Text, Theme, Urgency

NOTHING = Text()
THEMES_KEPT = 256
URGENCIES: tuple[Urgency, ...] = ("none", "three_days", "today", "now")


@dataclass(frozen=True)
class Need:
    """A finer need: the words that give it away, and what it says or does instead of its theme.

    A need with `route: null` asks nothing; one with a route of its own asks that. `happening` is what a told
    day is of: then the need is spoken of too, and the day says how urgent it is.
    """

    key: str
    when: tuple[str, ...] = ()
    opening: Text = NOTHING
    step: Text = NOTHING
    contacts: tuple[str, ...] = ()
    urgency: Urgency = "none"
    asks: bool = True
    route: str | None = None
    happening: str | None = None

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Its words as they are looked for in a message."""
        return tuple(map(_pattern, self.when))

    @cached_property
    def clear_patterns(self) -> tuple[str, ...]:
        """Those of more than one word, which are seldom chance."""
        return tuple(_pattern(phrase) for phrase in self.when if " " in phrase)


@lru_cache(THEMES_KEPT)
def of(theme: Theme) -> tuple[Need, ...]:
    """A theme's needs; an editor writes a bare key or a mapping."""
    entries: Iterable[object] = theme.needs
    return tuple(_read(entry) if isinstance(entry, Mapping) else Need(str(entry)) for entry in entries)


def _read(entry: Mapping[str, object]) -> Need:
    when, contacts, urgency = entry.get("when"), entry.get("contacts"), entry.get("urgency")
    return Need(
        key=str(entry["key"]),
        when=tuple(when) if isinstance(when, list) else (),
        opening=text(entry.get("opening")),
        step=text(entry.get("step")),
        contacts=tuple(contacts) if isinstance(contacts, list) else (),
        asks=entry.get("route", True) is not None,
        route=str(entry["route"]) if entry.get("route") else None,
        happening=str(entry["happening"]) if entry.get("happening") else None,
        urgency=next((known for known in URGENCIES if known == urgency), "none"),
    )


def spoken(theme: Theme, said: str) -> list[Need]:
    """The needs whose words stand in what was said, in the theme's order."""
    words = f" {_words(said)} "
    return [need for need in of(theme) if any(pattern in words for pattern in need.patterns)]


def clear(theme: Theme, said: str) -> bool:
    """Whether words of more than one word, which are seldom chance, give a need of the theme away."""
    words = f" {_words(said)} "
    return any(pattern in words for need in of(theme) for pattern in need.clear_patterns)


def _pattern(phrase: str) -> str:
    """The phrase between spaces; one that ends in a star may go on, as in `toeslag*`."""
    return f" {_words(phrase)}" + ("" if phrase.endswith("*") else " ")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def remembered(turn: Turn, theme: str, keys: list[str]) -> list[Need]:
    """The needs of a theme that came up earlier."""
    return [need for need in of(turn.theme(theme)) if need.key in keys]


def most_urgent(*urgencies: Urgency) -> Urgency:
    """The most urgent of some urgencies."""
    return max(urgencies, key=URGENCIES.index)
