# SPDX-License-Identifier: EUPL-1.2
"""Sentences to learn from: enough of them, each only once; and a contact for every theme."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from content import showing
from content.checks.alike import alike
from content.checks.references import nearly
from content.entry import Entry, Kind
from content.findings import named, say
from content.problem import Problem
from content.sentences import Sentence

ENOUGH = 60
WORD = re.compile(r"\w+")


def too_few(theme: Entry, beside: int = 0) -> Iterator[Problem]:
    """A theme that cannot be learnt; `beside` sentences stand in its folder."""
    count = len(theme.data.get("examples") or ()) + beside
    if count < ENOUGH:
        message = say("examples_few", key=theme.key, count=count, enough=ENOUGH)
        yield theme.problem(message, "examples")


def duplicates(entries: Iterable[Entry], beside: Iterable[Sentence]) -> Iterator[Problem]:
    """The same sentence twice, in whatever files."""
    first: dict[str, Problem] = {}
    for text, here in (*_in_entries(entries), *((line.text, line.problem("")) for line in beside)):
        before = first.setdefault(_bare(text), here)
        if before is not here:
            message = say("example_double", place=f"{before.file.name}:{before.line}")
            yield Problem(here.file, here.line, message)


def copies(themes: Iterable[Entry], beside: Iterable[Sentence]) -> Iterator[Problem]:
    """Worries that nearly repeat another one: a computer learns nothing from them."""
    said = [*_in_entries(themes), *((line.text, line.problem("")) for line in beside)]
    for at, before in alike([text for text, _ in said]):
        here, there = said[at][1], said[before][1]
        if _bare(said[at][0]) != _bare(said[before][0]):
            where = f"{there.file.name}:{there.line}"
            message = say("example_alike", place=where)
            yield Problem(here.file, here.line, message)


def _in_entries(entries: Iterable[Entry]) -> Iterator[tuple[str, Problem]]:
    for entry in entries:
        for index, example in enumerate(entry.data.get("examples") or ()):
            text = str(example.get("text", "")) if isinstance(example, dict) else str(example)
            yield text, entry.problem("", "examples", index)


def _bare(text: str) -> str:
    """Capitals and signs make no other sentence; a sentence of signs only is itself."""
    return " ".join(WORD.findall(text.lower())) or text


def misplaced(
    beside: Iterable[Sentence], key: str, kind: Kind, known: Collection[str], themes: Collection[str]
) -> Iterator[Problem]:
    """A folder that is called like no theme or intent, and another theme that is none."""
    for sentence in beside:
        if key not in known:
            yield sentence.problem(_no_folder(key, kind, known))
            return
        for other in sentence.also:
            if other == key or other not in themes:
                close = nearly(other, [theme for theme in themes if theme != key])
                meant = say("other_theme_close", id=other, close=close) if close else ""
                yield sentence.problem(meant or say("other_theme_unknown", id=other))


def _no_folder(key: str, kind: Kind, known: Collection[str]) -> str:
    close = nearly(key, known)
    if close:
        return say("folder_close", kind=named(kind), key=key, close=close)
    return say("folder_unknown", kind=named(kind), key=key, folder=f"{kind}s")


def nobody_to_name(theme: Entry, contacts: Iterable[Entry]) -> Iterator[Problem]:
    """A theme for which a resident without a place would get nothing."""
    named = {str(id) for id in theme.data.get("contacts") or ()}
    for contact in contacts:
        serves = theme.key in (contact.data.get("themes") or ()) or contact.key in named
        if serves and contact.data.get("level") == "national" and showing.may_be_shown(contact.data):
            return
    yield theme.problem(say("theme_without_contact", key=theme.key))
