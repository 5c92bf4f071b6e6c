# SPDX-License-Identifier: EUPL-1.2
"""Checks that the code a patch replaces is the code it was written for."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from typing import Any


class RasaChanged(RuntimeError):
    """The code under a patch is not the code the patch was written for."""


def digest(function: Callable[..., Any]) -> str:
    """The first 16 hexadecimal signs of the hash of a function's source."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]


def expect(function: Callable[..., Any], known: str) -> None:
    """RasaChanged unless the source of `function` hashes to `known`."""
    if digest(function) != known:
        raise RasaChanged(f"{function.__qualname__} is not the code its patch was written for")
