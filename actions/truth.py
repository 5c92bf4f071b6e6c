# SPDX-License-Identifier: EUPL-1.2
"""The truth about when somebody reads it, and the number that is answered until then."""

from __future__ import annotations

from actions.turn import Turn
from content.when import when as in_words


def when(turn: Turn) -> list[str]:
    """In so many sentences when there is somebody."""
    desk = turn.context.desk
    known = (desk.staffed, desk.open_now, desk.opens, desk.promise, desk.promised)
    return [in_words(turn.say, turn.context.now, *known)]


def until_then(turn: Turn) -> list[str]:
    """Who can be talked to now while nobody is there, unless that was said with when."""
    desk = turn.context.desk
    known = desk.opens is not None or desk.open_now
    return [turn.say("talk_now")] if known and not desk.staffed else []
