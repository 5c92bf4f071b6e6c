# SPDX-License-Identifier: EUPL-1.2
"""What a model learned from, kept beside it: an upgrade can teach a new one just that, and no more."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from content.model import Example
from store.models import lessons_of


@dataclass(frozen=True)
class Learned:
    """The sentences, and a mark of the code that learned them."""

    code: str
    lessons: tuple[Example, ...]

    @property
    def mark(self) -> str:
        """A hash of the sentences."""
        return mark(self.lessons)


def mark(lessons: Sequence[Example]) -> str:
    """A hash of sentences in their order."""
    taken = sha256()
    for example in lessons:
        taken.update(json.dumps([example.text, example.intent, example.themes]).encode())
    return taken.hexdigest()[:12]


def keep(model: Path, learned: Learned) -> None:
    """Write it beside the model."""
    data = {"code": learned.code, "lessons": [vars(example) for example in learned.lessons]}
    file = lessons_of(model)
    draft = file.with_name(f".{file.name}")
    draft.write_bytes(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), 5, mtime=0))
    draft.replace(file)


def of(model: Path | None) -> Learned | None:
    """What this model learned from; None where that is not known."""
    if model is None:
        return None
    return read(lessons_of(model))


def read(file: Path) -> Learned | None:
    """The same from its file."""
    try:
        data = json.loads(gzip.decompress(file.read_bytes()))
        return Learned(data["code"], tuple(_example(row) for row in data["lessons"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None


def _example(row: dict[str, Any]) -> Example:
    return Example(**{**row, "themes": tuple(row["themes"])})
