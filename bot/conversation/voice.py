# SPDX-License-Identifier: EUPL-1.2
"""What the bot itself says, in the form of address this resident uses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.conversation.entry import Draft, Part
from bot.conversation.outcome import Outcome
from bot.desk.promises.promises import offer, promised
from bot.desk.teams.presence import Crew, crew_of
from bot.services import Services
from content.formal import formal
from content.model import Card
from content.opening.when import when
from content.reply import Button

_U = re.compile(
    r"\buw\b|\b(kunt|heeft|bent|wilt|hebt|weet|mag|moet|zou|kan|wil|aan|bij|van|met|voor|dank|vraag) u\b"
    r"|\bu (kunt|heeft|bent|wilt|hebt|mij|me|ook|weet|zegt|zei|denkt)\b|\balstublieft\b",
    re.IGNORECASE,
)

NOBODYS = ""
"""The organisation that changes nothing in the base."""


def form_written(text: str) -> str | None:
    """u for who writes u or a formal letter; None when a text does not tell: politeness is not taken back."""
    return "u" if _U.search(text) or formal(text) else None


class Voice:
    """Messages of the content for one conversation."""

    def __init__(self, services: Services, conversation: Mapping[str, str] | None = None) -> None:
        self._s = services
        self._organisation = services.settings.organisation
        self._private = bool((conversation or {}).get("private"))
        self._conversation = conversation or {}
        self.form = self._conversation.get("form") or services.settings.form
        self._book = services.previews.of(self._conversation)

    def of_the_base(self) -> Voice:
        """The same without what the organisation changed: what is said when its own words cannot be read."""
        voice = Voice(self._s, self._conversation)
        voice._organisation, voice._book = NOBODYS, self._s.catalogue
        return voice

    def text(self, key: str, **holes: str) -> str:
        """A message."""
        return self._book.message(key, self._organisation, self.form, **holes)

    def say(self, key: str, **holes: str) -> Outcome:
        """A message with its buttons; without any, the last question's buttons stay."""
        ids = self._book.message_buttons(key, self._organisation)
        drafts = [self.discreet(Draft("bot", (Part(text=self.text(key, **holes)),)))]
        return Outcome(drafts=drafts, buttons=self.titled(ids), keep_buttons=not ids)

    def discreet(self, draft: Draft) -> Draft:
        """The same message; where somebody else reads this phone, its first line says nothing."""
        if not self._private:
            return draft
        first, *others = draft.parts
        parts = (replace(first, text=f"{self.text('neutral')}\n{first.text}"), *others)
        return replace(draft, parts=parts, private=True)

    def titled(self, ids: Sequence[str]) -> list[Button]:
        """Buttons by their ids."""
        title = self._book.button_title
        return [Button(title=title(i, self._organisation, self.form), id=i) for i in ids]

    def card(self, key: str, form: str = "je") -> Card:
        """A danger card or follow-up; UnknownText where there is none."""
        return self._book.card(key, self._organisation, form)

    async def when(self) -> str:
        """The truth about when a person will be there: by when one answers if that was promised."""
        now = await self._s.clock.local()
        there = await crew_of(self._s, self._conversation, now.timestamp())
        return await self.when_of(there, now, promised(self._conversation))

    async def when_of(self, there: Crew, now: datetime, made: datetime | None = None) -> str:
        """The same for this team, and what it promised already."""
        state = there.times.state(now)
        first = await offer(self._s, self._organisation, there, now.timestamp())
        opens = state.opens if there.active else None
        could = first.moment if first else None
        return when(self.text, now, bool(there.present), bool(state.open), opens, could, made)
