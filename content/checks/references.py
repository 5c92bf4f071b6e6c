# SPDX-License-Identifier: EUPL-1.2
"""Ids that something else must answer to: contacts, themes, buttons, routes, cards, municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from content.entry import Entry, Kind
from content.findings import say
from content.problem import Problem
from content.yaml_file import Where

Known = dict[Kind, dict[str, Entry]]


def problems(entry: Entry, known: Known, codes: set[str]) -> Iterator[Problem]:
    """References of an entry to something that is not there."""
    for where, kind, id in _references(entry):
        if id not in known[kind]:
            yield entry.problem(_absent(kind, id), *where)
    for index, code in enumerate(_list(entry.data.get("municipalities")) if codes else ()):
        if str(code) not in codes:
            yield entry.problem(say("municipality_unknown", code=code), "municipalities", index)


def _absent(kind: Kind, id: str) -> str:
    if kind == "button":
        return say("button_unknown", id=id)
    if kind == "theme":
        return say("theme_unknown", id=id)
    if kind == "route":
        return say("route_unknown", id=id)
    return say("card_unknown", id=id) if kind == "card" else say("contact_unknown", id=id)


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
