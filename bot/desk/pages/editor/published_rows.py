# SPDX-License-Identifier: EUPL-1.2
"""What went online lately, as it stands in a list, whoever or whatever did it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.desk.pages.editor.moments import past
from bot.desk.pages.editor.titles import title
from bot.desk.pages.editor.workbench import HERE, Workbench
from content.editing import publications
from content.editing.change import kind_of
from content.editing.publications import Publication
from content.editing.record import BY_HAND
from content.editing.repository import Repository

RECENT = 15


@dataclass(frozen=True)
class PublishedRow:
    """One line: what it was about, with the address of its history where that is one entry."""

    commit: str
    title: str
    address: str
    words: str
    who: str
    when: str


class Publications:
    """Of one organisation."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._repository = Repository(bench.overlay, bench.organisation)

    async def recent(self, people: Mapping[str, str], now: datetime) -> list[PublishedRow]:
        """Everything that was published lately."""
        found = await asyncio.to_thread(publications.recent, self._repository, RECENT)
        return [self._row(one, people, now) for one in found]

    async def alone(self, me: str, people: Mapping[str, str], now: datetime) -> list[PublishedRow]:
        """Numbers and texts on danger that somebody else changed alone."""
        found = await asyncio.to_thread(publications.alone, self._repository)
        return [self._row(one, people, now) for one in found if one.who != me]

    async def look(self, commit: str, who: str) -> bool:
        """Somebody has looked at such a one."""
        return await asyncio.to_thread(publications.look, self._repository, commit, who)

    def _row(self, one: Publication, people: Mapping[str, str], now: datetime) -> PublishedRow:
        say = self._bench.words.say
        by_hand = one.who == BY_HAND
        who = say("desk_editor_by_hand") if by_hand else people.get(one.who, one.who)
        when, where = past(say, now, one.when), self._history(one)
        return PublishedRow(one.commit, self._title(one), where, "" if by_hand else one.words, who, when)

    def _title(self, one: Publication) -> str:
        names = [self._name(name) for name in one.names[:1]]
        if not names:
            return one.words
        more = len(one.names) - 1
        if not more:
            return names[0]
        key = "desk_editor_and_one" if more == 1 else "desk_editor_and_many"
        return self._bench.words.say(key, name=names[0], count=str(more))

    def _name(self, name: str) -> str:
        kind, _, key = name.partition("/")
        view = self._bench.shelf.view(kind_of(kind), key)
        return title(key, view.merged if view else {})

    def _history(self, one: Publication) -> str:
        return f"{HERE}/geschiedenis/{one.names[0]}" if len(one.names) == 1 else ""
