# SPDX-License-Identifier: EUPL-1.2
"""Faults to order: what goes wrong with the next calls, in the order they were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["429", "500", "html", "lost", "slow"]
ANY = "*"


@dataclass(frozen=True)
class Fault:
    """`lost` and `slow` do what was asked and then close the wire, or answer `seconds` later; 429, 500 and
    `html` (our markup cannot be read) refuse and do nothing."""

    what: What
    method: str = "sendMessage"
    seconds: float = 1.0

    def hits(self, method: str) -> bool:
        """True for the method it was ordered for."""
        return self.method == ANY or self.method.lower() == method.lower()


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def order(self, fault: Fault) -> None:
        """Let it happen to the first call of its method that comes after the faults before it."""
        self.waiting.append(fault)

    def next(self, method: str) -> Fault | None:
        """The fault this call meets, taken off the list."""
        fault = next((fault for fault in self.waiting if fault.hits(method)), None)
        if fault:
            self.waiting.remove(fault)
        return fault
