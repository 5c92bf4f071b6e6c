# SPDX-License-Identifier: EUPL-1.2
"""Drafts as they stand in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.desk.pages.editor.filling import whole
from bot.desk.pages.editor.moments import past
from bot.desk.pages.editor.titles import title
from bot.desk.pages.editor.workbench import HERE, Workbench
from bot.publishing.draft import Draft
from content.opening.when import moment
from store.clock import ZONE


@dataclass(frozen=True)
class DraftRow:
    """One line of a list."""

    draft: Draft
    address: str
    kind: str
    title: str
    who: str
    when: str
    due: str


def where(draft: Draft) -> str:
    """Where a draft is looked at."""
    return f"{HERE}/concept/{draft.id}"


def name_of(bench: Workbench, draft: Draft) -> str:
    """What the draft is about."""
    view = bench.shelf.view(draft.change.kind, draft.change.key)
    return title(draft.change.key, whole(view.base if view else None, draft.change.data))


def row(bench: Workbench, draft: Draft, people: Mapping[str, str], now: datetime) -> DraftRow:
    """The line of a draft."""
    due = datetime.fromtimestamp(draft.due, ZONE) if draft.due else None
    return DraftRow(
        draft,
        where(draft),
        bench.words.kind(draft.change.kind),
        name_of(bench, draft),
        people.get(draft.author, draft.author),
        past(bench.words.say, now, draft.at),
        moment(bench.words.say, now, due) if due else "",
    )
