# SPDX-License-Identifier: EUPL-1.2
"""Where confidence becomes a decision; the numbers and their reasons are in thresholds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Scope:
    """Weights of the margin that tells a worry from everything else, and its two limits."""

    theme: float
    worry: float
    outside: float
    offset: float
    least: float
    enough: float


@dataclass(frozen=True)
class Thresholds:
    """One value each, see thresholds.toml."""

    sure: float
    lead: float
    confirm: float
    detected: float
    second: float
    offered: float
    human: float
    human_sure: float
    human_outside: float
    scope: Scope

    @classmethod
    def read(cls, file: Path = FILE) -> Thresholds:
        """The values in `file`; TypeError when one is missing or unknown."""
        data = tomllib.loads(file.read_text("utf-8"))
        return cls(**data["themes"], **data["intents"], scope=Scope(**data["scope"]))
