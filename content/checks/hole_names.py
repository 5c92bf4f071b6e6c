# SPDX-License-Identifier: EUPL-1.2
"""Holes that can be filled: well written, and contact holes name a fact that may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from content import holes, showing
from content.checks.references import absent
from content.checks.texts import Written, texts
from content.entry import Entry
from content.findings import either, say
from content.problem import Problem

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def problems(entry: Entry, contacts: dict[str, Entry]) -> Iterator[Problem]:
    """What is wrong with the holes in an entry's texts."""
    for written in texts(entry):
        for found in _BRACES.findall(written.text):
            yield from _hole(written, found, contacts)


def around(entry: Entry, contacts: dict[str, Entry]) -> Iterator[Problem]:
    """The same where a contact changed and not the text: its sentence is left out, which is only told.

    But for a line in need: there its number has to be mended, as it cannot be done without.
    """
    needed = {id for id, contact in contacts.items() if contact.data.get("crisis")}
    for written in texts(entry):
        for found in _BRACES.findall(written.text):
            id = found[1:-1].partition(".")[0]
            soft = id in contacts and id not in needed
            for problem in _hole(written, found, contacts):
                yield replace(problem, weight="hint") if soft else problem


def _hole(written: Written, found: str, contacts: dict[str, Entry]) -> Iterator[Problem]:
    match = holes.HOLE.fullmatch(found)
    if match is None:
        yield written.problem(say("hole_shape", found=found))
        return
    id, dot, fact = match[1].partition(".")
    if not dot:
        if id in holes.RESERVED:
            yield written.problem(say("hole_reserved", name=id))
    elif id not in contacts:
        yield written.problem(absent("contact", id, contacts))
    elif fact not in holes.CONTACT_FACTS:
        yield written.problem(say("hole_fact", fact=fact, allowed=either(holes.CONTACT_FACTS)))
    else:
        yield from _shown(written, contacts[id], fact)


def _shown(written: Written, contact: Entry, fact: str) -> Iterator[Problem]:
    if not showing.may_be_shown(contact.data):
        yield written.problem(say("hole_hidden", id=contact.key))
    elif fact == "phone" and not showing.phones(contact.data):
        yield written.problem(say("hole_hidden_number", id=contact.key))
    elif fact not in ("phone", "open") and not contact.data.get(fact):
        yield written.problem(say("hole_empty", id=contact.key, fact=fact))
