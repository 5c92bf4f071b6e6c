# SPDX-License-Identifier: EUPL-1.2
"""Every text somebody can read, with where it stands and in which form of address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.entry import Entry
from content.model import FORMS
from content.problem import Problem
from content.yaml_file import Where

STAFF = ("desk_",)
"""How the keys of messages begin that only workers read."""
ONE_FOR_ALL = ("text", "title")


@dataclass(frozen=True)
class Written:
    """One text; `form` is empty where one text serves both forms of address."""

    entry: Entry
    where: Where
    text: str
    form: str = ""

    def problem(self, message: str) -> Problem:
        """A problem with this text, on its own line."""
        return self.entry.problem(message, *self.where)

    def hint(self, message: str) -> Problem:
        """A tip about this text: an editor may know better."""
        return self.entry.hint(message, *self.where)

    @property
    def for_staff(self) -> bool:
        """Whether only workers read it."""
        return self.entry.kind == "message" and self.entry.key.startswith(STAFF)


def texts(entry: Entry) -> Iterator[Written]:
    """Every text of an entry."""
    for where in both_forms(entry):
        fields = _inside(entry.data, where)
        for form in (*FORMS, *ONE_FOR_ALL):
            value = fields.get(form)
            if isinstance(value, str):
                yield Written(entry, (*where, form), value, form if form in FORMS else "")
            elif isinstance(value, list):
                yield from _lines(entry, (*where, form), value, form)
    # What a calendar gave is nobody's here to rewrite.
    for name in () if entry.data.get("feed") else SINGLE.get(entry.kind, ()):
        if isinstance(entry.data.get(name), str):
            yield Written(entry, (name,), entry.data[name])


SINGLE: dict[str, tuple[str, ...]] = {
    "contact": ("description", "cost", "for_whom"),
    "front_door": ("description", "cost"),
    "theme": ("name", "button"),
    "canned": ("name",),
    "activity": ("description", "cost_words"),
    "vacancy": ("description", "for_whom"),
}


def both_forms(entry: Entry) -> Iterator[Where]:
    """Where an entry has texts in both forms of address."""
    if entry.kind in ("message", "button", "card", "canned"):
        yield ()
    elif entry.kind == "route":
        if entry.data.get("question"):
            yield ("question",)
        for name, answer in (entry.data.get("answers") or {}).items():
            if isinstance(answer, dict) and answer.get("say"):
                yield ("answers", name, "say")
    elif entry.kind == "theme":
        yield from _of_theme(entry)


def _of_theme(entry: Entry) -> Iterator[Where]:
    for name in ("opening", "step"):
        if entry.data.get(name):
            yield (name,)
        for index, need in enumerate(entry.data.get("needs") or ()):
            if isinstance(need, dict) and need.get(name):
                yield ("needs", index, name)


def _inside(data: Any, where: Where) -> dict[str, Any]:
    for step in where:
        data = data[step]
    return data if isinstance(data, dict) else {}


def _lines(entry: Entry, where: Where, lines: list[Any], form: str) -> Iterator[Written]:
    for index, line in enumerate(lines):
        if isinstance(line, str):
            yield Written(entry, (*where, index), line, form)


def forms(entry: Entry) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Where an entry has two forms, with what is written for each."""
    for where in both_forms(entry):
        fields = _inside(entry.data, where)
        yield where, {name: fields[name] for name in (*FORMS, *ONE_FOR_ALL) if fields.get(name)}
