# SPDX-License-Identifier: EUPL-1.2
"""One message as a channel received it, in words every channel shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "button", "location", "unsupported", "command", "blocked"]


@dataclass(frozen=True)
class Incoming:
    """What one channel heard; `message_id` is the channel's own and makes a repeat harmless."""

    organisation: str
    channel: str
    address: str
    message_id: str
    kind: Kind
    text: str = ""
    latitude: float | None = None
    longitude: float | None = None
    edited: bool = False
    origin: str = ""
