# SPDX-License-Identifier: EUPL-1.2
"""One publication, or a change by hand, as an entry's history shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content.editing.difference import Difference


@dataclass(frozen=True)
class Revision:
    """Who changed what when; `words` is what they said of it, `changes` the own fields that differ.

    `authors` wrote it, where somebody else than `who`, who put it online, did.
    """

    commit: str
    who: str
    when: datetime
    words: str
    changes: tuple[Difference, ...] = ()
    authors: tuple[str, ...] = ()
