# SPDX-License-Identifier: EUPL-1.2
"""The words of our sentences, counted once for as long as the sentences are the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from content.gazetteer import heard as place_heard
from content.gazetteer import words as place_words

PREFIX = "heard-"
KEEP = 8
"""Side files that stay: the base's, and some of each organisation's."""
SCALE = 16
_CODE = b"".join(Path(str(module.__file__)).read_bytes() for module in (place_heard, place_words))
"""Counting otherwise makes other files."""


class Heard:
    """Keeps what it counted in small files beside the compiled content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, groups: Sequence[Sequence[str]], places: Sequence[str], before: Sequence[str]) -> list[str]:
        """The words heard in all groups of sentences together; only a group that changed is counted anew."""
        total: Counter[str] = Counter()
        used = [self._counted(group, before, total) for group in groups if group]
        self._sweep(used)
        return place_heard.often(total, places)

    def _counted(self, group: Sequence[str], before: Sequence[str], total: Counter[str]) -> Path:
        path = self._folder / f"{PREFIX}{_mark(group, before)}.json"
        found = _read(path)
        if found is None:
            found = place_heard.counted(group, before)
            _write(path, found)
        total.update(found)
        return path

    def _sweep(self, used: list[Path]) -> None:
        others = (path for path in self._folder.glob(f"{PREFIX}*.json") if path not in used)
        for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-KEEP]:
            path.unlink(missing_ok=True)


def _mark(group: Sequence[str], before: Sequence[str]) -> str:
    said = json.dumps([list(group), list(before)], ensure_ascii=False).encode()
    return hashlib.sha256(_CODE + said).hexdigest()[:SCALE]


def _read(path: Path) -> Counter[str] | None:
    try:
        return Counter(json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, ValueError):
        return None


def _write(path: Path, found: Counter[str]) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    unfinished.replace(path)
