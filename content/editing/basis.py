# SPDX-License-Identifier: EUPL-1.2
"""What a layer says of an entry, as a short mark: another mark later means that it changed meanwhile."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SCALE = 16


def basis(own: Mapping[str, Any] | None) -> str:
    """The mark of an entry's own fields; their order makes no difference."""
    said = json.dumps(own, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:SCALE]
