# SPDX-License-Identifier: EUPL-1.2
"""One thing for an editor to look at, and how bad it is to leave it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, get_args

Kind = Literal[
    "report",
    "ended",
    "overdue",
    "last",
    "reopened",
    "ending",
    "flagged",
    "waited",
    "drift",
    "merger",
    "confirmed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The worst first."""
ALARMS = ("last",)
CRISIS_ALARMS = ("report", "ended", "overdue")
"""Of a crisis line: what nobody may leave until tomorrow."""


@dataclass(frozen=True)
class Item:
    """About the subject `key` (`bot.upkeep.subject`), unless its kind is `last` (`theme|municipality`) or
    `merger` (the old code).

    `since` is when it was first seen, `told` whether staff were alerted, `day` a day to show with it, `about`
    what was reported or where it is.
    """

    kind: Kind
    key: str
    name: str
    phone: str = ""
    crisis: bool = False
    day: str = ""
    about: str = ""
    since: float = 0.0
    told: bool = False

    @property
    def id(self) -> str:
        """One of a kind for each thing it is about."""
        return f"{self.kind}|{self.key}"

    @property
    def alarms(self) -> bool:
        """Whether staff are told at once."""
        return self.kind in ALARMS or (self.crisis and self.kind in CRISIS_ALARMS)

    @property
    def harm(self) -> tuple[bool, bool, bool, int, float]:
        """What it is sorted by: crisis lines, alarms, what people dial, how bad, how long."""
        number = bool(self.phone)
        return not self.crisis, not self.alarms, not number, KINDS.index(self.kind), self.since

    def dumps(self) -> str:
        """As Redis keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def loads(text: str) -> Item:
    """As it was kept."""
    return Item(**json.loads(text))
