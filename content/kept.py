# SPDX-License-Identifier: EUPL-1.2
"""What is worked out from one version of the content, once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")
MOST = 4096
"""Some megabytes: a large directory has more contacts than anybody asks for in a day."""


class Kept:
    """So many things at most; never anything that somebody typed, nor what is made of it."""

    def __init__(self) -> None:
        self._found: dict[Hashable, object] = {}

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave the first time it was asked by this name; what it raises is not kept."""
        if name not in self._found:
            made = make()
            if len(self._found) >= MOST:
                self._found.clear()
            self._found[name] = made
        return cast(T, self._found[name])
