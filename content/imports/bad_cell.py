# SPDX-License-Identifier: EUPL-1.2
"""A cell or a file nobody can read, with what to do about it."""

from __future__ import annotations

from content.findings import say


class BadCell(ValueError):
    """A cell that cannot be read; the text is Dutch, for whoever filled it in."""

    def __init__(self, finding: str, **values: object) -> None:
        super().__init__(say(finding, **values))


class BadSheet(BadCell):
    """A file that cannot be read at all."""
