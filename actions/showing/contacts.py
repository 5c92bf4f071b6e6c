# SPDX-License-Identifier: EUPL-1.2
"""Who can help: one contact first, the others behind [Meer], nearest first, open first when it is urgent."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, answer, message
from actions.asking import questions
from actions.showing import contact_card, report
from actions.state import State, stepped
from actions.told import neighbourhood
from actions.told.needs import remembered
from actions.turn import Turn
from actions.worry import mentioned, route_question
from content.expiry.state import available
from content.model import Contact
from content.opening import hours
from content.reply import Button, Command, LackCommand, Part

MORE_AT_ONCE = 3
URGENT = ("now", "today")
NEAREST = ("local", "regional", "national")


def ordered(turn: Turn, state: State, theme: str) -> list[Contact]:
    """Everybody who serves this worry here; the municipality's own entrance is always among them."""
    code = turn.book.mergers.now(state.place["municipality_code"], turn.day) if state.place else None
    found = [*_of_needs(turn, state, theme), *_serving(turn, state, theme, code)]
    if code:
        found.append(turn.book.front_door(code, turn.context.organisation))
    once = list({contact.id: contact for contact in found}.values())
    near = sorted(once, key=lambda contact: _distance(state, contact))
    if state.urgency in URGENT:
        near.sort(key=lambda contact: not (_fits(state, contact) and _open(turn, contact)))
    # Who is closed for weeks or full is named, after everybody who can help now.
    return sorted(near, key=lambda contact: not available(contact, turn.day))


def _fits(state: State, contact: Contact) -> bool:
    """Whether the contact is for everybody with this worry, or for a need that was spoken of, and here."""
    needed = not contact.needs or bool(set(contact.needs) & set(state.needs))
    return needed and not _elsewhere(state, contact)


def _elsewhere(state: State, contact: Contact) -> bool:
    """Whether it is there for who lives in other neighbourhoods than this one."""
    return neighbourhood.fit(state, contact) is False


def _serving(turn: Turn, state: State, theme: str, code: str | None) -> list[Contact]:
    return turn.book.contacts(theme, code, turn.context.organisation, state.needs, turn.day)


def _of_needs(turn: Turn, state: State, theme: str) -> list[Contact]:
    ids = [id for need in remembered(turn, theme, state.needs) for id in need.contacts]
    named = (turn.book.contact(id, turn.context.organisation, turn.day) for id in ids)
    return [contact for contact in named if contact]


def _distance(state: State, contact: Contact) -> float:
    """Who serves this worry in the region comes before the municipality's general entrance.

    Who is there for this neighbourhood only comes first; who is there for others only, after that entrance.
    """
    if contact.front_door:
        return NEAREST.index("regional") + 0.5
    fits, level = neighbourhood.fit(state, contact), NEAREST.index(contact.level)
    if fits is None:
        return level + (0.25 if contact.neighbourhoods else 0)
    return level - 0.25 if fits else NEAREST.index("regional") + 0.75


def _open(turn: Turn, contact: Contact) -> bool:
    return hours.of(contact, turn.context.now).open is True


def first(turn: Turn, state: State) -> Answer:
    """Begin here: the one contact to start with."""
    theme = state.themes[0]
    found = ordered(turn, state, theme)
    if not found:
        return answer(state, [turn.say("nothing_known")], _buttons(turn, []), question="none")
    start = _start(turn, state, found)
    found = [start, *(contact for contact in found if contact is not start)]
    lead = [*_nothing_local(turn, state, theme, found), turn.say("begin_here")]
    rest = found[1:]
    done = answer(
        stepped(state, "none"),
        [*lead, contact_card.part(turn, found[0], theme)],
        _buttons(turn, rest),
        _lack(turn, state, theme, found),
        misses=0,
        page=1,
        shown=_add(state.shown, found[:1]),
    )
    return _reportable(turn, with_question(turn, done), found[:1])


def _lack(turn: Turn, state: State, theme: str, found: list[Contact]) -> list[Command]:
    """That there was nobody nearby for this worry is counted, for editors to find somebody."""
    if not state.place or any(_known_here(state, contact) for contact in found):
        return []
    code = turn.book.mergers.now(state.place["municipality_code"], turn.day)
    return [LackCommand(theme=theme, municipality=code)]


def _reportable(turn: Turn, done: Answer, shown: list[Contact]) -> Answer:
    """The answer with a button to say that a card in it is wrong."""
    return replace(done, buttons=(*done.buttons, report.button(turn, [contact.id for contact in shown])))


def _start(turn: Turn, state: State, found: list[Contact]) -> Contact:
    """Whom the help before did not name already, where there is somebody nearby who is not surely closed."""
    named = mentioned.contacts(turn, state)
    near = (c for c in found if c.level != "national" and not _elsewhere(state, c))
    fresh = (c for c in near if c.id not in named and not _closed(turn, c))
    return next(fresh, found[0]) if found[0].id in named else found[0]


def _closed(turn: Turn, contact: Contact) -> bool:
    return hours.of(contact, turn.context.now).open is False


def _nothing_local(turn: Turn, state: State, theme: str, found: list[Contact]) -> list[str]:
    if not state.place or not found[0].front_door or any(_known_here(state, one) for one in found):
        return []
    return [turn.say("nothing_local", municipality=state.place["municipality"], theme=turn.theme_name(theme))]


def _known_here(state: State, contact: Contact) -> bool:
    return contact.level != "national" and not contact.front_door and not _elsewhere(state, contact)


def with_question(turn: Turn, done: Answer) -> Answer:
    """The contacts with the one question that may follow them: the second worry, or one after helping."""
    state = done.state
    if len(state.themes) > 1:
        asked = questions.ask(turn, state, "second_worry")
    elif route_question.after_help(turn, state):
        asked = questions.ask(turn, state, "after_help")
    else:
        return done
    return Answer(asked.state, (*done.parts, *asked.parts), asked.buttons, done.commands)


def more(turn: Turn, state: State) -> Answer:
    """Up to three next ones, and the truth when there are no more."""
    if state.theme is None:
        return message(turn, state, "nothing_open")
    if not state.page:
        return first(turn, state)
    waiting = _waiting(turn, state)
    if not waiting:
        return answer(state, [turn.say("no_more")], _buttons(turn, []), question="none")
    now, rest = waiting[:MORE_AT_ONCE], waiting[MORE_AT_ONCE:]
    parts: list[Part | str] = [contact_card.part(turn, contact, state.themes[0]) for contact in now]
    lead = turn.say("more_here")
    shown = _add(state.shown, now)
    done = answer(
        state, [lead, *parts], _buttons(turn, rest), question="none", page=state.page + 1, shown=shown
    )
    return _reportable(turn, with_question(turn, done), now)


def way_on(turn: Turn, state: State) -> Answer:
    """No new contact, but every way on from the ones already shown."""
    waiting = _waiting(turn, state) if state.theme else []
    return answer(state, [], _buttons(turn, waiting), question="none", repeats=0)


def _waiting(turn: Turn, state: State) -> list[Contact]:
    return [contact for contact in ordered(turn, state, state.themes[0]) if contact.id not in state.shown]


def _buttons(turn: Turn, rest: list[Contact]) -> list[Button]:
    ids = ["mens", *(["meer"] if rest else []), "iets_anders", "goed_zo"]
    return [turn.button(id) for id in ids]


def _add(shown: list[str], contacts: list[Contact]) -> list[str]:
    return list(dict.fromkeys([*shown, *(contact.id for contact in contacts)]))
