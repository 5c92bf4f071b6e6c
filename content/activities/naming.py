# SPDX-License-Identifier: EUPL-1.2
"""What a card showed, by the name people know it by: a contact, an activity or a vacancy."""

from __future__ import annotations

from content.activities import card, finder, vacancies
from content.catalogue import Catalogue
from content.model import STANDARD


def name_of(book: Catalogue, shown: str, organisation: str = STANDARD) -> str | None:
    """The name of what a part of a message shows; None for what is not there any more."""
    if shown.startswith(card.ACTIVITY):
        activity = finder.by_id(book, shown.removeprefix(card.ACTIVITY), organisation)
        return activity.name if activity else None
    if shown.startswith(card.VACANCY):
        vacancy = vacancies.by_id(book, shown.removeprefix(card.VACANCY), organisation)
        return vacancy.name if vacancy else None
    contact = book.contact(shown, organisation)
    return contact.name if contact else None
