# SPDX-License-Identifier: EUPL-1.2
"""Every action Rasa can ask for, and what answers it: one intent, one rule, one action."""

from __future__ import annotations

from actions.answer import Answer, Handler
from actions.aside import back, erase, outscope, smalltalk
from actions.asking import button, place, replies
from actions.asking.open_question import by_title, listening
from actions.person import handoff, reach_typed
from actions.showing import activities, activity_again
from actions.state import State
from actions.turn import CERTAIN, Turn
from actions.worry import worry


def surely(handler: Handler) -> Handler:
    """The handler, for who pressed a button or said it beyond doubt: nobody is stopped by a guess.

    Else it is heard as something told.
    """
    otherwise = listening(worry.told)

    def heard(turn: Turn, state: State) -> Answer:
        return (handler if not turn.typed or turn.certainty >= CERTAIN else otherwise)(turn, state)

    return heard


ANSWERED: dict[str, Handler] = {
    "action_worry": listening(place.corrected(worry.told)),
    "action_outscope": listening(outscope.told),
    "action_place": listening(place.told),
    "action_no_place": replies.rather_not,
    "action_yes": worry.beside(replies.yes),
    "action_no": place.first(worry.beside(replies.no)),
    "action_unknown": replies.unknown,
    "action_person": handoff.asked,
    "action_more": activities.more,
    "action_other": worry.first(back.other),
    "action_closing": back.closing,
    "action_step_back": back.step_back,
    "action_afresh": back.afresh,
    "action_greeting": worry.first(smalltalk.greeting),
    "action_thanks": smalltalk.thanks,
    "action_help": worry.first(smalltalk.help),
    "action_computer": smalltalk.computer,
    "action_data": erase.kept,
    "action_erase": surely(erase.wanted),
    "action_stop": surely(erase.stopped),
    "action_button": button.press,
}
TABLE: dict[str, Handler] = {
    name: reach_typed.first(by_title(activity_again.following(handler))) for name, handler in ANSWERED.items()
}
