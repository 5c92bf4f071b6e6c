# SPDX-License-Identifier: EUPL-1.2
"""[Dit klopt niet] under what was shown: which one, what is wrong, thanks; not kept is who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.answer import Answer, answer
from actions.aside import smalltalk
from actions.state import State
from actions.turn import Turn
from content.activities import finder, vacancies
from content.reply import Button, ReportCommand, Wrong

BUTTON = "klopt_niet"
WHAT: dict[str, Wrong] = {"nummer_fout": "phone", "is_dicht": "closed", "anders_fout": "other"}
ACTIVITY: dict[str, Wrong] = {
    "nummer_fout": "phone",
    "gaat_niet_door": "closed",
    "anders_fout": "other",
}
MOST = 4
LONGEST = 60
"""As many characters as a button holds."""


@dataclass(frozen=True)
class Shown:
    """A contact, an activity or a vacancy as it can be reported; `id` as its card names it."""

    id: str
    name: str
    phone: bool


def button(turn: Turn, ids: Sequence[str]) -> Button:
    """What stands under cards of these."""
    return turn.button(BUTTON, contacts=list(ids))


def wrong(turn: Turn, state: State) -> Answer:
    """Something is not right: of which contact, where there are several, and then what."""
    found = [shown for id in _ids(turn) if (shown := _shown(turn, id))]
    if not found:
        return smalltalk.resumed_aloud(turn, state)
    if len(found) > 1:
        which = [turn.button(BUTTON, one.name[:LONGEST], contacts=[one.id]) for one in found]
        return _asked(turn, state, turn.say("report_which"), which)
    [shown] = found
    about = ACTIVITY if ":" in shown.id else WHAT
    kinds = [id for id in about if shown.phone or id != "nummer_fout"]
    asked = turn.say("report_what", name=shown.name)
    return _asked(turn, state, asked, [turn.button(id, contact=shown.id) for id in kinds])


def told(turn: Turn, state: State) -> Answer:
    """What is wrong was told: thanks, and on with what was open."""
    shown, what = _shown(turn, str(turn.data.get("contact"))), (WHAT | ACTIVITY).get(turn.pressed or "")
    if shown is None or what is None:
        return smalltalk.resumed_aloud(turn, state)
    done = smalltalk.resumed(turn, state).after(turn.say("report_thanks"))
    return replace(done, commands=(*done.commands, ReportCommand(contact=shown.id, what=what)))


def back(turn: Turn, state: State) -> Answer:
    """Nothing was wrong after all."""
    return smalltalk.resumed_aloud(turn, state)


def _asked(turn: Turn, state: State, text: str, choices: Sequence[Button]) -> Answer:
    """The question in between; the one that was open stays open for a typed answer."""
    return answer(state, [text], [*choices[:MOST], turn.button("klopt_terug")])


def _ids(turn: Turn) -> list[str]:
    given = turn.data.get("contacts")
    return [str(id) for id in given] if isinstance(given, list) else []


def _shown(turn: Turn, id: str) -> Shown | None:
    book, organisation = turn.book, turn.context.organisation
    kind, colon, key = id.partition(":")
    if not colon:
        contact = book.contact(id, organisation)
        return Shown(id, contact.name, contact.phone is not None) if contact else None
    by_id = vacancies.by_id if kind == "vacancy" else finder.by_id
    found = by_id(book, key, organisation)
    return Shown(id, found.name, found.sign_up == "phone") if found else None
