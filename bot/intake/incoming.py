# SPDX-License-Identifier: EUPL-1.2
"""One message as a channel received it, in words every channel shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "button", "location", "unsupported", "command", "blocked"]


@dataclass(frozen=True)
class Incoming:
    """What one channel heard; `message_id` is the channel's own and makes a repeat harmless. `ways` are the
    Redis keys of ways back to this conversation (a session, a come-back code), which erasing closes too.
    `preview` is the try-out this is part of, with the form of address that was chosen for it."""

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
    ways: tuple[str, ...] = ()
    preview: str = ""
    form: str = ""
