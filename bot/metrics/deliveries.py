# SPDX-License-Identifier: EUPL-1.2
"""What is counted of an attempt to deliver: what became of it, and how long the resident waited."""

from __future__ import annotations

import time

from bot.channels.outcome import Blocked, Delivered, Failed, Outcome, RetryAfter
from bot.metrics.seen.streams import written
from bot.metrics.table import DELIVERIES, DELIVERY_S, PAUSES
from bot.metrics.tally import Tally
from bot.sending.parcel import Parcel


def attempted(tally: Tally, parcel: Parcel, outcome: Outcome) -> None:
    """One attempt; why it is put off says nothing about whom it was for."""
    match outcome:
        case Delivered():
            tally.count(DELIVERIES, parcel.lane, "delivered")
            tally.took(DELIVERY_S, max(0.0, time.time() - written(parcel.entry)), parcel.lane)
        case Blocked():
            tally.count(DELIVERIES, parcel.lane, "blocked")
        case Failed():
            tally.count(DELIVERIES, parcel.lane, "failed")
        case RetryAfter(_, why, _):
            tally.count(DELIVERIES, parcel.lane, "later")
            tally.count(PAUSES, why)
