# SPDX-License-Identifier: EUPL-1.2
"""Which team is for a worry in a place: the desk goes by it, and the dialogue says when it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Helps(Protocol):
    """Whoever is for some municipalities (CBS codes) and some themes; empty is for all of them."""

    @property
    def municipalities(self) -> Sequence[str]: ...

    @property
    def themes(self) -> Sequence[str]: ...


T = TypeVar("T", bound=Helps)


def fit(helps: Helps, theme: str | None, municipality: str | None) -> int:
    """How well it fits a conversation: place counts more than theme; -1 where it is for others."""
    if helps.municipalities and municipality not in helps.municipalities:
        return -1
    if helps.themes and theme not in helps.themes:
        return -1
    return 2 * bool(helps.municipalities) + bool(helps.themes)


def best(others: Iterable[T], theme: str | None, municipality: str | None) -> T | None:
    """The one that is most of all for this worry in this place; None where none of them chose it."""
    found = max(others, key=lambda each: fit(each, theme, municipality), default=None)
    return found if found is not None and fit(found, theme, municipality) > 0 else None
