# SPDX-License-Identifier: EUPL-1.2
"""What an organisation may not change in what the base says: what a danger card does, and filled holes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from content import holes
from content.checks import cards
from content.checks.cards import NUMBER
from content.checks.texts import ONE_FOR_ALL, texts
from content.entry import Entry, Kind
from content.findings import say
from content.loader import BASE, Library
from content.model import FORMS
from content.problem import Problem, errors
from content.yaml_file import Where

Pick = Callable[[str], Iterable[str]]

FIXED = ("kind", "role", "private", "language", "buttons", "answers")
"""What a card does: everything but its words and its source."""
SAFETY: tuple[Kind, ...] = ("card", "message")
DANGER = "danger_"
"""How the keys of messages begin that stand in for a card."""


def problems(library: Library, organisation: str, entry: Entry) -> Iterator[Problem]:
    """What is wrong with an organisation's change, beside what the base says."""
    if organisation == BASE:
        return
    base = library.layers.get(BASE, {}).get(entry.kind, {}).get(entry.key)
    if entry.kind == "card" and base is None:
        yield entry.problem(say("card_new"))
    if base is None:
        return
    if entry.kind == "card":
        yield from _fixed(base, entry)
    if is_safety(entry):
        yield from _numbers(base, entry)
    if entry.kind != "canned":
        yield from _holes(base, entry)


def safety_problems(library: Library) -> list[Problem]:
    """What makes an organisation's danger texts unfit: then the version in use stays."""
    found: list[Problem] = []
    for organisation in library.organisations[1:]:
        for kind in SAFETY:
            for entry in filter(is_safety, library.changed(kind, organisation).values()):
                found += problems(library, organisation, entry)
                found += cards.problems(entry) if entry.kind == "card" else ()
    return errors(found)


def is_safety(entry: Entry) -> bool:
    """Whether it is said to somebody who may be in danger."""
    return entry.kind == "card" or (entry.kind == "message" and entry.key.startswith(DANGER))


def _fixed(base: Entry, entry: Entry) -> Iterator[Problem]:
    for name in FIXED:
        if base.data.get(name) != entry.data.get(name):
            yield entry.problem(say("card_fixed", field=name), name)


def _numbers(base: Entry, entry: Entry) -> Iterator[Problem]:
    """The numbers of the base stay, and no other comes."""
    for where, before, after in _both(base, entry, NUMBER.findall):
        for number in sorted(before - after):
            yield entry.problem(say("card_number_gone", number=number), *where)
        for number in sorted(after - before):
            yield entry.problem(say("card_number_added", number=number), *where)


def _holes(base: Entry, entry: Entry) -> Iterator[Problem]:
    """A hole that a program fills stays, and no other comes: nothing would fill it."""
    for where, before, after in _both(base, entry, _filled):
        for hole in sorted(before - after):
            yield entry.problem(say("hole_gone", hole=hole), *where)
        for hole in sorted(after - before):
            yield entry.problem(say("hole_unknown", hole=hole), *where)


def _filled(text: str) -> list[str]:
    """The holes a program fills; facts of a contact come and go as an editor likes."""
    return [name for name in holes.names(text) if "." not in name]


def _both(base: Entry, entry: Entry, pick: Pick) -> Iterator[tuple[Where, set[str], set[str]]]:
    """For each text that both have, in each form of address: what `pick` finds in it before and after."""
    before, after = _picked(base, pick), _picked(entry, pick)
    for place in before.keys() & after.keys():
        for form in FORMS:
            now = form if form in after[place] else _one_for_all(after[place])
            was = before[place].get(form, before[place].get(_one_for_all(before[place])))
            if was is not None and now in after[place]:
                yield (*place, now), was, after[place][now]


def _one_for_all(forms: Container[str]) -> str:
    return next((name for name in ONE_FOR_ALL if name in forms), "")


def _picked(entry: Entry, pick: Pick) -> dict[Where, dict[str, set[str]]]:
    found: dict[Where, dict[str, set[str]]] = {}
    for written in texts(entry):
        form = next((step for step in reversed(written.where) if isinstance(step, str)), "")
        place = written.where[: written.where.index(form)]
        found.setdefault(place, {}).setdefault(form, set()).update(pick(written.text))
    return found
