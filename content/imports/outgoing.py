# SPDX-License-Identifier: EUPL-1.2
"""Contacts as a spreadsheet that reads in again as the same contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content.imports import columns
from content.imports.sheet import write

Contact = Mapping[str, Any]
NATIONAL = "landelijk"


def table(contacts: Sequence[Contact]) -> str:
    """A CSV of these contacts: our columns, then whatever other columns they once came with."""
    extra = dict.fromkeys(header for contact in contacts for header in contact.get("extra") or ())
    headers = [*(columns.title(field) for field in columns.FIELDS), *extra]
    return write(headers, ([*_ours(contact), *_others(contact, list(extra))] for contact in contacts))


def _ours(contact: Contact) -> list[str]:
    return [cell(contact, field) for field in columns.FIELDS]


def _others(contact: Contact, extra: list[str]) -> list[str]:
    kept = contact.get("extra") or {}
    return [str(kept.get(header, "")) for header in extra]


def cell(contact: Contact, field: str) -> str:
    """A field of a contact as one cell."""
    value = contact.get(field)
    if field == "municipalities" and contact.get("level") == "national":
        return NATIONAL
    if field == "assured_date" and contact.get("confidence") == "unverified":
        return ""
    if field == "phones":
        return "; ".join(str(phone.get("number")) for phone in value or ())
    if isinstance(value, list):
        return "; ".join(str(one["key"] if isinstance(one, dict) else one) for one in value)
    return "" if value is None else str(value)
