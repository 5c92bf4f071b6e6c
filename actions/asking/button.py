# SPDX-License-Identifier: EUPL-1.2
"""A pressed button, by its id; what goes with it was put there by us."""

from __future__ import annotations

from typing import Any

from actions.answer import Answer, Handler
from actions.aside import back, erase, smalltalk
from actions.asking import place, replies
from actions.person import handoff, reach_questions
from actions.person.summary import LINES
from actions.showing import activities, activity_calendar, report
from actions.state import State
from actions.turn import Turn
from actions.worry import unsure, worry


def press(turn: Turn, state: State) -> Answer:
    """What the button does; one that is not known any more leaves the talk where it was."""
    return PRESSED.get(turn.pressed or "", smalltalk.resumed_aloud)(turn, state)


def _theme(turn: Turn, state: State) -> Answer:
    return worry.chosen(turn, state, str(turn.data.get("theme")))


def _strike(turn: Turn, state: State) -> Answer:
    line: Any = turn.data.get("line")
    return handoff.strike(turn, state, line) if line in (*LINES, "reach") else handoff.change(turn, state)


PRESSED: dict[str, Handler] = {
    "ja": replies.yes,
    "nee": replies.no,
    "weet_niet": replies.unknown,
    "thema": _theme,
    "alle_themas": unsure.everything,
    "plaats": place.told,
    "andere_plaats": place.other,
    "liever_niet": replies.rather_not,
    "mens": handoff.propose,
    "geef_door": handoff.agreed,
    "eerst_veranderen": handoff.change,
    "niet_doorgeven": handoff.refused,
    "schrap": _strike,
    "liever_gebeld": reach_questions.wanted,
    "bel_mij_terug": reach_questions.wanted,
    **dict.fromkeys(("ochtend", "middag", "avond", "altijd"), reach_questions.pressed_time),
    "verder_zoeken": back.searching_on,
    "meer": activities.more,
    "activiteit": activities.chosen,
    "in_agenda": activity_calendar.wanted,
    "herinner_mij": activity_calendar.remind,
    "herinner_niet": activity_calendar.no_more,
    "iets_anders": back.other,
    "goed_zo": back.closing,
    report.BUTTON: report.wrong,
    **dict.fromkeys(report.WHAT | report.ACTIVITY, report.told),
    "klopt_terug": report.back,
    "wissen": erase.wanted,
    "wis_alles": erase.agreed,
    "niet_wissen": erase.refused,
}
