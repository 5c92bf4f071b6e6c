# SPDX-License-Identifier: EUPL-1.2
"""The numbered changes of stored data, one file each; the highest number is the form this version knows.

A migration has `up(redis)`, which may be broken off anywhere and done again: what it finds done already it
leaves as it is. It changes nothing but data, in small steps, and no part runs meanwhile.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

Up = Callable[[Any], Awaitable[None]]
_NAME = re.compile(r"(\d{4})_[a-z_]+")


@dataclass(frozen=True)
class Migration:
    """One change, by its number."""

    number: int
    name: str
    up: Up


def numbered() -> list[Migration]:
    """Every migration, in order."""
    names = sorted(each.name for each in pkgutil.iter_modules(__path__) if _NAME.fullmatch(each.name))
    return [
        Migration(int(name[:4]), name, importlib.import_module(f"{__name__}.{name}").up) for name in names
    ]
