# SPDX-License-Identifier: EUPL-1.2
"""Fields that lack, are of the wrong sort or unknown."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from content import front_doors
from content.checks import shapes
from content.checks.shapes import Sort
from content.entry import KINDS, Entry
from content.findings import either, named, say
from content.library import Library
from content.problem import Problem

SORTS: dict[Sort, tuple[type, ...]] = {
    "text": (str, int),
    "list": (list,),
    "yes or no": (bool,),
    "fields": (dict,),
    "number": (int,),
}
EXPLAINED = ("source", "assured_date", "confidence", "access", "level")
"""Fields of which the name alone does not tell what to write."""


def everything(library: Library) -> Iterator[Entry]:
    """Every entry of the base, and every one an organisation changed, merged."""
    for organisation in library.organisations:
        for kind in KINDS:
            yield from library.changed(kind, organisation).values()


def problems(library: Library, before: Library | None = None) -> list[Problem]:
    """What makes content impossible to compile; what was in the library `before` already is right."""
    return [problem for entry in _fresh(library, before) for problem in unfit(entry)]


def _fresh(library: Library, before: Library | None) -> Iterator[Entry]:
    for organisation in library.organisations:
        for kind in KINDS:
            known = before.changed(kind, organisation) if before else {}
            for key, entry in library.changed(kind, organisation).items():
                if key not in known or known[key].data is not entry.data:
                    yield entry


def unfit(entry: Entry) -> Iterator[Problem]:
    """What makes one entry impossible to compile."""
    yield from _missing(entry)
    yield from _wrong(entry)


def of_entry(entry: Entry) -> Iterator[Problem]:
    """Whatever is wrong with the fields of one entry."""
    yield from unfit(entry)
    yield from _unknown(entry)


def unknown(library: Library) -> list[Problem]:
    """Fields nothing reads, most often a typing error."""
    return [problem for entry in everything(library) for problem in _unknown(entry)]


def _missing(entry: Entry) -> Iterator[Problem]:
    if entry.kind == "contact" and front_doors.is_front_door(entry.key):
        return
    for name in shapes.REQUIRED[entry.kind]:
        if entry.data.get(name) in (None, "", [], {}):
            yield entry.problem(_lacking(entry, name))


def _lacking(entry: Entry, name: str) -> str:
    kind = named(entry.kind)
    if name in EXPLAINED:
        return say(f"field_missing_{name}", kind=kind, key=entry.key)
    return say("field_missing", kind=kind, key=entry.key, name=name)


def _wrong(entry: Entry) -> Iterator[Problem]:
    sorts = shapes.fields(entry.kind)
    for name, value in entry.data.items():
        sort = sorts.get(name)
        if sort is None or value is None:
            continue
        if not _fits(value, sort):
            yield entry.problem(_expected(name, sort), name)
        elif entry.kind == "contact" and name in shapes.CHOICES and value not in shapes.CHOICES[name]:
            allowed = either(shapes.CHOICES[name])
            yield entry.problem(say("field_choice", name=name, value=value, allowed=allowed), name)
    yield from _inside(entry)


def _expected(name: str, sort: Sort) -> str:
    if sort == "list":
        return say("field_list", name=name)
    if sort == "fields":
        return say("field_fields", name=name)
    if sort == "number":
        return say("field_number", name=name)
    return say("field_yes_no", name=name) if sort == "yes or no" else say("field_text", name=name)


def _fits(value: Any, sort: Sort) -> bool:
    if isinstance(value, bool):
        return sort == "yes or no"
    return isinstance(value, SORTS[sort])


def _inside(entry: Entry) -> Iterator[Problem]:
    """The lists and mappings whose items have fields of their own."""
    for index, phone in enumerate(_items(entry, "phones")):
        if not isinstance(phone, dict) or not phone.get("number"):
            yield entry.problem(say("phone_shape"), "phones", index)
    for index, need in enumerate(_items(entry, "needs")):
        if isinstance(need, dict) and not need.get("key"):
            yield entry.problem(say("need_key"), "needs", index)
    for index, example in enumerate(_items(entry, "examples")):
        if isinstance(example, (list, type(None))) or (isinstance(example, dict) and not example.get("text")):
            yield entry.problem(say("example_shape"), "examples", index)
    answers = entry.data.get("answers")
    for name, answer in answers.items() if isinstance(answers, dict) and entry.kind == "route" else ():
        if not isinstance(answer, dict):
            yield entry.problem(say("answer_fields", name=name), "answers", name)
        elif answer.get("urgency", "none") not in shapes.URGENCIES:
            message = say("urgency_choice", allowed=either(shapes.URGENCIES))
            yield entry.problem(message, "answers", name, "urgency")


def _items(entry: Entry, name: str) -> list[Any]:
    value = entry.data.get(name)
    return value if isinstance(value, list) else []


def _unknown(entry: Entry) -> Iterator[Problem]:
    allowed = shapes.fields(entry.kind)
    for name in entry.data:
        if name not in allowed:
            close = get_close_matches(name, allowed, 1)
            if close:
                yield entry.problem(say("field_close", name=name, close=close[0]), name)
            else:
                yield entry.problem(say("field_unknown", name=name, allowed=either(sorted(allowed))), name)
