# SPDX-License-Identifier: EUPL-1.2
"""`kill -9` of parts of a running Omzien, at random moments, whatever each of them is doing."""

from __future__ import annotations

import asyncio
import os
import random
import time
from contextlib import suppress
from dataclasses import dataclass

from tests.whole.installation import Installation

PARTS = ("telegram", "worker", "sender", "web", "actions", "rasa", "redis")
BACK_S = 60.0


@dataclass(frozen=True)
class Kill:
    """Which part dies, and how many seconds after the first message."""

    at: float
    part: str


def kills(count: int, seconds: float, parts: tuple[str, ...] = PARTS, seed: int | None = None) -> list[Kill]:
    """So many, spread over the parts as evenly as goes and over the time by chance; the seed is printed."""
    seed = int(os.environ.get("OMZIEN_SEED") or seed or time.time())
    chance = random.Random(seed)
    order = [part for _ in range(0, count, len(parts)) for part in chance.sample(parts, len(parts))]
    moments = sorted(chance.uniform(0.1, 1.0) * seconds for _ in range(count))
    found = [Kill(at, part) for at, part in zip(moments, order[:count], strict=True)]
    print(f"\nOMZIEN_SEED={seed}", " ".join(f"{kill.part}@{kill.at:.1f}" for kill in found))
    return found


async def strike(omzien: Installation, planned: list[Kill]) -> int:
    """Do it; how many processes were ended. One that is not back yet is ended as soon as it is."""
    began, ended = time.monotonic(), 0
    for kill in planned:
        await asyncio.sleep(max(0.0, began + kill.at - time.monotonic()))
        await end_at_once(omzien, kill.part)
        ended += 1
    return ended


async def end_at_once(omzien: Installation, part: str) -> None:
    """`kill -9` of a part, as soon as it is there."""
    while True:
        pid = await asyncio.to_thread(omzien.wait_for_pid, part, None, BACK_S)
        # It may have ended by itself in between, for want of another part.
        with suppress(ProcessLookupError):
            os.kill(pid, 9)
            return
        await asyncio.sleep(0.02)


async def back(omzien: Installation) -> None:
    """Until every part is there and a resident can be answered."""
    for part in PARTS:
        await asyncio.to_thread(omzien.wait_for_pid, part, None, BACK_S)
    await asyncio.to_thread(omzien.until_healthy, BACK_S)
