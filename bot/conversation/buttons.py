# SPDX-License-Identifier: EUPL-1.2
"""Buttons: what a resident can press now, kept sealed; a payload says nothing by itself."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from typing import Any

from bot.conversation.entry import Choice
from content.reply import Button
from store.conversation import ConversationRef
from store.vault import ConversationKey, Unreadable, Vault, seal

PAYLOAD = re.compile(r"k_[A-Za-z0-9_-]{10}")
PURPOSE = "buttons"
Map = dict[str, dict[str, Any]]


def looks_like_payload(text: str) -> bool:
    """Whether a text is what a button sends back."""
    return PAYLOAD.fullmatch(text.strip()) is not None


def give_out(buttons: Iterable[Button]) -> Map:
    """A new payload for each button."""
    return {f"k_{secrets.token_urlsafe(8)[:10]}": button.model_dump() for button in buttons}


def shown(buttons: Map) -> tuple[Choice, ...]:
    """The buttons as channels show them."""
    return tuple(Choice(button["title"], payload) for payload, button in buttons.items())


def sealed(key: ConversationKey, ref: ConversationRef, buttons: Map) -> str:
    """The map as the conversation keeps it."""
    return seal(key, ref, PURPOSE, json.dumps(buttons, ensure_ascii=False).encode())


async def opened(vault: Vault, ref: ConversationRef, stored: str | None) -> Map:
    """The map that was stored; empty when there is none or it cannot be read any more."""
    if not stored:
        return {}
    try:
        found: Map = json.loads(await vault.open(ref, PURPOSE, stored))
    except Unreadable:
        return {}
    return found
