# SPDX-License-Identifier: EUPL-1.2
"""What became of one try to tell staff something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """It is there; `id` is how it can be changed later, where that can be."""

    id: str = ""


@dataclass(frozen=True)
class NotNow:
    """Try again after so many seconds; `trouble` is a word for the operator, empty where nothing is wrong."""

    seconds: float
    trouble: str = ""


Result = Sent | NotNow
