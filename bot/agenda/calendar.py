# SPDX-License-Identifier: EUPL-1.2
"""What a calendar gave, as its reading process tells it: reading itself takes libraries nobody else needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.agenda.feed import Trouble

AHEAD = timedelta(days=400)
MOST_BYTES = 5_000_000
Data = dict[str, Any]


@dataclass(frozen=True)
class Calendar:
    """What a file gave; `floating`: times without a zone were taken as Amsterdam's."""

    activities: tuple[Data, ...]
    troubles: tuple[Trouble, ...]
    floating: bool = False

    @property
    def lines(self) -> str:
        """The activities as the layer keeps them."""
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in self.activities)
