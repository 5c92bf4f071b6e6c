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
    return contact_card.part(_reader(turn), contact, theme)


def opening(turn: Turn, contact: Contact) -> str:
    """Whether the contact is open now, in a sentence."""
    return contact_card.opening(_reader(turn), contact)


def _reader(turn: Turn) -> Reader:
    context = turn.context
    return Reader(turn.book, context.now, context.organisation, context.form)
