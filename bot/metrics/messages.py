# SPDX-License-Identifier: EUPL-1.2
"""What is counted of a message that came in, and of a danger card that was the answer to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.metrics.table import MESSAGES, SAFETY, SAFETY_S
from bot.metrics.tally import Tally

if TYPE_CHECKING:
    from bot.intake.intake import Accepted


def heard(tally: Tally, channel: str, accepted: Accepted, danger: str = "", begun: float = 0.0) -> Accepted:
    """A message is kept; the same one again is not counted again."""
    if not accepted.repeat:
        tally.count(MESSAGES, channel)
        if accepted.card is not None:
            tally.count(SAFETY, danger)
            tally.took(SAFETY_S, time.perf_counter() - begun)
    return accepted
