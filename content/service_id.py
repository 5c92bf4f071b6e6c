# SPDX-License-Identifier: EUPL-1.2
"""The id other systems know a contact by: its own where it came from one, else one made from its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

SPACE = UUID("6f6d7a69-656e-5000-8000-6469726563ff")
"""Ids made by different installations from the same key are the same, and stay so."""


def made(kind: str, key: str) -> str:
    """A UUID that always comes out the same for this kind of thing with this key."""
    return str(uuid5(SPACE, f"{kind}:{key}"))


def service_id(contact: Mapping[str, Any]) -> str:
    """The id of the service a directory entry is."""
    kept = contact.get("hsds")
    given = kept.get("id") if isinstance(kept, dict) else None
    return str(given) if given else made("service", str(contact["id"]))
