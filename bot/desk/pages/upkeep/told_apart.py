# SPDX-License-Identifier: EUPL-1.2
"""What contacts are called on a page where several can have the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from content.model import Contact


def told_apart(contacts: Sequence[Contact]) -> Mapping[str, str]:
    """By id: the name, and where others are called the same the address too, or else the id."""
    named = Counter(contact.name.casefold() for contact in contacts)
    placed = Counter(_placed(contact).casefold() for contact in contacts)

    def called(contact: Contact) -> str:
        if named[contact.name.casefold()] == 1:
            return contact.name
        alone = contact.address and placed[_placed(contact).casefold()] == 1
        return _placed(contact) if alone else f"{contact.name} ({contact.id})"

    return {contact.id: called(contact) for contact in contacts}


def _placed(contact: Contact) -> str:
    return f"{contact.name}, {contact.address}"
