# SPDX-License-Identifier: EUPL-1.2
"""A calendar of somebody else that Omzien reads, and how that went last time."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace

from content.gazetteer.words import key

MOST_NAME = 40


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one event, or with all (no name): the key of the text that says so."""

    event: str
    why: str


@dataclass(frozen=True)
class Feed:
    """`address` is empty for a file that was uploaded; `read_at` is 0 until it was read once.

    `failing` is the key of what went wrong last time; what was read before then still stands.
    """

    key: str
    name: str
    address: str
    municipality: str
    organizer: str = ""
    owner: str = ""
    read_at: float = 0.0
    tried_at: float = 0.0
    count: int = 0
    failing: str = ""
    troubles: tuple[Trouble, ...] = ()

    @property
    def path(self) -> str:
        """The file in the organisation's layer with what it gave."""
        return f"activities/imported/{self.key}.jsonl"

    def stored(self) -> str:
        """The feed as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def well(self, now: float, count: int, troubles: tuple[Trouble, ...]) -> Feed:
        """The feed after it was read."""
        return replace(self, read_at=now, tried_at=now, count=count, failing="", troubles=troubles)

    def failed(self, now: float, why: str) -> Feed:
        """The feed after it could not be read."""
        return replace(self, tried_at=now, failing=why)


def feed_of(stored: str) -> Feed:
    """The feed that was kept."""
    data = json.loads(stored)
    return Feed(**{**data, "troubles": tuple(Trouble(**one) for one in data["troubles"])})


def key_of(name: str) -> str:
    """A key made of a name: letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", key(name)).strip("_")[:MOST_NAME] or "agenda"
