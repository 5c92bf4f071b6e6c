# SPDX-License-Identifier: EUPL-1.2
"""What there is to fill in for one entry: its kind's fields, and those of what it has several of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.desk.pages.editor.field import Field, field
from bot.desk.pages.editor.field_table import FIELDS, NEW_TEXTS, SAME_TEXT
from content.checks import shapes
from content.entry import Kind

NAMES = ("id", "key", "intent")
"""Fields that name the entry itself: nobody fills them in."""
NEW = ("contact", "theme", "canned", "activity", "vacancy")
"""What an editor can begin anew."""


def fields_of(kind: Kind, data: Mapping[str, Any]) -> tuple[Field, ...]:
    """What there is to fill in for an entry that says this."""
    return (*_texts(kind, data), *FIELDS[kind], *_answers(kind, data), *_needs(kind, data))


def _texts(kind: Kind, data: Mapping[str, Any]) -> tuple[Field, ...]:
    if kind == "button":
        return (field("je", "line", True), field("u", "line", True)) if "je" in data else TITLE
    if kind == "card":
        names = ("text",) if "text" in data else ("je", "u")
        return tuple(Field((name,), "lines", name, needed=True) for name in names)
    if kind in ("message", "canned"):
        return SAME_TEXT if "text" in data else NEW_TEXTS
    return ()


TITLE = (field("title", "line", True),)


def _answers(kind: Kind, data: Mapping[str, Any]) -> Iterator[Field]:
    """What is said to an answer of a question."""
    answers = data.get("answers")
    for button, answer in answers.items() if kind == "route" and isinstance(answers, dict) else ():
        if isinstance(answer, dict):
            yield Field(("answers", button, "urgency"), "choice", "urgency", button, choices=shapes.URGENCIES)
            yield from (Field(("answers", button, "say", f), "text", f"say_{f}", button) for f in ("je", "u"))


def _needs(kind: Kind, data: Mapping[str, Any]) -> Iterator[Field]:
    """A theme's texts for who says something more particular."""
    needs = data.get("needs")
    for index, need in enumerate(needs if kind == "theme" and isinstance(needs, list) else ()):
        if isinstance(need, dict):
            about = ", ".join(map(str, (need.get("when") or ())[:3]))
            for part in ("opening", "step"):
                for form in ("je", "u"):
                    yield Field(("needs", index, part, form), "text", f"{part}_{form}", about)
