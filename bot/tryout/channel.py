# SPDX-License-Identifier: EUPL-1.2
"""What a test chat is told apart by: its channel, which a conversation keeps also when it was erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CHANNEL = "proef"


def is_tryout(conversation: Mapping[str, Any]) -> bool:
    """Whether nothing of this conversation may reach anybody but the editor who has it."""
    return conversation.get("channel") == CHANNEL
