# SPDX-License-Identifier: EUPL-1.2
"""One contact as a resident sees it: what they do, how to get in, phone, hours, costs."""

from __future__ import annotations

from actions.turn import Turn
from content import hours
from content.model import Contact
from content.reply import Part

ACCESS = {"via huisarts": "access_doctor", "via gemeente": "access_municipality"}


def part(turn: Turn, contact: Contact, theme: str) -> Part:
    """The contact under its name; a line that is not known is left out, unknown hours are said."""
    lines = [
        contact.description,
        _access(turn, contact),
        _phone(turn, contact),
        _fourteen(turn, contact, theme),
        hours.say(turn.book, contact.opening_hours, turn.context.now, turn.context.organisation),
        _line(turn, "contact_walk_in", hours=_walk_in(turn, contact)),
        _line(turn, "contact_address", address=contact.address),
        _line(turn, "contact_website", website=_bare(contact.website)),
        contact.cost,
    ]
    return Part(title=contact.name, text="\n".join(line for line in lines if line), contact=contact.id)


def _access(turn: Turn, contact: Contact) -> str:
    return turn.say(ACCESS.get(contact.access) or _by_oneself(contact))


def _by_oneself(contact: Contact) -> str:
    if contact.phone:
        return "access_self_phone"
    return "access_self_website" if contact.website and not contact.address else "access_self"


def _phone(turn: Turn, contact: Contact) -> str | None:
    return _line(turn, "contact_phone", phone=contact.phone.number if contact.phone else None)


def _fourteen(turn: Turn, contact: Contact, theme: str) -> str | None:
    if contact.phone is None or contact.phone.kind != "municipal":
        return None
    return turn.say("contact_fourteen", theme=turn.theme_name(theme))


def _walk_in(turn: Turn, contact: Contact) -> str | None:
    if contact.walk_in_hours is None:
        return None
    return hours.say(turn.book, contact.walk_in_hours, turn.context.now, turn.context.organisation)


def _line(turn: Turn, key: str, **facts: str | None) -> str | None:
    known = {name: fact for name, fact in facts.items() if fact}
    return turn.say(key, **known) if len(known) == len(facts) else None


def _bare(website: str | None) -> str | None:
    """An address as people type it."""
    if not website:
        return None
    return website.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
