# SPDX-License-Identifier: EUPL-1.2
"""Moments as people say them."""

from __future__ import annotations

from datetime import datetime

from store.clock import ZONE


def clock_time(at: float) -> str:
    """10:32, on a Dutch clock."""
    return datetime.fromtimestamp(at, ZONE).strftime("%H:%M")


def iso(at: float) -> str:
    """The same moment for machines."""
    return datetime.fromtimestamp(at, ZONE).isoformat(timespec="seconds")


def minutes_since(at: float, now: float) -> int:
    """Whole minutes, never below nought."""
    return max(0, int((now - at) // 60))
