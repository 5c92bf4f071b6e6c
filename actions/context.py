# SPDX-License-Identifier: EUPL-1.2
"""What the bot tells every turn: the time, the form of address, and who is at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.fit import best
from content.opening.hours import ZONE

NEW_DAY = 20.0
"""After so many hours of silence Omzien says again who it is."""


@dataclass(frozen=True)
class Desk:
    """A team: who is there for a resident now, and when somebody will be.

    `municipalities` and `themes` are what it is for, empty for all.
    `promise` is by when somebody could answer, `promised` by when this resident was told so.
    """

    staffed: bool = False
    open_now: bool = False
    opens: datetime | None = None
    promise: datetime | None = None
    promised: datetime | None = None
    municipalities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kept:
    """For how many days a conversation is kept: after its last word, and after a person closed it."""

    talk: int = 7
    handed: int = 28


@dataclass(frozen=True)
class Context:
    """The circumstances of one turn; an action never looks at a clock of its own.

    `private`: somebody else may read this phone. `crisis`: the conversation is marked for the desk.
    `desk`: the team the conversation is for, or the default one; `teams`: the others it may still go to.
    `follow_up`: after how many days at most it may be asked how it went; 0 where that may not be offered.
    `site`: what stands before an address of ours, None where a link leads nowhere.
    `files`: whether a file can go along with an answer.
    `kept_until`: until when this conversation surely stays, so that something can be said in it by itself.
    """

    now: datetime
    organisation: str = "standaard"
    form: str = "je"
    state: str = "pending"
    first: bool = False
    gap_hours: float = 0.0
    private: bool = False
    crisis: bool = False
    follow_up: int = 0
    site: str | None = None
    files: bool = False
    kept_until: datetime | None = None
    kept_days: Kept = Kept()
    desk: Desk = Desk()
    teams: tuple[Desk, ...] = ()

    def desk_for(self, theme: str | None, municipality: str | None) -> Desk:
        """The team a handoff with these would go to: the one of `desk` where none of `teams` chose it."""
        return best(self.teams, theme, municipality) or self.desk

    @property
    def after_a_day(self) -> bool:
        """Whether the resident comes back after a long silence."""
        return self.gap_hours > NEW_DAY


def read(data: Mapping[str, Any]) -> Context:
    """The Context from a message's metadata; only `now` is required."""
    desk: Mapping[str, Any] = data.get("desk") or {}
    return Context(
        # An offset is that of now; another day may be on the other side of a clock change.
        now=datetime.fromisoformat(data["now"]).astimezone(ZONE),
        organisation=data.get("organisation") or "standaard",
        form="u" if data.get("form") == "u" else "je",
        state=data.get("state") or "pending",
        first=bool(data.get("first")),
        gap_hours=float(data.get("gap_hours") or 0),
        private=bool(data.get("shared_phone")),
        crisis=bool(data.get("crisis")),
        follow_up=int(data.get("follow_up") or 0),
        site=data.get("site"),
        files=bool(data.get("files")),
        kept_until=_moment(data.get("kept_until")),
        kept_days=Kept(**(data.get("kept_days") or {})),
        desk=_desk(desk),
        teams=tuple(_desk(team) for team in desk.get("teams") or ()),
    )


def _desk(told: Mapping[str, Any]) -> Desk:
    return Desk(
        staffed=bool(told.get("staffed")),
        open_now=bool(told.get("open_now")),
        opens=_moment(told.get("opens")),
        promise=_moment(told.get("promise")),
        promised=_moment(told.get("promised")),
        municipalities=tuple(told.get("municipalities") or ()),
        themes=tuple(told.get("themes") or ()),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
