# SPDX-License-Identifier: EUPL-1.2
"""The place: found, asked further, corrected, or left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from actions.answer import Answer, Handler, message
from actions.asking import questions
from actions.person import handoff
from actions.state import PLACE_QUESTIONS, State
from actions.told import neighbourhood
from actions.turn import Turn
from actions.worry import route_question
from actions.worry.onward import onward
from content.gazetteer import places
from content.model import Place, PlaceMatch

PLACES = ("one", "many")
FACTS = ("name", "municipality_code", "municipality", "province", "label", "neighbourhood")


def told(turn: Turn, state: State) -> Answer:
    """A place in words, from a button or from a shared location."""
    given = turn.place or turn.data
    if not turn.typed:
        return settled(turn, state, given) if given.get("municipality_code") else other(turn, state)
    known = of_those_asked(turn, state)
    return (
        settled(turn, state, asdict(known))
        if known
        else _matched(turn, state, places.find(turn.book, turn.text))
    )


def of_those_asked(turn: Turn, state: State) -> Place | None:
    """The one meant of several of one name: "Gelderland" after "Hengelo"."""
    if state.question != "choose_place":
        return None
    return places.choose(turn.book, places.find(turn.book, state.place_text or "").places, turn.text)


def first(handler: Handler) -> Handler:
    """The handler, unless the same words name a place ("nee, Hengelo Gelderland")."""

    def heard(turn: Turn, state: State) -> Answer:
        named = places.spot(turn.book, turn.text) if turn.typed else None
        # "op Zuid" says nothing against a town that is known.
        other = named is not None and (named.kind in PLACES or state.place is None)
        return (told if other else handler)(turn, state)

    return heard


def corrected(handler: Handler) -> Handler:
    """The handler, unless a few words that are no clear worry name another place than the one known."""

    def heard(turn: Turn, state: State) -> Answer:
        short = turn.typed and state.place and turn.decision != "sure" and len(turn.text.split()) <= 5
        return (first(handler) if short else handler)(turn, state)

    return heard


def _matched(turn: Turn, state: State, match: PlaceMatch) -> Answer:
    if match.place:
        return settled(turn, state, asdict(match.place))
    if match.kind == "many":
        after = replace(state, place_text=match.matched or turn.text)
        return questions.ask(turn, after, "choose_place")
    if match.kind in ("province", "district"):
        return _in_which_place(turn, state, match)
    return missed(turn, state)


def _in_which_place(turn: Turn, state: State, match: PlaceMatch) -> Answer:
    asked = questions.ask(turn, replace(state, place_text=None), "place")
    return asked.instead(turn.say(f"place_{match.kind}", place=match.matched or turn.text))


def settled(turn: Turn, state: State, place: Mapping[str, str]) -> Answer:
    """The place is known: contacts there, or whatever was being asked."""
    facts = turn.book.mergers.moved({name: str(place[name]) for name in FACTS if place.get(name)}, turn.day)
    facts = neighbourhood.placed(turn, state.place, facts)
    corrected = state.place is not None and facts != state.place
    after = replace(state, place=facts, place_text=None, no_place=False, page=0, shown=[])
    if state.question in handoff.OPEN:
        return handoff.propose(turn, after)
    if state.theme is None:
        return message(turn, after, "place_noted", place=facts["name"])
    done = _next(turn, after)
    return done.after(turn.say("place_corrected", place=facts["name"])) if corrected else done


def _next(turn: Turn, state: State) -> Answer:
    if state.question == "route" and route_question.before_help(turn, state):
        return questions.again(turn, state)
    return onward(turn, state)


def missed(turn: Turn, state: State) -> Answer:
    """Not found: once more in other words, then help for the whole country."""
    if state.question not in PLACE_QUESTIONS:
        return questions.ask(turn, state, "place")
    if state.repeats:
        return _national(turn, state).after(turn.say("place_not_found"))
    return questions.again(turn, replace(state, question="place", place_text=None))


def skipped(turn: Turn, state: State) -> Answer:
    """No place, and that is fine."""
    if state.theme is None:
        return message(turn, replace(state, no_place=True), "nothing_open")
    return _national(turn, state).after(turn.say("place_skipped"))


def _national(turn: Turn, state: State) -> Answer:
    return onward(turn, replace(state, no_place=True, place=None, place_text=None))


def other(turn: Turn, state: State) -> Answer:
    """Another place, please."""
    asked = questions.ask(turn, replace(state, place=None, no_place=False), "place")
    return asked.instead(turn.say("place_other"))


def told_yes(turn: Turn, state: State) -> Answer:
    """Yes, help nearby; the place itself is still to be told."""
    return questions.unchanged(turn, state).instead(turn.say("place_other"))
