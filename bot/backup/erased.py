# SPDX-License-Identifier: EUPL-1.2
"""Which conversations were erased, and when: a file beside Redis, so that no backup brings one back.

A line is a moment and a hash of the conversation's name, itself a keyed hash of an address: nothing of what
was said, and nobody, can be read from it. What was taken from accounts of staff stands in it likewise
(`bot.desk.accounts.withdrawn`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.conversation import ConversationRef
from store.retention import DAY

KEPT_S = 60 * DAY
"""Longer than anything lives that a backup of a month ago can bring back."""


class Erased:
    """The register; several processes write in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, ref: ConversationRef, now: float) -> None:
        """On the disk before this returns, for it is written before the conversation goes."""
        self.add([mark(ref)], now)

    def add(self, marks: Iterable[str], now: float) -> None:
        """On the disk before this returns."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._alone(os.O_WRONLY | os.O_APPEND) as file:
            os.write(file, "".join(f"{now:.3f} {each}\n" for each in marks).encode())
            os.fsync(file)

    def since(self, moment: float, exactly: bool = False) -> dict[str, int]:
        """The marks of what was written down from then on, each with its place: the later is higher.

        What is written down before it is done may be done a moment later: unless `exactly`, the whole second.
        """
        begins = moment if exactly else int(moment)
        found = [words[1] for words in self._lines() if float(words[0]) >= begins]
        return {each: place for place, each in enumerate(found)}

    def prune(self, now: float) -> None:
        """Forget what no backup can hold any more."""
        if not self.path.exists():
            return
        with self._alone(os.O_RDWR) as file:
            left = "".join(f"{at} {what}\n" for at, what in self._lines() if float(at) > now - KEPT_S)
            os.ftruncate(file, 0)
            os.pwrite(file, left.encode(), 0)
            os.fsync(file)

    def _lines(self) -> list[list[str]]:
        text = self.path.read_text(encoding="ascii") if self.path.exists() else ""
        # The last line may have been broken off by a power cut.
        return [words for line in text.splitlines() if len(words := line.split()) == 2]

    @contextmanager
    def _alone(self, how: int) -> Iterator[int]:
        file = os.open(self.path, how | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def mark(ref: ConversationRef) -> str:
    """What the register calls a conversation."""
    return hashlib.sha256(f"erased|{ref}".encode()).hexdigest()[:32]
