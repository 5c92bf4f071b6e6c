# SPDX-License-Identifier: EUPL-1.2
"""At a kind end after help was shown: whether it may be asked later how it went."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.state import State
from actions.turn import Turn
from content.reply import FollowUpCommand

A_WEEK = 7


def offered(turn: Turn, state: State, done: Answer) -> Answer:
    """The same end with that question, where the bot says that it may be asked and there is something to
    ask about."""
    days = turn.context.follow_up
    if not days or not state.shown:
        return done
    key = "follow_up_offer" if days >= A_WEEK else "follow_up_offer_short"
    asked = done.and_then(turn.say(key))
    buttons = (*turn.buttons_of(key), *(button for button in done.buttons if button.id == "mens"))
    return replace(asked, buttons=buttons, commands=(*done.commands, FollowUpCommand(theme=state.theme)))
