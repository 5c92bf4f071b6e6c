# SPDX-License-Identifier: EUPL-1.2
"""What was about to be published: who comes after a crash finishes it, or sees that it never began."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from content.editing.repository import durable

FILE = "journal.json"


@dataclass(frozen=True)
class Journal:
    """From which commit to which, the paths that changed, and the name of the compiled file."""

    before: str
    after: str
    paths: tuple[str, ...]
    version: str

    def write(self, room: Path) -> None:
        """Note it, before the step that publishes."""
        durable(room / FILE, json.dumps(asdict(self)).encode())


def read(room: Path) -> Journal | None:
    """What was noted and not finished; None where there is nothing."""
    try:
        data = json.loads((room / FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Journal(data["before"], data["after"], tuple(data["paths"]), data["version"])


def done(room: Path) -> None:
    """All of it is finished."""
    (room / FILE).unlink(missing_ok=True)
