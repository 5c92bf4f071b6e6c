# SPDX-License-Identifier: EUPL-1.2
"""A contact's card for the resident of one turn."""

from __future__ import annotations

from actions.turn import Turn
from content import contact_card
from content.contact_card import Reader
from content.model import Contact
from content.reply import Part


def part(turn: Turn, contact: Contact, theme: str) -> Part:
    """The contact as this resident gets it."""
    context = turn.context
    return contact_card.part(
        Reader(turn.book, context.now, context.organisation, context.form), contact, theme
    )
