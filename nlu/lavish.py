# SPDX-License-Identifier: EUPL-1.2
"""What saves time in a process that only trains, and would cost memory in one that runs all day."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager

TRIM, PAD, MAPPED = -1, -2, -4
"""Of glibc's mallopt: M_TRIM_THRESHOLD, M_TOP_PAD and M_MMAP_MAX (malloc.h)."""
STEP, NEVER = 1 << 28, (1 << 31) - 1


@contextmanager
def without_collector() -> Iterator[None]:
    """Python looks for circles of objects again and again; among millions of words there are none to find."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def keep_memory() -> None:
    """Memory that is free again is kept for the next array, until this process ends: by itself glibc gives
    each large one back, and the machine clears it anew. With another library nothing changes."""
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        for setting, value in ((MAPPED, 0), (TRIM, NEVER), (PAD, STEP)):
            choose(setting, value)
