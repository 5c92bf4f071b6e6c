# SPDX-License-Identifier: EUPL-1.2
"""A stretch of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From `start` up to `end`."""

    start: int
    end: int
