# SPDX-License-Identifier: EUPL-1.2
"""What an item of the queue is about: a contact by its id, everything else as `activity:schaken`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from content.activities import finder, vacancies
from content.activities.model import Somewhere
from content.catalogue import Catalogue
from content.editing.places import KEY
from content.entry import Kind
from content.expiry import texts
from content.layer_dates import GROUPS

SHARED = "shared"
"""The kind of a group of the base's texts: `shared:danger`."""
_NAME = re.compile(rf"(?:(?P<kind>[a-z]+):)?(?P<key>{KEY.pattern})")
LONGEST = 80
ELSEWHERE = ("activity", "vacancy")


@dataclass(frozen=True)
class Subject:
    """What it is called, the number people dial, whether somebody in need reads it, and what may be done."""

    name: str
    phone: str = ""
    crisis: bool = False
    hideable: bool = False


def split(id: str) -> tuple[str, str]:
    """Kind and key of what an item names so; both empty for what is no name."""
    match = _NAME.fullmatch(id)
    return (match["kind"] or "contact", match["key"]) if match else ("", "")


def find(book: Catalogue, organisation: str, id: str) -> Subject | None:
    """The thing of this name; None where it is not there any more."""
    kind, key = split(id)
    if kind == "contact":
        return _contact(book, organisation, key)
    if kind in ELSEWHERE:
        there = elsewhere(book, organisation, kind, key)
        phone = there.sign_up_how if there and there.sign_up == "phone" else ""
        return Subject(there.name, phone, hideable=True) if there else None
    if kind in texts.KINDS:
        text = texts.one(book, organisation, kind, key)
        return Subject(text.said[:LONGEST], crisis=text.danger) if text else None
    return Subject(key, crisis=key == GROUPS[1]) if kind == SHARED and key in GROUPS else None


def elsewhere(book: Catalogue, organisation: str, kind: str, key: str) -> Somewhere | None:
    """An activity or a vacancy."""
    if kind == "vacancy":
        return vacancies.by_id(book, key, organisation)
    return finder.by_id(book, key, organisation)


def kind_of(id: str) -> Kind:
    """The kind of entry an item is about, where it is about one."""
    return cast(Kind, split(id)[0])


def _contact(book: Catalogue, organisation: str, key: str) -> Subject | None:
    found = book.contact(key, organisation)
    if found is None:
        return None
    number = found.phone.number if found.phone else ""
    return Subject(found.name, number, found.crisis, not (found.front_door or found.crisis))
