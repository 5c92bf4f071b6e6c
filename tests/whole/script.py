# SPDX-License-Identifier: EUPL-1.2
"""Conversation scripts with roles: a resident says, the bot answers, a worker does, the clock moves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).resolve().parent.parent / "scripts"
CHANNELS = ("rest", "telegram")


@dataclass(frozen=True)
class Script:
    """A file of `tests/scripts`: what it promises, over which channels, step by step."""

    name: str
    promise: str
    channels: tuple[str, ...]
    steps: list[dict[str, Any]]


def scripts() -> list[Script]:
    """Every script there is."""
    return [read(path) for path in sorted(FOLDER.glob("*.yml"))]


def read(path: Path) -> Script:
    """The script in a file."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return Script(path.stem, data["promise"], tuple(data.get("channels", CHANNELS)), data["steps"])
