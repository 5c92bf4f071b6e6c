# SPDX-License-Identifier: EUPL-1.2
"""A sentence that was not understood, and what an editor says it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

Why = Literal["unsure", "out_of_scope", "corrected"]
WHYS: tuple[Why, ...] = get_args(Why)
THEME, INTENT = "theme", "intent"


@dataclass(frozen=True)
class Phrase:
    """`themes` are what it was thought to be about, with how sure that was; `id` is a mark of its own."""

    text: str
    why: Why
    themes: tuple[tuple[str, float], ...] = ()
    id: str = ""
    day: str = ""

    def data(self) -> dict[str, Any]:
        """What is sealed."""
        return {"text": self.text, "why": self.why, "themes": [list(one) for one in self.themes]}


def phrase_of(data: Any, **more: str) -> Phrase | None:
    """The phrase in what was sealed, or in what the dialogue says; None where it is not well formed."""
    try:
        themes = tuple((str(name), float(chance)) for name, chance in data["themes"])
        why = next(why for why in WHYS if why == data["why"])
        return Phrase(str(data["text"]), why, themes, **more)
    except (KeyError, TypeError, ValueError, StopIteration):
        return None


@dataclass(frozen=True)
class Label:
    """What a sentence is about: themes, the main one first, or an intent."""

    themes: tuple[str, ...] = ()
    intent: str = ""

    @property
    def kind(self) -> str:
        """Whether it goes with a theme or an intent."""
        return INTENT if self.intent else THEME

    @property
    def key(self) -> str:
        """The theme or intent it goes with."""
        return self.intent or self.themes[0]
