# SPDX-License-Identifier: EUPL-1.2
"""What an alert says: how many wait and what happened, without anything about anybody."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.alerts.board import Waiting
from bot.conversation.voice import Voice
from bot.desk.alerts import KINDS, Kind
from bot.services import Services


class Words:
    """The texts of alerts, from the content."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def danger(self) -> str:
        """Told at once, each time."""
        return "\n".join([self.text("alert_danger"), *self._link()])

    def board(self, waiting: Sequence[Waiting], kinds: Collection[Kind] = ()) -> str:
        """How many wait now, and what else happened."""
        events = [self.text(f"alert_{kind}") for kind in KINDS if kind in kinds and kind != "handoff"]
        return "\n".join([self._count(waiting), *events, *self._link()])

    def text(self, key: str, **holes: str) -> str:
        """A message in this organisation's words."""
        return Voice(self._s).text(key, **holes)

    def _count(self, waiting: Sequence[Waiting]) -> str:
        urgent = sum(one.urgent for one in waiting)
        if not waiting:
            return self.text("alert_waiting_none")
        if len(waiting) == 1:
            return " ".join([self.text("alert_waiting_one"), *self._of_these("only", urgent)])
        many = self.text("alert_waiting_many", count=str(len(waiting)))
        return " ".join([many, *self._of_these("one" if urgent == 1 else "many", urgent)])

    def _of_these(self, number: str, urgent: int) -> list[str]:
        return [self.text(f"alert_urgent_{number}", count=str(urgent))] if urgent else []

    def _link(self) -> list[str]:
        url = self._s.settings.public_url
        return [self.text("alert_link", link=f"{url}/desk")] if url else []
