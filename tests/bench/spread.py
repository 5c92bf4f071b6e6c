# SPDX-License-Identifier: EUPL-1.2
"""The middle and the tail of times."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def p50(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """All but one in a hundred are faster."""
    return sorted(values)[int(len(values) * 0.99)]


def ms(seconds: float) -> str:
    """As milliseconds."""
    return f"{seconds * 1000:.1f} ms"
