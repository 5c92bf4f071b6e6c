# SPDX-License-Identifier: EUPL-1.2
"""One thing an editor fills in, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from content.activities.fields import SIGN_UPS
from content.checks import shapes
from content.yaml_file import Where

Widget = Literal[
    "line",
    "text",
    "lines",
    "sentences",
    "phones",
    "hours",
    "choice",
    "yes",
    "date",
    "places",
    "themes",
    "contacts",
    "contact",
    "buttons",
    "theme",
    "route",
    "place",
    "number",
    "numbers",
]


@dataclass(frozen=True)
class Field:
    """One thing to fill in: `where` is the way to it inside the entry, `label` the end of its texts' keys.

    `about` says what it belongs to, where an entry has more of the same.
    """

    where: Where
    widget: Widget
    label: str
    about: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False

    @property
    def name(self) -> str:
        """What it is called in a form."""
        return ".".join(map(str, self.where))


CHOICES: dict[str, tuple[str, ...]] = {**shapes.CHOICES, "sign_up": SIGN_UPS}


def field(name: str, widget: Widget, needed: bool = False) -> Field:
    """A field whose texts are called after it."""
    where = tuple(name.split("."))
    return Field(where, widget, "_".join(where), choices=CHOICES.get(name, ()), needed=needed)
