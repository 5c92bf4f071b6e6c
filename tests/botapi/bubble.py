# SPDX-License-Identifier: EUPL-1.2
"""A message in a chat, from either side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.botapi.keyboard import Rows


@dataclass
class Bubble:
    """What stands in the chat now; `edits` are the contents it was given later, `html` is as it was sent."""

    chat: int
    message_id: int
    by_bot: bool
    at: float
    text: str = ""
    html: str = ""
    parse_mode: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: Rows = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    edits: list[dict[str, Any]] = field(default_factory=list)
    edited_at: float = 0.0
    deleted: bool = False

    @property
    def titles(self) -> list[str]:
        """The buttons' titles, row after row."""
        return [str(button["text"]) for row in self.buttons for button in row]

    def data(self, title: str) -> str:
        """What pressing the button with this title sends; KeyError where there is none."""
        for button in (button for row in self.buttons for button in row):
            if button["text"] == title:
                return str(button["callback_data"])
        raise KeyError(title)
