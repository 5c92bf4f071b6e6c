# SPDX-License-Identifier: EUPL-1.2
"""What of a directory entry a resident may see: nothing that was not checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GOOD_ENOUGH = ("high", "medium")
THERE = ("active", "temporarily closed")
CONFIDENCES = (*GOOD_ENOUGH, "low", "unverified")


def may_be_shown(contact: Mapping[str, Any]) -> bool:
    """Whether the contact is there, if only later, and its facts were checked well enough."""
    return contact.get("status", "active") in THERE and contact.get("confidence") in GOOD_ENOUGH


def phones(contact: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The numbers that may be shown: number and E.164."""
    confidence = contact.get("phone_confidence", contact.get("confidence"))
    if contact.get("show_phone") is False or confidence not in GOOD_ENOUGH:
        return []
    return [
        {"number": str(phone.get("number")), "e164": phone.get("e164")}
        for phone in contact.get("phones") or ()
    ]
