# SPDX-License-Identifier: EUPL-1.2
"""One contact as a resident sees it, whoever sends it: what they do, how to get in, phone, hours, costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content import assured
from content.catalogue import Catalogue
from content.expiry import state
from content.model import STANDARD, Contact
from content.opening import hours
from content.reply import Part

ACCESS = {"via huisarts": "access_doctor", "via gemeente": "access_municipality"}


@dataclass(frozen=True)
class Reader:
    """For whom a card is made: whose organisation, in which form of address, at what moment."""

    book: Catalogue
    now: datetime
    organisation: str = STANDARD
    form: str = "je"

    def say(self, key: str, **holes: str) -> str:
        """A message as this reader gets it."""
        return self.book.message_on(self.day, key, self.organisation, self.form, holes)

    @property
    def day(self) -> str:
        """The day it is, as dates are written in the directory."""
        return self.now.date().isoformat()

    def hours(self, written: str | None, others: tuple[str, ...] = ()) -> str:
        """Opening hours as they are now, in a sentence."""
        return hours.say(self.book, written, self.now, self.organisation, self.form, others)

    def date(self, day: str) -> str:
        """3 mei, with its year where that is another one."""
        said = assured.in_words(day, lambda month: self.say(f"month_{month}"))
        return said.removesuffix(f" {self.now.year}")


def part(reader: Reader, contact: Contact, theme: str | None) -> Part:
    """The contact under its name; a line that is not known is left out, unknown hours are said.

    `theme` is the key of the worry to speak of at a municipality's own number.
    """
    lines = [
        contact.description,
        *_standing(reader, contact),
        _line(reader, "contact_neighbourhoods", names=", ".join(contact.neighbourhoods)),
        access(reader, contact),
        _phone(reader, contact),
        _fourteen(reader, contact, theme),
        _hours(reader, contact),
        _line(reader, "contact_walk_in", hours=_walk_in(reader, contact)),
        _line(reader, "contact_address", address=contact.address),
        _line(reader, "contact_website", website=_bare(contact.website)),
        contact.cost,
    ]
    return Part(title=contact.name, text="\n".join(line for line in lines if line), contact=contact.id)


def _standing(reader: Reader, contact: Contact) -> list[str]:
    """That it is closed for a while, that it is full, how long one waits: each with its date where known."""
    lines = []
    if state.closed(contact, reader.day):
        lines.append(_dated(reader, "contact_closed", "until", contact.closed_until))
    if contact.full:
        lines.append(reader.say("contact_full"))
    if contact.wait_time:
        lines.append(_dated(reader, "contact_wait", "asked", contact.wait_asked, time=contact.wait_time))
    return lines


def _dated(reader: Reader, key: str, with_day: str, day: str | None, **holes: str) -> str:
    """A message, or the one that has a day in it where that is known."""
    return reader.say(f"{key}_{with_day}", day=reader.date(day), **holes) if day else reader.say(key, **holes)


def opening(reader: Reader, contact: Contact) -> str:
    """Whether it is open now, or that it is closed for a while."""
    if state.closed(contact, reader.day):
        return _dated(reader, "contact_closed", "until", contact.closed_until)
    return reader.hours(contact.opening_hours, contact.hours_exceptions)


def _hours(reader: Reader, contact: Contact) -> str | None:
    # What is closed for weeks does not open on Monday.
    away = state.closed(contact, reader.day)
    return None if away else reader.hours(contact.opening_hours, contact.hours_exceptions)


def access(reader: Reader, contact: Contact) -> str:
    """How one gets in."""
    return reader.say(ACCESS.get(contact.access) or _by_oneself(contact))


def _by_oneself(contact: Contact) -> str:
    if contact.phone:
        return "access_self_phone"
    return "access_self_website" if contact.website and not contact.address else "access_self"


def _phone(reader: Reader, contact: Contact) -> str | None:
    return _line(reader, "contact_phone", phone=contact.phone.number if contact.phone else None)


def _fourteen(reader: Reader, contact: Contact, theme: str | None) -> str | None:
    if contact.phone is None or contact.phone.kind != "municipal" or theme is None:
        return None
    name = reader.book.theme(theme, reader.organisation).name
    # Inside a sentence.
    return reader.say("contact_fourteen", theme=name[:1].lower() + name[1:])


def _walk_in(reader: Reader, contact: Contact) -> str | None:
    if state.closed(contact, reader.day):
        return None
    others = contact.hours_exceptions
    said = reader.hours(contact.walk_in_hours, others) if contact.walk_in_hours else None
    # That the hours are not known is said once.
    twice = said == reader.say("hours_unknown") == reader.hours(contact.opening_hours)
    return None if twice else said


def _line(reader: Reader, key: str, **facts: str | None) -> str | None:
    known = {name: fact for name, fact in facts.items() if fact}
    return reader.say(key, **known) if len(known) == len(facts) else None


def _bare(website: str | None) -> str | None:
    """An address as people type it."""
    if not website:
        return None
    return website.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
