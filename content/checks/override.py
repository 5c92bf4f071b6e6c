# SPDX-License-Identifier: EUPL-1.2
"""What an organisation may not change in what the base says: lines for who is in danger, and filled holes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from content import holes
from content.checks import cards, lifelines
from content.checks.cards import NUMBER, NUMBERS
from content.checks.texts import ONE_FOR_ALL, texts
from content.entry import Entry, Kind
from content.findings import say
from content.library import BASE, Library
from content.model import FORMS
from content.problem import Problem, errors
from content.yaml_file import Where

Pick = Callable[[str], Iterable[str]]

FIXED = ("kind", "role", "private", "language", "buttons", "answers")
"""What a card does: everything but its words and its source."""
SAFETY: tuple[Kind, ...] = ("card", "message", "button", "contact")
SPOKEN: tuple[Kind, ...] = ("card", "message", "button")
DANGER = "danger_"
"""How the keys of messages begin that stand in for a card."""
BESIDE = ("neutral",)
"""Messages that stand before a card on a phone somebody else reads."""


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
    if lifelines.is_lifeline(base):
        yield from lifelines.cut(base, entry)
    if entry.kind in SPOKEN:
        yield from _silent(base, entry)
    if is_safety(entry):
        yield from _numbers(base, entry)
    elif lifelines.named(base):
        yield from _lifelines(base, entry)
    if entry.kind != "canned":
        yield from _holes(base, entry)


def safety_problems(library: Library) -> list[Problem]:
    """What makes an organisation's words for danger unfit: then the version in use stays."""
    found: list[Problem] = []
    for organisation in library.organisations[1:]:
        for kind in SAFETY:
            for entry in library.changed(kind, organisation).values():
                if _vital(library, entry):
                    found += problems(library, organisation, entry)
                    found += cards.problems(entry) if entry.kind == "card" else ()
    return errors(found)


def _vital(library: Library, entry: Entry) -> bool:
    """Whether somebody in danger is left without an answer when this is wrong."""
    base = library.layers[BASE].get(entry.kind, {}).get(entry.key)
    if base is None:
        return is_safety(entry)
    if entry.kind == "button":
        under_cards = (card.data.get("buttons") or () for card in library.layers[BASE]["card"].values())
        return any(entry.key in buttons for buttons in under_cards)
    return is_safety(entry) or entry.key in BESIDE or lifelines.is_lifeline(base) or lifelines.named(base)


def is_safety(entry: Entry) -> bool:
    """Whether it is said to somebody who may be in danger."""
    return entry.kind == "card" or (entry.kind == "message" and entry.key.startswith(DANGER))


def _fixed(base: Entry, entry: Entry) -> Iterator[Problem]:
    for name in FIXED:
        if base.data.get(name) != entry.data.get(name):
            yield entry.problem(say("card_fixed", field=name), name)


def _silent(base: Entry, entry: Entry) -> Iterator[Problem]:
    """Where the base says something and this says nothing."""
    before, after = _picked(base, _said), _picked(entry, _said)
    for place, said in before.items():
        needed = {*FORMS} & said.keys() or {*FORMS}
        forms = {form for form, texts in after.get(place, {}).items() if texts}
        if not forms:
            yield entry.problem(say("text_none"), *place)
        elif not _one_for_all(forms):
            for form in sorted(needed - forms):
                yield entry.problem(say("form_missing", form=form), *place)


def _said(text: str) -> list[str]:
    return [text] if text.strip() else []


def _lifelines(base: Entry, entry: Entry) -> Iterator[Problem]:
    """The numbers of danger cards stay wherever the base says them."""
    for where, before, after in _both(base, entry, NUMBER.findall):
        for number in sorted((before & NUMBERS) - after):
            yield entry.problem(say("card_number_gone", number=number), *where)


def _numbers(base: Entry, entry: Entry) -> Iterator[Problem]:
    """The numbers of the base stay, and no other comes."""
    for where, before, after in _both(base, entry, NUMBER.findall):
        for number in sorted(before - after):
            yield entry.problem(say("card_number_gone", number=number), *where)
        for number in sorted(after - before):
            yield entry.problem(say("card_number_added", number=number), *where)


def _holes(base: Entry, entry: Entry) -> Iterator[Problem]:
    """A hole that a program fills stays, and no other comes: nothing would fill it."""
    # What stands on a button is all there is to press: there a contact that is gone would leave nothing.
    for where, before, after in _both(base, entry, holes.names if entry.kind == "button" else _filled):
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
