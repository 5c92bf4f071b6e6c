# SPDX-License-Identifier: EUPL-1.2
"""What became of one attempt to deliver a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["budget", "flood", "wire", "server", "token"]


@dataclass(frozen=True)
class Delivered:
    """The resident has it, as the messages with these ids."""

    external_ids: tuple[str, ...]


@dataclass(frozen=True)
class RetryAfter:
    """Not (wholly) delivered: try again after `seconds` and hand `sent` back in, so that a long message goes
    on where it stopped. After `wire` the resident may have got it all the same."""

    seconds: float
    why: Why
    sent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Blocked:
    """The resident does not want to hear from the bot, or is gone."""


@dataclass(frozen=True)
class Failed:
    """It can never be delivered as it stands; `reason` holds nothing of the message."""

    reason: str


Outcome = Delivered | RetryAfter | Blocked | Failed
