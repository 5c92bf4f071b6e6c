# SPDX-License-Identifier: EUPL-1.2
"""What the sender carries: parcels from the outbox, and what one conversation still has to get."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from bot.channels.outcome import Blocked, Delivered, Failed

DELETE = "delete"
LONGEST_PAUSE_S = 300.0


@dataclass(frozen=True)
class Parcel:
    """An outbox entry: a message to bring, or `ids` of messages to take away at a sealed `address`."""

    lane: str
    entry: str
    seq: int
    address: str = ""
    ids: tuple[str, ...] = ()

    @classmethod
    def read(cls, lane: str, entry: str, fields: dict[str, str]) -> Parcel:
        """The entry as it stands in the outbox."""
        if fields.get("k") != DELETE:
            return cls(lane, entry, int(fields["s"]))
        return cls(lane, entry, int(fields["s"]), fields["a"], tuple(fields["i"].split(",")))


@dataclass(frozen=True)
class Pause:
    """How long to wait; `counts` when a try has failed, not when a channel only asked for patience."""

    seconds: float
    counts: bool = False


def backoff(tries: int) -> Pause:
    """How long to wait after so many failed tries: ever longer, up to five minutes."""
    return Pause(min(LONGEST_PAUSE_S, 0.5 * 2.0 ** min(tries, 10)), counts=True)


@dataclass(frozen=True)
class End:
    """How a delivery ended; `keyboard` is the message that has the buttons now ('-': that did not change)."""

    outcome: str
    failed: bool = False
    keyboard: str = "-"
    ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, outcome: Delivered | Blocked | Failed, buttons: bool) -> End:
        """What is kept of an attempt that need not be made again."""
        match outcome:
            case Delivered(ids):
                return cls("ok:" + ",".join(ids), False, ids[-1] if buttons and ids else "", ids)
            case Blocked():
                return cls("failed:blocked", True)
            case Failed(reason):
                return cls(f"failed:{reason}", True)


@dataclass
class Round:
    """What one conversation still has to get."""

    urgent: deque[Parcel] = field(default_factory=deque)
    ordinary: deque[Parcel] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None
    hurry: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, parcel: Parcel) -> None:
        """Put it at the end of its lane; what is known already is not put there twice."""
        lane = self.urgent if parcel.lane == "urgent" else self.ordinary
        # A lease that was lost and came back is read from the beginning: some of it is known.
        if parcel not in lane:
            lane.append(parcel)
            if lane is self.urgent:
                self.hurry.set()

    def next(self) -> deque[Parcel] | None:
        """The lane to deliver from now, or None when everything is delivered."""
        return self.urgent if self.urgent else self.ordinary if self.ordinary else None

    async def rest(self, seconds: float) -> None:
        """Wait; something urgent that comes meanwhile does not wait for what is not."""
        self.hurry.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.hurry.wait(), seconds)
