# SPDX-License-Identifier: EUPL-1.2
"""Sentences to learn from: enough of them, each only once; and a contact for every theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content import showing
from content.entry import Entry
from content.problem import Problem

ENOUGH = 60


def too_few(theme: Entry) -> Iterator[Problem]:
    """A theme that cannot be learnt."""
    count = len(theme.data.get("examples") or ())
    if count < ENOUGH:
        message = f"theme {theme.key} has {count} examples: write at least {ENOUGH}, in people's own words"
        yield theme.problem(message, "examples")


def duplicates(entries: Iterable[Entry]) -> Iterator[Problem]:
    """The same sentence twice, in whatever files."""
    first: dict[str, Problem] = {}
    for entry in entries:
        for index, example in enumerate(entry.data.get("examples") or ()):
            text = str(example.get("text", "")) if isinstance(example, dict) else str(example)
            key = " ".join(text.split())
            here = entry.problem("", "examples", index)
            before = first.setdefault(key, here)
            if before is not here:
                message = f"this example stands at {before.file.name}:{before.line} too: remove one"
                yield entry.problem(message, "examples", index)


def nobody_to_name(theme: Entry, contacts: Iterable[Entry]) -> Iterator[Problem]:
    """A theme for which a resident without a place would get nothing."""
    named = {str(id) for id in theme.data.get("contacts") or ()}
    for contact in contacts:
        serves = theme.key in (contact.data.get("themes") or ()) or contact.key in named
        if serves and contact.data.get("level") == "national" and showing.may_be_shown(contact.data):
            return
    message = f"no national contact may be shown for {theme.key}: add one to directory/national.yml"
    yield theme.problem(message)
