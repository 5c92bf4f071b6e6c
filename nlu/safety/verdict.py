# SPDX-License-Identifier: EUPL-1.2
"""What the detector says about one message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`kind` None means nothing was seen; `certainty` is clear or perhaps; `card` is the text to show."""

    kind: str | None = None
    certainty: str | None = None
    role: str | None = None
    card: str | None = None


NOTHING = Verdict()
