# SPDX-License-Identifier: EUPL-1.2
"""From a row of the compiled file to the values of `content.model`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from content.model import Canned, Card, Contact, Phone, Route, RouteAnswer, Text, Theme

Data = Mapping[str, Any]
KEPT = 2048
"""Contacts that stay decoded: some megabytes."""


def text(data: Any) -> Text:
    """A Text from `{je, u}`, from `{text}`, or from nothing."""
    if not data:
        return Text()
    same = data.get("text") or ""
    return Text(je=data.get("je") or same, u=data.get("u") or same)


def contact(data: Data) -> Contact:
    """A Contact; lists become tuples so that the value is frozen all the way down."""
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    values["phones"] = tuple(Phone(**phone) for phone in data.get("phones", ()))
    return Contact(**values)


@lru_cache(maxsize=KEPT)
def stored_contact(data: str) -> Contact:
    """The Contact of a row; the national ones of a theme are asked for in every place."""
    return contact(json.loads(data))


def theme(key: str, data: Data) -> Theme:
    """A Theme without its examples, which `Catalogue.examples` gives."""
    return Theme(
        key=key,
        name=data.get("name", key),
        button=data.get("button") or data.get("name", key),
        opening=text(data.get("opening")),
        step=text(data.get("step")),
        step_contact=data.get("step_contact"),
        route=data.get("route"),
        after_help=data.get("after_help"),
        needs=tuple(data.get("needs") or ()),
        contacts=tuple(data.get("contacts") or ()),
    )


def route(key: str, data: Data) -> Route:
    """A Route with its answers."""
    answers = {
        button: RouteAnswer(urgency=answer.get("urgency", "none"), say=text(answer.get("say")))
        for button, answer in (data.get("answers") or {}).items()
    }
    return Route(
        key=key,
        question=text(data.get("question")),
        buttons=tuple(data.get("buttons") or ()),
        answers=answers,
    )


def card(key: str, data: Data, form: str) -> Card:
    """A Card in one form of address."""
    lines = data.get(form) or data.get("je") or data.get("text") or ()
    return Card(
        key=key,
        kind=data.get("kind", ""),
        role=data.get("role", ""),
        private=bool(data.get("private")),
        lines=(lines,) if isinstance(lines, str) else tuple(lines),
        buttons=tuple(data.get("buttons") or ()),
        answers=dict(data.get("answers") or {}),
        source=data.get("source", ""),
    )


def canned(key: str, data: Data) -> Canned:
    """A Canned reply."""
    return Canned(key, str(data["name"]), text(data), data.get("theme"))
