# SPDX-License-Identifier: EUPL-1.2
"""[Dit klopt niet] under a contact: which one, what is wrong with it, thanks; not kept is who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import smalltalk
from actions.answer import Answer, answer
from actions.state import State
from actions.turn import Turn
from content.model import Contact
from content.reply import Button, ReportCommand, Wrong

BUTTON = "klopt_niet"
WHAT: dict[str, Wrong] = {"nummer_fout": "phone", "is_dicht": "closed", "anders_fout": "other"}
MOST = 4
LONGEST = 60
"""As many characters as a button holds."""


def button(turn: Turn, contacts: Sequence[Contact]) -> Button:
    """What stands under cards of these contacts."""
    return turn.button(BUTTON, contacts=[contact.id for contact in contacts])


def wrong(turn: Turn, state: State) -> Answer:
    """Something is not right: of which contact, where there are several, and then what."""
    found = [contact for id in _ids(turn) if (contact := _contact(turn, id))]
    if not found:
        return smalltalk.resumed_aloud(turn, state)
    if len(found) > 1:
        which = [turn.button(BUTTON, contact.name[:LONGEST], contacts=[contact.id]) for contact in found]
        return _asked(turn, state, turn.say("report_which"), which)
    contact = found[0]
    kinds = [id for id in WHAT if contact.phone or id != "nummer_fout"]
    asked = turn.say("report_what", name=contact.name)
    return _asked(turn, state, asked, [turn.button(id, contact=contact.id) for id in kinds])


def told(turn: Turn, state: State) -> Answer:
    """What is wrong was told: thanks, and on with what was open."""
    contact, what = _contact(turn, str(turn.data.get("contact"))), WHAT.get(turn.pressed or "")
    if contact is None or what is None:
        return smalltalk.resumed_aloud(turn, state)
    done = smalltalk.resumed(turn, state).after(turn.say("report_thanks"))
    return replace(done, commands=(*done.commands, ReportCommand(contact=contact.id, what=what)))


def back(turn: Turn, state: State) -> Answer:
    """Nothing was wrong after all."""
    return smalltalk.resumed_aloud(turn, state)


def _asked(turn: Turn, state: State, text: str, choices: Sequence[Button]) -> Answer:
    """The question in between; the one that was open stays open for a typed answer."""
    return answer(state, [text], [*choices[:MOST], turn.button("klopt_terug")])


def _ids(turn: Turn) -> list[str]:
    given = turn.data.get("contacts")
    return [str(id) for id in given] if isinstance(given, list) else []


def _contact(turn: Turn, id: str) -> Contact | None:
    return turn.book.contact(id, turn.context.organisation)
