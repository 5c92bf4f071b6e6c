# SPDX-License-Identifier: EUPL-1.2
"""A worry in somebody's own words: what it is about, for whom, and where."""

from __future__ import annotations

from dataclasses import asdict, replace

from actions.answer import Answer, Handler
from actions.aside import language
from actions.asking import questions
from actions.showing import activities, activity_again, contacts
from actions.state import WORDS_KEPT, State, stepped
from actions.told import aboutness, haste, neighbourhood
from actions.told.needs import spoken
from actions.turn import Turn
from actions.worry import help_first, unsure
from content.gazetteer import places

MORE_THAN_AN_ANSWER = 3
"""Words; in a shorter answer a theme is chance."""


def told(turn: Turn, state: State) -> Answer:
    """Help when it is clear what it is about; else ask."""
    if wished := activity_again.again(turn, state):
        return wished
    heard = _remembered(turn, state)
    if turn.language:
        return language.told(turn, heard)
    if themes := aboutness.themes(turn):
        return about(turn, heard, activities.one_of_two(turn, themes))
    if turn.decision == "confirm" and turn.ranked and not state.misses:
        return unsure.confirm(turn, heard)
    return unsure.missed(turn, heard)


def about(turn: Turn, state: State, themes: list[str]) -> Answer:
    """Begin with the first of these themes; the others, and those still waiting, come after it."""
    if themes[0] == state.theme and state.page:
        return _more_of_same(turn, state, themes)
    waiting = [theme for theme in state.themes[1:] if theme not in themes]
    before = stepped(state, "none")
    started = replace(before, themes=[*themes, *waiting], candidates=[], misses=0, page=0)
    return help_first.begin(turn, _needs(turn, started))


def first(handler: Handler) -> Handler:
    """The handler, unless the same message surely tells a worry ("hallo, ik heb schulden")."""

    def heard(turn: Turn, state: State) -> Answer:
        surely = turn.typed and turn.decision == "sure" and turn.detected
        return (told if surely else handler)(turn, state)

    return heard


def beside(handler: Handler) -> Handler:
    """The handler of an answer, with the worry that was named beside it kept for later."""
    return lambda turn, state: handler(turn, also(turn, state))


def also(turn: Turn, state: State) -> State:
    """A worry named beside an answer is kept for after it."""
    long_enough = len(turn.text.split()) >= MORE_THAN_AN_ANSWER
    if turn.decision != "sure" or not state.themes or not long_enough:
        return state
    return replace(state, themes=list(dict.fromkeys([*state.themes, *turn.detected])))


def _more_of_same(turn: Turn, state: State, themes: list[str]) -> Answer:
    queue = list(dict.fromkeys([*themes, *state.themes]))
    done = activities.first(turn, _needs(turn, replace(state, themes=queue, question="none")))
    return done.after(turn.say("more_of_same"))


def _needs(turn: Turn, state: State) -> State:
    told_now = turn.typed and turn.intent == "zorg_delen"
    text = turn.text if told_now else state.words or ""
    found = [need.key for need in spoken(turn.theme(state.themes[0]), text)]
    dated = haste.needs(turn, state, state.themes[0])
    return replace(state, needs=list(dict.fromkeys([*dated, *found, *state.needs])))


def _remembered(turn: Turn, state: State) -> State:
    """The first worry's own words, for whom it is, and a place that was named along the way."""
    match = places.spot(turn.book, turn.text)
    named = asdict(match.place) if match and match.place else None
    place = turn.book.mergers.moved(named, turn.day) if named else state.place
    many = match.matched if match and match.kind == "many" and place is None else None
    known = replace(
        state,
        words=_own_words(turn, state),
        for_whom=turn.for_whom or state.for_whom,
        place=neighbourhood.placed(turn, state.place, place) if place else None,
        place_text=many,
        no_place=state.no_place and place is None,
    )
    return haste.remembered(turn, activities.remembered(turn, known))


def _own_words(turn: Turn, state: State) -> str | None:
    """The first worry's words; while it is not clear what that is, everything that was said about it."""
    if state.words and state.themes:
        return state.words
    return " ".join(filter(None, (state.words, turn.text)))[:WORDS_KEPT] or None


def confirmed(turn: Turn, state: State) -> Answer:
    """Yes, it is about that."""
    return about(turn, state, state.candidates[:1])


def denied(turn: Turn, state: State) -> Answer:
    """No: what else it may be."""
    return unsure.missed(turn, state, besides=tuple(state.candidates[:1]))


def none_of_these(turn: Turn, state: State) -> Answer:
    """None of the themes offered."""
    return unsure.everything(turn, state)


def chosen(turn: Turn, state: State, theme: str) -> Answer:
    """A theme picked from buttons."""
    known = {entry.key for entry in turn.book.themes(turn.context.organisation)}
    return about(turn, state, [theme]) if theme in known else questions.ask(turn, state, "choose_theme")


def second(turn: Turn, state: State) -> Answer:
    """On to the other worry that was named."""
    return about(turn, state, state.themes[1:2])


def second_declined(turn: Turn, state: State) -> Answer:
    """The other worry rests."""
    after = replace(state, themes=[*state.themes[:1], *state.themes[2:]], question="none")
    return contacts.way_on(turn, after).after(turn.say("second_worry_no"))
