# SPDX-License-Identifier: EUPL-1.2
"""What a worker is busy with, in a small file of its own: whoever starts after a crash reads it there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import structlog

from bot.log import failure

SLOTS = 512
WIDTH = 64
_log = structlog.get_logger()


class Begun:
    """Inbox entries that were begun and not ended. It costs no trip to Redis: the system keeps what was
    written here when a process dies; when the whole machine does, no message was to blame."""

    def __init__(self, path: Path) -> None:
        self.left: set[str] = set()
        """What a predecessor in the same place was busy with when it died."""
        self._file: int | None = None
        self._free = list(range(SLOTS))
        try:
            self._file = self._open(path)
        except OSError as error:
            # A full or read-only disk: then a message over which a process falls is only not recognised.
            _log.warning("what is begun cannot be written down", error=failure(error))

    def _open(self, path: Path) -> int:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        found = os.pread(file, SLOTS * WIDTH, 0).decode("ascii", "replace")
        self.left = set(found.replace("\0", " ").split())
        # Written whole now, so that later there is room for it on the disk, however full that is then.
        os.pwrite(file, b" " * (SLOTS * WIDTH), 0)
        return file

    def close(self) -> None:
        """At a clean stop."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Busy with this one."""
        slot = self._free.pop() if self._free else None
        self._write(slot, name)
        try:
            yield
        finally:
            self._write(slot, "")
            if slot is not None:
                self._free.append(slot)

    def _write(self, slot: int | None, name: str) -> None:
        if slot is not None and self._file is not None:
            with suppress(OSError):
                os.pwrite(self._file, name[:WIDTH].ljust(WIDTH).encode(), slot * WIDTH)
