# SPDX-License-Identifier: EUPL-1.2
"""What an organisation's own layer shall say of one entry."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from content.entry import KINDS, Kind


@dataclass(frozen=True)
class Change:
    """`data` has the layer's own fields, all of them; None takes the layer's change away.

    `seen` names fields whose base changed under the override and that the editor has looked at.
    """

    kind: Kind
    key: str
    data: dict[str, Any] | None
    seen: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Kind and key in one, such as `message/welcome`."""
        return f"{self.kind}/{self.key}"

    def as_data(self) -> dict[str, Any]:
        """The change as JSON carries it."""
        return asdict(self)


def change_of(data: dict[str, Any]) -> Change:
    """The change JSON carried; ValueError for a kind there is none of."""
    return Change(kind_of(data["kind"]), str(data["key"]), data["data"], tuple(data.get("seen", ())))


def kind_of(word: str) -> Kind:
    """The kind this word names; ValueError where there is none."""
    if word not in KINDS:
        raise ValueError(f"there is no kind {word}")
    return word


@dataclass(frozen=True)
class LayerFile:
    """A whole file of the layer that is no list of entries: sentences of one voice, what was imported.

    `path` is inside the organisation's folder; `text` None takes the file away. With `more` the lines of the
    text come after those that are there by then, none of them twice: whoever else adds some loses nothing.
    """

    path: str
    text: str | None
    more: bool = False

    def as_data(self) -> dict[str, Any]:
        """The file as JSON carries it."""
        return asdict(self)
