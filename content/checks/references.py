# SPDX-License-Identifier: EUPL-1.2
"""Ids that something else must answer to: contacts, themes, buttons, routes, cards, municipalities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from content.entry import Entry, Kind
from content.findings import named, say
from content.gazetteer.words import key
from content.problem import Problem
from content.yaml_file import Where

Known = dict[Kind, dict[str, Entry]]
ALIKE, MANY = 0.7, 10_000


def problems(
    entry: Entry, known: Known, codes: set[str], named: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """References of an entry to something that is not there; `named` has the municipalities by name."""
    for where, kind, id in _references(entry):
        if id not in known[kind]:
            yield entry.problem(absent(kind, id, known[kind]), *where)
    for index, code in enumerate(_list(entry.data.get("municipalities")) if codes else ()):
        if str(code) not in codes:
            yield entry.problem(no_municipality(str(code), named or {}), "municipalities", index)


def absent(kind: Kind, id: str, known: Collection[str]) -> str:
    """That there is none of this name; and which one was meant, where one is nearly called so."""
    if close := nearly(id, known):
        return say("reference_close", kind=named(kind), id=id, close=close)
    if kind == "button":
        return say("button_unknown", id=id)
    if kind == "theme":
        return say("theme_unknown", id=id)
    if kind == "route":
        return say("route_unknown", id=id)
    return say("card_unknown", id=id) if kind == "card" else say("contact_unknown", id=id)


def no_municipality(text: str, named: Mapping[str, str]) -> str:
    """That this is no municipality's code; where it is its name, which code to write."""
    code = named.get(key(text))
    return say("municipality_named", name=text, code=code) if code else say("municipality_unknown", code=text)


def nearly(id: str, known: Collection[str]) -> str:
    """The name that this one was probably meant to be; empty where none is like it."""
    # Among a hundred thousand there is always one, and finding it takes long.
    found = get_close_matches(id, known, 1, ALIKE) if len(known) < MANY else []
    return found[0] if found else ""


def _references(entry: Entry) -> Iterator[tuple[Where, Kind, str]]:
    data = entry.data
    if entry.kind == "theme":
        yield from _of_theme(data)
    if entry.kind in ("contact", "front_door"):
        yield from _each(data, ("themes",), "theme")
    if entry.kind in ("message", "route", "card"):
        yield from _each(data, ("buttons",), "button")
    if entry.kind == "canned" and data.get("theme"):
        yield ("theme",), "theme", str(data["theme"])
    answers = data.get("answers")
    for name, answer in answers.items() if isinstance(answers, dict) else ():
        yield ("answers", name), "button", str(name)
        if entry.kind == "card" and answer is not None:
            yield ("answers", name), "card", str(answer)


def _of_theme(data: dict[str, Any]) -> Iterator[tuple[Where, Kind, str]]:
    yield from _each(data, ("contacts",), "contact")
    if data.get("step_contact"):
        yield ("step_contact",), "contact", str(data["step_contact"])
    yield from _routes(data)
    for index, need in enumerate(_list(data.get("needs"))):
        if isinstance(need, dict):
            yield from _each(need, ("contacts",), "contact", ("needs", index))
            yield from _routes(need, ("needs", index))
    for index, example in enumerate(_list(data.get("examples"))):
        if isinstance(example, dict):
            yield from _each(example, ("ook",), "theme", ("examples", index))


def _routes(data: dict[str, Any], before: Where = ()) -> Iterator[tuple[Where, Kind, str]]:
    for name in ("route", "after_help"):
        if data.get(name):
            yield (*before, name), "route", str(data[name])


def _each(
    data: dict[str, Any], names: Iterable[str], kind: Kind, before: Where = ()
) -> Iterator[tuple[Where, Kind, str]]:
    for name in names:
        for index, id in enumerate(_list(data.get(name))):
            yield (*before, name, index), kind, str(id)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
