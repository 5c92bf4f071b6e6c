# SPDX-License-Identifier: EUPL-1.2
"""One message of a resident as the dialogue reads it, with the texts to answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from actions import context
from actions.context import Context
from content.catalogue import Catalogue
from content.model import ForWhom, Text, Theme
from content.reply import Button

CERTAIN = 0.75
"""Below this it may well have meant something else."""


@dataclass(frozen=True)
class Turn:
    """What was said or pressed, what the model made of it, and the catalogue to answer from."""

    book: Catalogue
    context: Context
    text: str = ""
    intent: str = ""
    certainty: float = 1.0
    decision: str = "unsure"
    ranked: tuple[str, ...] = ()
    detected: tuple[str, ...] = ()
    for_whom: ForWhom | None = None
    language: str | None = None
    pressed: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    place: Mapping[str, str] | None = None

    @property
    def typed(self) -> bool:
        """Whether the resident used words and not a button or a shared location."""
        return self.pressed is None and self.place is None

    @property
    def day(self) -> str:
        """The day it is, as dates are written in the directory."""
        return self.context.now.date().isoformat()

    def say(self, key: str, **holes: str) -> str:
        """A message in this organisation's words and this resident's form of address."""
        return self.book.message_on(self.day, key, self.context.organisation, self.context.form, holes)

    def words(self, text: Text) -> str:
        """A two-formed text in this resident's form of address."""
        return text.of(self.context.form)

    def button(self, id: str, title: str | None = None, **data: Any) -> Button:
        """A button; its title comes from the content unless it names a theme, a place or a line."""
        shown = title or self.book.button_title(id, self.context.organisation, self.context.form)
        return Button(id=id, title=shown, data=data)

    def buttons_of(self, key: str) -> list[Button]:
        """The buttons an editor put under a message."""
        return [self.button(id) for id in self.book.message_buttons(key, self.context.organisation)]

    def theme(self, key: str) -> Theme:
        """A theme as this organisation has it."""
        return self.book.theme(key, self.context.organisation)

    def theme_name(self, key: str) -> str:
        """A theme's name as it stands inside a sentence."""
        name = self.theme(key).name
        return name[:1].lower() + name[1:]


def read(latest: Mapping[str, Any], book: Catalogue) -> Turn:
    """The Turn in Rasa's `latest_message`."""
    metadata: Mapping[str, Any] = latest.get("metadata") or {}
    button: Mapping[str, Any] = metadata.get("button") or {}
    here = context.read(metadata)
    # The model knows the themes of every organisation, and for a while those that were taken away.
    known = book.theme_keys(here.organisation)
    return Turn(
        book=book,
        context=here,
        text=(latest.get("text") or "").strip(),
        intent=(latest.get("intent") or {}).get("name") or "",
        certainty=float((latest.get("intent") or {}).get("confidence") or 0.0),
        decision=latest.get("decision") or "unsure",
        ranked=tuple(row["theme"] for row in latest.get("themes") or () if row["theme"] in known),
        detected=tuple(theme for theme in latest.get("detected") or () if theme in known),
        for_whom=next((known for known in get_args(ForWhom) if known == latest.get("for_whom")), None),
        language=latest.get("language"),
        pressed=button.get("id"),
        data=button.get("data") or {},
        place=metadata.get("place"),
    )
