# SPDX-License-Identifier: EUPL-1.2
"""How many event streams are open: one browser or one address cannot take them all, nor streams every file.

An open page holds one of the files a process may have open; whoever comes to type something needs one too.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

OF_ONE = 20
"""A worker with six talks, the queue and some pages she forgot is far below it."""
OF_ADDRESS = 300
"""Many people may share one address: a library, an office."""
OF_ALL = 50_000


def open_many_files() -> None:
    """As many as this machine allows; most machines allow far fewer than that until they are asked."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def half_of_all_files() -> int:
    """What streams together may take of them."""
    now, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return OF_ALL if now == resource.RLIM_INFINITY else min(OF_ALL, now // 2)


class Streams:
    """Of this process; nothing about anybody is kept once their stream has ended."""

    def __init__(self, of_one: int = OF_ONE, of_address: int = OF_ADDRESS, of_all: int | None = None) -> None:
        self._of_one, self._of_address = of_one, of_address
        self._of_all = half_of_all_files() if of_all is None else of_all
        self._open: Counter[tuple[str, str]] = Counter()
        self.open = 0
        """How many there are now."""

    @contextmanager
    def seat(self, session: str, address: str) -> Iterator[bool]:
        """A place for one stream for as long as it lasts; False when there is none left."""
        one, all_there = ("session", session), ("address", address)
        full = self._open[one] >= self._of_one or self._open[all_there] >= self._of_address
        if full or self.open >= self._of_all:
            yield False
            return
        self._open.update((one, all_there))
        self.open += 1
        try:
            yield True
        finally:
            self.open -= 1
            for name in (one, all_there):
                self._open[name] -= 1
                if not self._open[name]:
                    del self._open[name]
