# SPDX-License-Identifier: EUPL-1.2
"""What a resident received, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Received:
    """One message: its text, its buttons by title (title → what pressing it sends), who said it."""

    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    who: str = "bot"
    id: int = 0
