# SPDX-License-Identifier: EUPL-1.2
"""Looks for what somebody wants to do; finding nothing, it widens one thing at a time and says which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Generic, TypeVar

from actions.state import State
from actions.told import neighbourhood
from actions.told.activity_words import ActivityWords, Heard, reader
from actions.told.haste import today
from actions.turn import Turn
from content.activities import finder, vacancies
from content.activities.model import Hit, Vacancy
from content.activities.near import near
from content.activities.wish import Wish, soon

One = TypeVar("One", Hit, Vacancy)
LEFT_OVER = 3
"""So many words that no list knows are tried as the name of an activity."""


@dataclass(frozen=True)
class Found(Generic[One]):
    """What was found, and which things were widened for it: the ends of the keys of what is said of it."""

    hits: Sequence[One] = ()
    widened: tuple[str, ...] = ()


def words(turn: Turn) -> ActivityWords:
    """The reader of this version's word lists."""
    return reader(turn.book.words("times"), turn.book.words("activities"))


def heard(turn: Turn, state: State) -> Heard:
    """What is known of the wish, with what this message adds to it; its own day and subject come instead."""
    before = dict(state.wish or {})
    if not turn.typed or not turn.text:
        return before
    new = words(turn).heard(turn.text, today(turn))
    new["names"] = neighbourhood.named(turn)
    new["other"] = _other(turn, new)
    told = {name: value for name, value in new.items() if value != []}
    if told.get("about") or told.get("other"):
        before = {name: value for name, value in before.items() if name not in ("about", "other")}
    return {**before, **told}


def only_wished(turn: Turn) -> bool:
    """Whether a message says something of the wish and nothing else: "en op dinsdag?"."""
    lists, day = words(turn), today(turn)
    return bool(lists.heard(turn.text, day)) and lists.nothing_else(turn.text, day)


def activities(turn: Turn, state: State) -> Found[Hit]:
    """Activities for the wish as the state has it."""
    wish = wished(turn, state)
    return _widening(turn, state, wish, lambda one: finder.find(turn.book, one, turn.context.organisation))


def volunteering(turn: Turn, state: State) -> Found[Vacancy]:
    """Vacancies for the wish as the state has it."""
    wish = replace(wished(turn, state), since=today(turn), until=today(turn), most=None)
    return _widening(turn, state, wish, lambda one: vacancies.find(turn.book, one, turn.context.organisation))


def wished(turn: Turn, state: State) -> Wish:
    """The wish as a search knows it."""
    told: Heard = state.wish or {}
    since, until = soon(today(turn))
    code = _code(state)
    stems = words(turn).stems(told.get("about", []))
    return Wish(
        since=date.fromisoformat(told["since"]) if told.get("since") else since,
        until=date.fromisoformat(told["until"]) if told.get("until") else until,
        municipality=code,
        neighbourhood=neighbourhood.among(turn, told.get("names", []), code),
        times=tuple(told.get("times", ())),
        words=(*stems, *told.get("other", [])),
        most=told.get("most"),
        wheelchair=bool(told.get("wheelchair")),
        quiet=bool(told.get("quiet")),
        children=bool(told.get("children")),
        language=told.get("language", ""),
        parts=told.get("parts"),
        weekdays=tuple(told.get("weekdays", ())),
        now=turn.context.now,
    )


def _widening(turn: Turn, state: State, wish: Wish, find: Callable[[Wish], list[One]]) -> Found[One]:
    for widened, wider in _wider(turn, state, wish):
        found = find(wider)
        if found:
            return Found(found, widened)
    return Found()


def _wider(turn: Turn, state: State, wish: Wish) -> Iterator[tuple[tuple[str, ...], Wish]]:
    """The wish itself, then one thing let go, then two, then places near."""
    yield (), wish
    ways = dict(_ways(turn, state, wish))
    for number in (1, 2):
        for names in combinations(ways, number):
            changes = {what: value for name in names for what, value in ways[name].items()}
            yield names, replace(wish, **changes)
    for code in near(turn.book, wish.municipality) if wish.municipality else ():
        yield ("place",), replace(wish, municipality=code, neighbourhood="")


def _ways(turn: Turn, state: State, wish: Wish) -> Iterator[tuple[str, dict[str, Any]]]:
    """What can be let go, and what then stands in its place; never what somebody cannot do without."""
    since, until = soon(today(turn))
    if wish.neighbourhood:
        yield "neighbourhood", {"neighbourhood": ""}
    if (wish.since, wish.until) != (since, until) or wish.weekdays:
        yield "day", {"since": since, "until": until, "weekdays": ()}
    if wish.times:
        yield "time", {"times": ()}
    if wish.parts is not None:
        yield "parts", {"parts": None}
    if wish.most is not None:
        yield "cost", {"most": None}
    kindred = words(turn).kindred((state.wish or {}).get("about", []))
    if kindred:
        yield "words", {"words": tuple(kindred)}


def _code(state: State) -> str | None:
    return state.place["municipality_code"] if state.place else None


def _other(turn: Turn, told: Heard) -> list[str]:
    """Words that no list knows but that are the name of an activity here."""
    if told.get("about") or not turn.text:
        return []
    unknown = words(turn).left(turn.text)
    taken = {name for run in told.get("names", []) for name in run.split()}
    taken |= neighbourhood.places(turn, unknown)
    return finder.known(turn.book, [word for word in unknown if word not in taken])[:LEFT_OVER]
