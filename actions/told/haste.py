# SPDX-License-Identifier: EUPL-1.2
"""How urgent a told day makes a worry, and the reason a worker reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.state import State
from actions.told import happenings
from actions.told.happenings import Told
from actions.told.needs import most_urgent, of
from actions.turn import Turn
from content.model import Urgency
from content.opening.hours import ZONE
from content.opening.workdays import between

SOON = 3
"""Working days; an eviction within so many cannot wait until tomorrow (CARE.md)."""


def told(turn: Turn) -> Told | None:
    """What the message says will happen, and on which day."""
    return _reader(turn).first(turn.text, today(turn)) if turn.typed and turn.text else None


def dated(turn: Turn, happening: str) -> Told | None:
    """The day in an answer to the question after a happening: "ja, vrijdag"."""
    reader = _reader(turn)
    moment = reader.day(turn.text, today(turn)) if turn.text and reader.knows(happening) else None
    return Told(happening, moment.day, moment.exact) if moment else None


def today(turn: Turn) -> date:
    """The day it is for the resident."""
    now = turn.context.now
    return (now.astimezone(ZONE) if now.tzinfo else now).date()


def urgency(turn: Turn, what: Told) -> Urgency:
    """Today within three working days, else within those three days."""
    return "today" if between(today(turn), what.day) <= SOON else "three_days"


def reason(turn: Turn, what: Told) -> str:
    """What happens and when, with the date itself: who reads it may do so a day later."""
    day = turn.say(f"day_{what.day.weekday()}")
    words = turn.say("date", day=day, number=str(what.day.day), month=turn.say(f"month_{what.day.month}"))
    when = words if what.exact else turn.say("date_from", date=words)
    return turn.say(f"happens_{what.happening}", when=when)


def remembered(turn: Turn, state: State) -> State:
    """The state with what the message says will happen: its urgency, and the question it answers."""
    what = told(turn)
    if what is None:
        return state
    dated_now = list(dict.fromkeys([*state.dated, what.happening]))
    return weighed(turn, replace(state, dated=dated_now), what)


def weighed(turn: Turn, state: State, what: Told) -> State:
    """The urgency with a day told; the reason is of the most urgent."""
    level = most_urgent(state.urgency, urgency(turn, what))
    if level == state.urgency:
        return state
    return replace(state, urgency=level, urgency_reason=reason(turn, what))


def needs(turn: Turn, state: State, theme: str) -> list[str]:
    """The needs of a theme that are about what will happen on a day that was told."""
    return [need.key for need in of(turn.theme(theme)) if need.happening in state.dated]


def _reader(turn: Turn) -> happenings.Happenings:
    return happenings.reader(turn.book.words("times"), turn.book.words("happenings"))
