# SPDX-License-Identifier: EUPL-1.2
"""Holes that can be filled: well written, and contact holes name a fact that may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content import holes, showing
from content.checks.texts import Written, texts
from content.entry import Entry
from content.problem import Problem

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def problems(entry: Entry, contacts: dict[str, Entry]) -> Iterator[Problem]:
    """What is wrong with the holes in an entry's texts."""
    for written in texts(entry):
        for found in _BRACES.findall(written.text):
            yield from _hole(written, found, contacts)


def _hole(written: Written, found: str, contacts: dict[str, Entry]) -> Iterator[Problem]:
    match = holes.HOLE.fullmatch(found)
    if match is None:
        yield written.problem(f"{found} is no hole: write {{name}} or {{contact.phone}}, in small letters")
        return
    id, dot, fact = match[1].partition(".")
    if not dot:
        if id in holes.RESERVED:
            yield written.problem(f"{{{id}}} is a word the program needs itself: give the hole another name")
    elif id not in contacts:
        yield written.problem(f"there is no contact {id}: use an id from directory/")
    elif fact not in holes.CONTACT_FACTS:
        yield written.problem(f"a contact has no {fact}: use one of {', '.join(holes.CONTACT_FACTS)}")
    else:
        yield from _shown(written, contacts[id], fact)


def _shown(written: Written, contact: Entry, fact: str) -> Iterator[Problem]:
    if not showing.may_be_shown(contact.data):
        yield written.problem(f"contact {contact.key} may not be shown: name another one, or have it checked")
    elif fact == "phone" and not showing.phones(contact.data):
        yield written.problem(f"the number of {contact.key} may not be shown: leave the hole out")
    elif fact not in ("phone", "open") and not contact.data.get(fact):
        yield written.problem(f"contact {contact.key} has no {fact}: leave the hole out")
