# SPDX-License-Identifier: EUPL-1.2
"""A row of the retention table: one kind of key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

REF = r"[^:]+:[0-9a-f]{32}"
"""The end of a name that belongs to one conversation."""
P = r"omz:\{p\d\d\}"
"""The beginning of a name that belongs to one partition."""
Ends = Literal["erase", "ttl", "trim", "past", "done", "stays"]
"""How a key comes to its end. `erase`: with its conversation (`bot.sweeping.sweeper`). `ttl`: by Redis's own
clock. `trim`: what is in it grows older than `seconds` and is taken out; `past`: what is in it has a moment
of its own, and goes after that (`bot.sweeping.clearing`). `done`: when what it is for is done. `stays`: as
its owner"""


@dataclass(frozen=True)
class Row:
    """`pattern` matches a whole name; `seconds` is None for what lasts as long as what it belongs to."""

    kind: str
    pattern: str
    holds: str
    purpose: str
    seconds: int | None
    personal: bool
    ends: Ends = "stays"
