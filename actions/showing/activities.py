# SPDX-License-Identifier: EUPL-1.2
"""Something to do, or to do for another: up to three at a time, then who knows more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date

from actions.answer import Answer, answer, message
from actions.showing import activity_search, contacts, report
from actions.showing.activity_search import Found
from actions.state import State, stepped
from actions.turn import Turn
from content.activities import card, finder
from content.activities.model import Hit, Vacancy
from content.contact_card import Reader
from content.gazetteer import places
from content.reply import Button, Part

TO_DO, TO_HELP = "activiteiten", "vrijwilligerswerk"
KINDS = {TO_DO: "activity", TO_HELP: "vacancy"}
AT_ONCE = 3
OWN = ("activiteit", "in_agenda", "herinner_mij")
"""Buttons that belong to one activity."""
TITLE = 60
"""Characters of a button."""
Hits = Found[Hit] | Found[Vacancy]


def one_of_two(turn: Turn, themes: list[str]) -> list[str]:
    """Doing something and doing it for another sound alike: what was heard first is meant."""
    both = {TO_DO, TO_HELP} <= set(themes)
    kind = next((KINDS[theme] for theme in themes if theme in KINDS), None)
    if not both or kind is None or not finder.there_are(turn.book, kind):
        return themes
    meant = next(theme for theme in themes if theme in KINDS)
    return [theme for theme in themes if theme == meant or theme not in KINDS]


def about(turn: Turn, state: State) -> bool:
    """Whether the worry is something to do, and this installation knows of anything."""
    return state.theme in KINDS and finder.there_are(turn.book, KINDS[state.theme])


def first(turn: Turn, state: State) -> Answer:
    """What fits the wish; else who can help, saying that nothing fits where there is anything at all."""
    if not about(turn, state):
        return contacts.first(turn, state)
    found = _found(turn, state)
    if not found.hits:
        return contacts.first(turn, state).after(turn.say("activity_nothing"))
    return _shown(turn, stepped(state, "none"), found.hits, _lead(turn, state, found))


def more(turn: Turn, state: State) -> Answer:
    """The next ones, then the contacts."""
    if not state.page or not about(turn, state):
        return contacts.more(turn, state)
    left = _left(state, _found(turn, state))
    if left:
        return _shown(turn, state, left, [turn.say("activity_more")])
    seen = any(id.startswith((card.ACTIVITY, card.VACANCY)) for id in state.shown)
    kind = "vacancy" if state.theme == TO_HELP else "activity"
    said = [turn.say(f"{kind}_no_more")] if seen and not _contacts_shown(state) else []
    return contacts.more(turn, state).after(*said)


def remembered(turn: Turn, state: State) -> State:
    """The state with what this message says of something to do."""
    return _placed(turn, replace(state, wish=activity_search.heard(turn, state) or None))


def chosen(turn: Turn, state: State) -> Answer:
    """One of those that were shown, with what can be done about it."""
    hit = pressed(turn)
    if hit is None:
        return message(turn, state, "activity_gone")
    return answer(state, [card.part(reader(turn), hit)], _buttons_of(turn, hit), question="none")


def pressed(turn: Turn) -> Hit | None:
    """The activity and the day that go with the button."""
    activity = finder.by_id(turn.book, str(turn.data.get("activity")), turn.context.organisation)
    try:
        day = date.fromisoformat(str(turn.data.get("day")))
    except ValueError:
        return None
    once = next(activity.schedule.between(day, day), None) if activity else None
    return Hit(activity, once) if activity and once else None


def data(hit: Hit) -> dict[str, str]:
    """What goes with the buttons of an activity."""
    return {"activity": hit.activity.id, "day": hit.when.day.isoformat()}


def _placed(turn: Turn, state: State) -> State:
    """Of several places of one name the one where there is anything to do: Kerkelanden in Hilversum."""
    theme = next(iter(turn.detected), None)
    if state.place or not state.place_text or theme not in KINDS:
        return state
    choices = places.find(turn.book, state.place_text).places
    fit = [one for one in choices if finder.there_are(turn.book, KINDS[theme], one.municipality_code)]
    return replace(state, place=asdict(fit[0]), place_text=None) if len(fit) == 1 else state


def _found(turn: Turn, state: State) -> Hits:
    if state.theme == TO_HELP:
        return activity_search.volunteering(turn, state)
    return activity_search.activities(turn, state)


def _left(state: State, found: Hits) -> list[Hit | Vacancy]:
    return [one for one in found.hits if _id(one) not in state.shown]


def _shown(turn: Turn, state: State, found: Sequence[Hit | Vacancy], lead: list[str]) -> Answer:
    now = found[:AT_ONCE]
    parts: list[Part | str] = [*lead, *(_part(turn, one) for one in now)]
    shown = list(dict.fromkeys([*state.shown, *map(_id, now)]))
    buttons = _buttons(turn, now)
    done = answer(state, parts, buttons, question="none", misses=0, page=state.page + 1, shown=shown)
    asked = contacts.with_question(turn, done)
    if asked is done:
        return done
    # What can be done with what is shown stays, beside the answers to the question under it.
    own = [button for button in buttons if button.id in OWN]
    return replace(asked, buttons=(*own, *asked.buttons))


def _lead(turn: Turn, state: State, found: Hits) -> list[str]:
    """What was widened, honestly; else that this was found."""
    if len(found.widened) > 1:
        one, two = (turn.say(f"activity_other_{name}") for name in found.widened)
        return [turn.say("activity_wider_two", one=one, two=two)]
    if found.widened:
        town = state.place["municipality"] if state.place else ""
        return [turn.say(f"activity_wider_{name}", municipality=town) for name in found.widened]
    kind = "vacancy" if state.theme == TO_HELP else "activity"
    return [turn.say(f"{kind}_found_one" if len(found.hits) == 1 else f"{kind}_found")]


def _part(turn: Turn, one: Hit | Vacancy) -> Part:
    return card.part(reader(turn), one) if isinstance(one, Hit) else card.vacancy(reader(turn), one)


def _buttons(turn: Turn, now: Sequence[Hit | Vacancy]) -> list[Button]:
    hits = [one for one in now if isinstance(one, Hit)]
    if len(hits) == 1:
        return _buttons_of(turn, hits[0])
    titles = [hit.activity.name[:TITLE] for hit in hits]
    choices = [
        turn.button("activiteit", title=title, **data(hit))
        for number, (title, hit) in enumerate(zip(titles, hits, strict=True))
        if title not in titles[:number]
    ]
    return [*choices, *_ways_on(turn), report.button(turn, [_id(one) for one in now])]


def _buttons_of(turn: Turn, hit: Hit) -> list[Button]:
    about = [turn.button(id, **data(hit)) for id in ("in_agenda", "herinner_mij")]
    return [*about, *_ways_on(turn), report.button(turn, [_id(hit)])]


def _ways_on(turn: Turn) -> list[Button]:
    """There is always more: who knows about this comes after it."""
    return [turn.button(id) for id in ("meer", "mens", "iets_anders", "goed_zo")]


def _contacts_shown(state: State) -> bool:
    return any(not id.startswith((card.ACTIVITY, card.VACANCY)) for id in state.shown)


def _id(one: Hit | Vacancy) -> str:
    return f"{card.ACTIVITY}{one.activity.id}" if isinstance(one, Hit) else f"{card.VACANCY}{one.id}"


def reader(turn: Turn) -> Reader:
    """For whom a card is made."""
    context = turn.context
    return Reader(turn.book, context.now, context.organisation, context.form)
