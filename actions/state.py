# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue remembers between turns: one frozen value, kept in Rasa's slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, get_args

from content.model import ForWhom, Urgency
from content.reply import AboutReaching, ReadsAlong

Question = Literal[
    "none",
    "route",
    "place",
    "choose_place",
    "confirm_theme",
    "choose_theme",
    "second_worry",
    "summary",
    "summary_change",
    "reach_number",
    "reach_times",
    "reach_agree",
    "reads_along",
    "erase",
    "after_help",
]
THEMES_NEEDED: dict[Question, int] = {"route": 1, "after_help": 1, "second_worry": 2}
"""A question without what it is about cannot be asked again, whatever an older version left in a slot."""
KEPT_FOR_BACK = ("question", "themes", "place", "route_done", "page", "candidates", "misses")
WORDS_KEPT = 500
STEPS_BACK = 3
PLACE_QUESTIONS = ("place", "choose_place")
ABOUT_REACHING: tuple[AboutReaching, ...] = get_args(AboutReaching)
"""Questions of which a typed answer is for the dialogue, also while a person is waited for."""
NUMBER_NEEDED: tuple[Question, ...] = ("reach_times", "reach_agree")


@dataclass(frozen=True)
class State:
    """Where the talk is; `themes` has the current worry first and those still to come after it.

    `dated` names the happenings whose day was told; `reach` has the number to call and
    when that suits, as in `content.reply.Reach`; `wish` is what was said of something to do.
    """

    question: Question = "none"
    repeats: int = 0
    themes: list[str] = field(default_factory=list)
    candidates: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    words: str | None = None
    for_whom: ForWhom | None = None
    place: dict[str, str] | None = None
    place_text: str | None = None
    no_place: bool = False
    urgency: Urgency = "none"
    urgency_reason: str | None = None
    dated: list[str] = field(default_factory=list)
    route_done: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    page: int = 0
    misses: int = 0
    struck: list[str] = field(default_factory=list)
    wish: dict[str, Any] | None = None
    reach: dict[str, str] | None = None
    reads_along: ReadsAlong | None = None
    previous: list[dict[str, Any]] = field(default_factory=list)

    @property
    def theme(self) -> str | None:
        """The worry the talk is about now."""
        return self.themes[0] if self.themes else None


SLOTS = tuple(f.name for f in fields(State))


def load(slots: Mapping[str, Any]) -> State:
    """The State in Rasa's slots; an unset slot has its first value."""
    kept = {name: slots[name] for name in SLOTS if slots.get(name) is not None}
    return _sound(State(**kept))


def _sound(state: State) -> State:
    askable = len(state.themes) >= THEMES_NEEDED.get(state.question, 0)
    numbered = state.reach is not None or state.question not in NUMBER_NEEDED
    return state if askable and numbered else replace(state, question="none")


def changes(before: State, after: State) -> dict[str, Any]:
    """The slots that differ, and so have to be written."""
    values = ((name, getattr(after, name)) for name in SLOTS)
    return {name: value for name, value in values if value != getattr(before, name)}


def snapshot(state: State) -> dict[str, Any]:
    """What [Terug] needs to ask an earlier question again; a place that was asked is open again."""
    kept = {name: getattr(state, name) for name in KEPT_FOR_BACK}
    return {**kept, "question": "place", "place": None} if state.question in PLACE_QUESTIONS else kept


def stepped(state: State, question: Question) -> State:
    """The state with another question open; the one it replaces can be gone back to."""
    worth_it = state.question not in ("none", "erase") or (state.question == "none" and state.page)
    left = remembered(state) if worth_it and state.question != question else state
    return replace(left, question=question, repeats=0)


def remembered(state: State) -> State:
    """The state with itself as the step to go back to."""
    return replace(state, previous=[*state.previous, snapshot(state)][-STEPS_BACK:])


def back(state: State) -> State:
    """The state as it was a step ago; what was learned about the resident stays."""
    *earlier, last = state.previous
    return _sound(replace(state, **{**last, "previous": earlier, "repeats": 0}))
