# SPDX-License-Identifier: EUPL-1.2
"""What the detector says about one message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`kind` None means nothing was seen; `certainty` is clear or perhaps; `card` is the text to show.

    `language` is the one danger was told in, where that is not Dutch.
    """

    kind: str | None = None
    certainty: str | None = None
    role: str | None = None
    card: str | None = None
    language: str | None = None


NOTHING = Verdict()
