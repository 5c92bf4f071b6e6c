# SPDX-License-Identifier: EUPL-1.2
"""One line of a conversation's log, as residents and workers may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Who = Literal["resident", "bot", "worker", "system", "note"]


@dataclass(frozen=True)
class Part:
    """A paragraph: plain text with an optional bold title; `contact` is the directory id it shows.

    `calendar` is the id of an activity whose calendar file goes along, where the channel brings files.
    """

    text: str = ""
    title: str | None = None
    contact: str | None = None
    calendar: str | None = None


@dataclass(frozen=True)
class Choice:
    """A button as a channel shows it; `payload` is opaque and known only within its conversation."""

    title: str
    payload: str


@dataclass(frozen=True)
class Entry:
    """One message; `seq` counts up within its conversation, `at` is in seconds since 1970."""

    seq: int
    at: float
    who: Who
    parts: tuple[Part, ...] = ()
    buttons: tuple[Choice, ...] = ()
    reply_to: int | None = None
    name: str | None = None
    private: bool = False

    @property
    def text(self) -> str:
        """The parts as plain text, a title on a line of its own."""
        return "\n\n".join("\n".join(filter(None, (p.title, p.text))) for p in self.parts)

    def body(self) -> dict[str, Any]:
        """What is sealed and stored; `seq`, `at` and `reply_to` stand outside it."""
        return {
            "who": self.who,
            "parts": [_part(part) for part in self.parts],
            "buttons": [{"title": choice.title, "payload": choice.payload} for choice in self.buttons],
            "name": self.name,
            "private": self.private,
        }


def _part(part: Part) -> dict[str, Any]:
    kept = {"text": part.text, "title": part.title, "contact": part.contact}
    # Hardly any has one, and a process of an older version knows of none.
    return kept if part.calendar is None else {**kept, "calendar": part.calendar}


@dataclass(frozen=True)
class Draft:
    """A message that has no place in the log yet: an Entry without its place."""

    who: Who
    parts: tuple[Part, ...] = ()
    buttons: tuple[Choice, ...] = ()
    name: str | None = None
    private: bool = False


def opened_with(draft: Draft, text: str) -> Draft:
    """The same message with a sentence before it; after the first line where a notification shows that."""
    at = 1 if draft.private else 0
    return replace(draft, parts=(*draft.parts[:at], Part(text=text), *draft.parts[at:]))


def read(seq: int, at: float, body: dict[str, Any], reply_to: int | None = None) -> Entry:
    """The Entry stored as `body`."""
    return Entry(
        seq=seq,
        at=at,
        who=body["who"],
        parts=tuple(Part(**part) for part in body.get("parts", ())),
        buttons=tuple(Choice(**choice) for choice in body.get("buttons", ())),
        reply_to=reply_to,
        name=body.get("name"),
        private=bool(body.get("private")),
    )
