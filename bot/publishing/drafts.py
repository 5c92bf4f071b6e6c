# SPDX-License-Identifier: EUPL-1.2
"""What editors are working on: one draft for each entry, and nobody's words lost when two write at once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from bot.publishing import eyes
from bot.publishing.draft import OPEN, Aside, Conflict, Draft, NotNow, State
from bot.publishing.draft_book import DraftBook
from bot.services import Services
from content.editing.basis import basis
from content.editing.change import Change
from content.editing.shelf import Shelf
from content.editing.together import together
from content.entry import Kind

__all__ = ["Aside", "Conflict", "Draft", "Drafts", "NotNow", "State"]

MOST_ASIDE = 20


class Drafts:
    """The drafts of an installation, by organisation."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._book = DraftBook(services.redis)
        self.eyes = eyes.Eyes(services)

    def shelf(self, organisation: str) -> Shelf:
        """The content of an organisation."""
        return Shelf(self._s.settings.content_base, self._s.settings.content_own, organisation)

    async def open(self, organisation: str, kind: Kind, key: str, author: str) -> Draft:
        """The draft of this entry: the one there is, else a new one with what the layer says now."""
        there = await self._book.of_entry(organisation, f"{kind}/{key}")
        if there is not None:
            return there
        view = self.shelf(organisation).view(kind, key)
        own = view.own if view else None
        now = await self._s.clock.now()
        change = Change(kind, key, own)
        draft = Draft(
            secrets.token_hex(8),
            organisation,
            change,
            author,
            authors=(author,),
            at=now,
            basis=basis(own),
            began=own,
        )
        return await self._book.add(draft)

    async def get(self, organisation: str, id: str) -> Draft | None:
        """One draft; None where there is none."""
        return await self._book.get(organisation, id)

    async def all(self, organisation: str) -> list[Draft]:
        """Every draft that is not finished, the one that was changed last first."""
        found = [draft for draft in await self._book.all(organisation) if draft.state in OPEN]
        return sorted(found, key=lambda draft: -draft.at)

    async def finished(self, organisation: str) -> list[Draft]:
        """What was published or thrown away lately, the last first."""
        found = [draft for draft in await self._book.all(organisation) if draft.state not in OPEN]
        return sorted(found, key=lambda draft: -draft.at)

    async def save(
        self, organisation: str, id: str, change: Change, author: str, version: int, words: str = ""
    ) -> Draft:
        """The draft with this text. Conflict when somebody saved after `version`: this one is kept beside it.

        What was approved or waiting has to be looked at again.
        """
        now = await self._s.clock.now()

        def saved(draft: Draft) -> Draft:
            if draft.version != version:
                aside = (*draft.aside, Aside(author, now, change.data))[-MOST_ASIDE:]
                return replace(draft, aside=aside)
            authors = tuple(dict.fromkeys((*draft.authors, author)))
            return replace(
                draft,
                change=change,
                author=author,
                authors=authors,
                state="draft",
                approved_by="",
                due=None,
                reason="",
                words=words or draft.words,
                at=now,
                version=version + 1,
            )

        draft = await self._alter(organisation, id, OPEN, saved)
        if draft.version != version + 1 or draft.author != author or draft.change != change:
            raise Conflict(draft)
        return draft

    async def settled(self, organisation: str, id: str) -> Draft:
        """The texts that were kept beside it have been looked at and go."""
        return await self._alter(organisation, id, OPEN, lambda draft: replace(draft, aside=()))

    async def rebased(self, organisation: str, id: str) -> Draft:
        """The draft goes on from what the layer says now: its editor has seen that this changed meanwhile.

        What it does not change itself is then as it is online.
        """
        draft = await self._found(organisation, id)
        view = self.shelf(organisation).view(draft.change.kind, draft.change.key)
        own = view.own if view else None

        def again(draft: Draft) -> Draft:
            known = draft.basis == basis(draft.began)
            data = together(draft.began, draft.change.data, own) if known else draft.change.data
            change = replace(draft.change, data=data)
            version = draft.version + 1
            return replace(_again(draft), change=change, basis=basis(own), began=own, version=version)

        return await self._alter(organisation, id, OPEN, again)

    async def submit(self, organisation: str, id: str, author: str, words: str = "") -> Draft:
        """It waits for a second pair of eyes."""
        return await self._alter(
            organisation,
            id,
            ("draft",),
            lambda d: replace(d, state="waiting", words=words or d.words, reason=""),
        )

    async def approve(self, organisation: str, id: str, who: str, version: int) -> Draft:
        """Somebody who wrote none of it agrees with exactly this version; NotNow otherwise."""

        def approved(draft: Draft) -> Draft:
            if draft.version != version:
                raise NotNow("changed")
            if who in draft.authors:
                raise NotNow("own")
            return replace(draft, state="approved", approved_by=who, reason="")

        return await self._alter(organisation, id, ("draft", "waiting"), approved)

    async def reject(self, organisation: str, id: str, who: str, reason: str = "") -> Draft:
        """It goes back to its author, with why."""
        return await self._alter(
            organisation,
            id,
            ("waiting", "approved", "scheduled"),
            lambda d: replace(_again(d), reason=reason),
        )

    async def schedule(self, organisation: str, id: str, who: str, due: float) -> Draft:
        """Publish it at this second; NotNow where it still needs a second pair of eyes."""
        needs = await self.needs_second(await self._found(organisation, id))

        def scheduled(draft: Draft) -> Draft:
            if needs and draft.state != "approved":
                raise NotNow("second")
            return replace(draft, state="scheduled", due=due, scheduled_by=who, reason="")

        return await self._alter(organisation, id, ("draft", "approved"), scheduled)

    async def back(self, organisation: str, id: str, reason: str) -> Draft:
        """It is not published after all: it waits for somebody, with the reason."""
        return await self._alter(
            organisation,
            id,
            ("approved", "scheduled"),
            lambda d: replace(d, state="waiting", approved_by="", due=None, reason=reason),
        )

    async def discard(self, organisation: str, id: str, who: str) -> Draft:
        """Thrown away; it stays to be seen for a while."""
        now = await self._s.clock.now()
        return await self._alter(
            organisation, id, OPEN, lambda d: replace(d, state="discarded", at=now, due=None)
        )

    async def published(self, organisation: str, id: str, commit: str) -> Draft:
        """It is in the conversations, with this commit."""
        now = await self._s.clock.now()
        return await self._alter(
            organisation,
            id,
            (*OPEN, "published"),
            lambda d: replace(d, state="published", commit=commit, at=now, due=None),
        )

    async def needs_second(self, draft: Draft) -> bool:
        """Whether somebody else has to look before it may be published."""
        view = self.shelf(draft.organisation).view(draft.change.kind, draft.change.key)
        return await self.eyes.needed(draft.organisation, draft.change, view)

    async def _found(self, organisation: str, id: str) -> Draft:
        draft = await self._book.get(organisation, id)
        if draft is None:
            raise NotNow("gone")
        return draft

    async def _alter(
        self, organisation: str, id: str, states: tuple[State, ...], change: Callable[[Draft], Draft]
    ) -> Draft:
        return await self._book.alter(organisation, id, states, change)


def _again(draft: Draft) -> Draft:
    """Nobody has agreed with it any more."""
    return replace(draft, state="draft", approved_by="", due=None)
