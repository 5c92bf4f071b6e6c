# SPDX-License-Identifier: EUPL-1.2
"""Publishes drafts, undoes publications, and writes what programs bring; each whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.publishing.draft import Draft, NotNow
from bot.publishing.drafts import Drafts
from bot.publishing.press import run
from bot.services import Services
from content.editing.change import Change, LayerFile
from content.editing.job import Clash, Job, Where
from content.editing.record import BY_HAND
from content.problem import Problem
from store.clock import day_of

__all__ = ["Published", "Publisher", "Refused"]


@dataclass(frozen=True)
class Published:
    """Residents read it from now on: the version of the content, and the commit it can be undone by."""

    version: str
    commit: str


@dataclass(frozen=True)
class Refused:
    """Nothing changed: what is wrong with it, or which entries somebody else changed meanwhile."""

    problems: tuple[Problem, ...] = ()
    clashes: tuple[Clash, ...] = ()


class Publisher:
    """The press of an installation, with the rules on who may have it run."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._drafts = Drafts(services)

    async def publish(self, draft: Draft, who: str) -> Published | Refused:
        """Publish a draft as it is stored; NotNow where it changed, is gone or needs somebody else first."""
        stored = await self._drafts.get(draft.organisation, draft.id)
        if stored is None:
            raise NotNow("gone")
        if stored.version != draft.version:
            raise NotNow("changed")
        if stored.state not in ("draft", "approved", "scheduled"):
            raise NotNow("state")
        if not stored.approved_by and await self._drafts.needs_second(stored):
            raise NotNow("second")
        outcome = await self._press(
            Job(
                self.where,
                stored.organisation,
                who,
                stored.words or stored.change.name,
                (stored.change,),
                {stored.change.name: stored.basis},
                stored.note,
                agreed=True,
                authors=stored.authors if set(stored.authors) - {who} else (),
            )
        )
        if isinstance(outcome, Published):
            await self._drafts.published(stored.organisation, stored.id, outcome.commit)
        return outcome

    async def undo(
        self, commit: str, who: str, organisation: str = "", words: str = ""
    ) -> Published | Refused:
        """Take one publication back; refused where somebody changed the same since."""
        return await self._press(
            Job(
                self.where,
                self._of(organisation),
                who,
                words or "teruggedraaid",
                undo=commit,
            )
        )

    async def write(
        self, changes: Sequence[Change | LayerFile], who: str, words: str, organisation: str = ""
    ) -> Published | Refused:
        """Publish what a program brings (an import, a call round, a feed), by the same rules."""
        return await self._press(Job(self.where, self._of(organisation), who, words, tuple(changes)))

    async def by_hand(self, organisation: str) -> Published | Refused:
        """Put online what somebody wrote in the files of a layer themselves, by the same rules."""
        return await self._press(Job(self.where, organisation, BY_HAND, hand=True))

    @property
    def where(self) -> Where:
        """The installation's folders."""
        settings = self._s.settings
        return Where(settings.content_base, settings.content_own, settings.compiled_dir)

    def _of(self, organisation: str) -> str:
        return organisation or self._s.settings.organisation

    async def _press(self, job: Job) -> Published | Refused:
        result = await run(replace(job, day=day_of(await self._s.clock.now())))
        self._s.catalogue.refresh()
        if result.commit:
            return Published(result.version, result.commit)
        return Refused(result.problems, result.clashes)
