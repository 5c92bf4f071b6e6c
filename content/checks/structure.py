# SPDX-License-Identifier: EUPL-1.2
"""Fields that lack, are of the wrong sort or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from content import front_doors
from content.checks import shapes
from content.checks.shapes import Sort
from content.entry import KINDS, Entry
from content.loader import Library
from content.problem import Problem

SORTS: dict[Sort, tuple[type, ...]] = {
    "text": (str, int),
    "list": (list,),
    "yes or no": (bool,),
    "fields": (dict,),
    "number": (int,),
}
HOW: dict[Sort, str] = {
    "text": "write it as text",
    "list": "write it as [one, two] or as lines that start with a dash",
    "yes or no": "write true or false",
    "fields": "write its own fields indented under it",
    "number": "write a whole number",
}


def everything(library: Library) -> Iterator[Entry]:
    """Every entry of the base, and every one an organisation changed, merged."""
    for organisation in library.organisations:
        for kind in KINDS:
            yield from library.changed(kind, organisation).values()


def problems(library: Library) -> list[Problem]:
    """What makes content impossible to compile."""
    return [problem for entry in everything(library) for problem in (*_missing(entry), *_wrong(entry))]


def unknown(library: Library) -> list[Problem]:
    """Fields nothing reads, most often a typing error."""
    return [problem for entry in everything(library) for problem in _unknown(entry)]


def _missing(entry: Entry) -> Iterator[Problem]:
    if entry.kind == "contact" and front_doors.is_front_door(entry.key):
        return
    for name in shapes.REQUIRED[entry.kind]:
        if entry.data.get(name) in (None, "", [], {}):
            yield entry.problem(f"{entry.kind} {entry.key} has no {name}: add `{name}:`")


def _wrong(entry: Entry) -> Iterator[Problem]:
    for name, sort in shapes.fields(entry.kind).items():
        value = entry.data.get(name)
        if value is not None and not _fits(value, sort):
            yield entry.problem(f"{name} is of the wrong sort: {HOW[sort]}", name)
        allowed = shapes.CHOICES.get(name)
        if allowed and value is not None and entry.kind == "contact" and value not in allowed:
            yield entry.problem(f"{name} cannot be {value}: choose {_or(allowed)}", name)
    yield from _inside(entry)


def _fits(value: Any, sort: Sort) -> bool:
    if isinstance(value, bool):
        return sort == "yes or no"
    return isinstance(value, SORTS[sort])


def _inside(entry: Entry) -> Iterator[Problem]:
    """The lists and mappings whose items have fields of their own."""
    for index, phone in enumerate(_items(entry, "phones")):
        if not isinstance(phone, dict) or not phone.get("number"):
            yield entry.problem('write a phone as {number: "...", e164: "..."}', "phones", index)
    for index, need in enumerate(_items(entry, "needs")):
        if isinstance(need, dict) and not need.get("key"):
            yield entry.problem("this need has no key: add `key:`", "needs", index)
    for index, example in enumerate(_items(entry, "examples")):
        if isinstance(example, (list, type(None))) or (isinstance(example, dict) and not example.get("text")):
            message = "write an example as a sentence, or as {text: ..., ook: [...]}"
            yield entry.problem(message, "examples", index)
    answers = entry.data.get("answers")
    for name, answer in answers.items() if isinstance(answers, dict) and entry.kind == "route" else ():
        if not isinstance(answer, dict):
            yield entry.problem(f"the answer {name} has no fields: give it `urgency:`", "answers", name)
        elif answer.get("urgency", "none") not in shapes.URGENCIES:
            message = f"urgency cannot be that: choose {_or(shapes.URGENCIES)}"
            yield entry.problem(message, "answers", name, "urgency")


def _items(entry: Entry, name: str) -> list[Any]:
    value = entry.data.get(name)
    return value if isinstance(value, list) else []


def _unknown(entry: Entry) -> Iterator[Problem]:
    allowed = shapes.fields(entry.kind)
    for name in entry.data:
        if name not in allowed:
            close = get_close_matches(name, allowed, 1)
            hint = f"did you mean {close[0]}?" if close else f"use {_or(sorted(allowed))}"
            yield entry.problem(f"nothing reads {name}: {hint}", name)


def _or(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
