# SPDX-License-Identifier: EUPL-1.2
"""What something costs: an amount as people write it, in cents, and back in words."""

from __future__ import annotations

import re

FREE = ("gratis", "0")
_AMOUNT = re.compile(r"(?:€|eur|euro)?\s*(\d{1,4})(?:[.,](\d{2}|-))?\s*(?:euro)?", re.IGNORECASE)


def cents(written: object) -> int | None:
    """The amount; 0 for free, None where nothing that can be read is written."""
    text = str(written if written is not None else "").strip().casefold()
    if text in FREE:
        return 0
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    return int(match[1]) * 100 + int((match[2] or "0").replace("-", "0"))


def euro(amount: int) -> str:
    """The amount as people read it: € 2,50, or € 2 where there are no cents."""
    whole, rest = divmod(amount, 100)
    return f"€ {whole},{rest:02}" if rest else f"€ {whole}"
