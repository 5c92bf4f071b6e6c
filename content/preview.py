# SPDX-License-Identifier: EUPL-1.2
"""Content as it would be with changes that are not published: beside what is in use, by a name of its own."""

from __future__ import annotations

import re
import shutil
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from content.catalogue import Catalogue
from content.database import POINTER, NoContent

FIELD = "preview"
"""Where a turn, and a conversation, name the try-out they are part of."""
FOLDER = "try"
ID = re.compile(r"[0-9a-f]{16}")
MOST_OPEN = 4
KEEP_S = 3 * 3600.0
MOST = 12
"""Try-outs that stay on disk at most: the oldest makes room."""


class Previews:
    """The catalogue in use, and those of try-outs; a few of them are open at a time."""

    def __init__(self, live: Catalogue) -> None:
        self.live = live
        self._open: OrderedDict[str, Catalogue] = OrderedDict()

    def of(self, fields: Mapping[str, Any]) -> Catalogue:
        """The catalogue for a turn or conversation with these fields: as a rule the one in use."""
        id = fields.get(FIELD)
        return self.live if id is None else self._named(str(id)) or self.live

    def lost(self, fields: Mapping[str, Any]) -> bool:
        """Whether a try-out is named that is not there any more."""
        return fields.get(FIELD) is not None and self.of(fields) is self.live

    def _named(self, id: str) -> Catalogue | None:
        if not ID.fullmatch(id) or not (folder(self.live.directory, id) / POINTER).is_file():
            self._open.pop(id, None)
            return None
        if id not in self._open:
            with suppress(NoContent):
                self._open[id] = Catalogue.open(folder(self.live.directory, id))
        if id in self._open:
            self._open.move_to_end(id)
        while len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)
        return self._open.get(id)


def folder(directory: Path, id: str) -> Path:
    """Where a try-out stands: under the compiled content, so that who finds that finds it too."""
    return directory / FOLDER / id


def drop(directory: Path, id: str) -> None:
    """Take a try-out away; who has it open can read on."""
    if ID.fullmatch(id):
        shutil.rmtree(folder(directory, id), ignore_errors=True)


def sweep(directory: Path, now: float, most: int = MOST) -> None:
    """Take away what is past its hours, and the oldest of what is too many."""
    there: list[tuple[float, str]] = []
    for path in (directory / FOLDER).glob("*"):
        with suppress(OSError):
            there.append((path.stat().st_mtime, path.name))
    there.sort(reverse=True)
    for place, (made, id) in enumerate(there):
        if place >= most or now - made > KEEP_S:
            drop(directory, id)
