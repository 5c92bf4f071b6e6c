# SPDX-License-Identifier: EUPL-1.2
"""A change that residents do not read yet: whose it is, and how far it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from content.editing.change import Change, change_of

State = Literal["draft", "waiting", "approved", "scheduled", "published", "discarded"]
OPEN: tuple[State, ...] = ("draft", "waiting", "approved", "scheduled")
"""States of a draft that is not finished; an entry has one such draft at most."""
Why = Literal["gone", "state", "changed", "own", "second"]


@dataclass(frozen=True)
class Aside:
    """What somebody tried to save after another had: kept, to be seen beside the other."""

    author: str
    at: float
    data: dict[str, Any] | None


@dataclass(frozen=True)
class Draft:
    """`author` saved last and `authors` wrote any of it; `version` goes up at every save.

    `basis` stands for what the layer said when it was opened, `due` is the second at which it is published,
    `reason` why it came back. `words` is what its author said of it.
    """

    id: str
    organisation: str
    change: Change
    author: str
    state: State = "draft"
    version: int = 0
    at: float = 0.0
    words: str = ""
    authors: tuple[str, ...] = ()
    basis: str = ""
    approved_by: str = ""
    scheduled_by: str = ""
    due: float | None = None
    reason: str = ""
    commit: str = ""
    aside: tuple[Aside, ...] = ()
    began: dict[str, Any] | None = None
    """What the layer said when it was opened, to see later which fields this draft is about."""

    @property
    def note(self) -> str:
        """Which version of which draft this is, for the commit it becomes."""
        return f"{self.id}/{self.version}"

    def stored(self) -> str:
        """The draft as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


class NotNow(Exception):
    """This cannot be done with the draft as it is; `why` says what is in the way."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why)


class Conflict(Exception):
    """Somebody saved meanwhile; the draft has both texts."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__(draft.id)


def draft_of(stored: str) -> Draft:
    """The draft that was kept."""
    data = json.loads(stored)
    data["change"] = change_of(data["change"])
    data["authors"] = tuple(data["authors"])
    data["aside"] = tuple(Aside(**aside) for aside in data["aside"])
    return Draft(**data)
