# SPDX-License-Identifier: EUPL-1.2
"""A handoff as lines of label and value: what the desk shows, and what goes into another system as text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.handover import Handoff
from content.opening.when import Say
from content.reply import Reach

DANGERS = ("suicide", "geweld")
CHANNELS = ("telegram", "web", "rest", "terminal")


@dataclass(frozen=True)
class Line:
    """One line; `key` is its own short word."""

    key: str
    label: str
    value: str


def lines(found: Handoff, say: Say) -> list[Line]:
    """Every line there is something to say in, the resident's own words first."""
    summary = found.summary
    values = {
        "words": summary.words or "",
        "worry": found.worry or say("desk_worry_unknown"),
        "place": found.place or say("desk_place_unknown"),
        "for_whom": say(f"desk_for_whom_{summary.for_whom}") if summary.for_whom else "",
        "urgency": _urgency(found, say),
        "tried": ", ".join(summary.tried),
        "reach": reach(summary.reach, say),
        "reads_along": _reads_along(found, say),
        "channel": say(f"desk_channel_{found.channel}") if found.channel in CHANNELS else "",
    }
    return [Line(key, say(f"desk_line_{key}"), value) for key, value in values.items() if value]


def plain(found: Handoff, say: Say) -> str:
    """The same as text, under the pseudonym and with the mark of danger."""
    danger = found.danger and (found.danger if found.danger in DANGERS else "gevaar")
    first = [found.pseudonym, *([say(f"desk_danger_{danger}")] if danger else [])]
    rest = [f"{line.label}: {' '.join(line.value.split())}" for line in lines(found, say)]
    return "\n".join([*first, *rest])


def reach(told: Reach, say: Say) -> str:
    """How the resident wants the answer: the channel, the number, the times."""
    if told.number is None:
        return say("desk_reach_chat")
    times = say("times_words", words=told.words) if told.words else say(f"times_{told.times or 'altijd'}")
    return say("reach_phone", number=told.number, times=times)


def reads_along(found: Handoff) -> bool:
    """Whether to be careful: somebody else may read or hear what is said."""
    return found.private or found.summary.reads_along in ("ja", "weet_niet")


def _urgency(found: Handoff, say: Say) -> str:
    reason = [found.urgency_reason] if found.urgency_reason else []
    return "\n".join([say(f"desk_urgency_{found.urgency}"), *reason])


def _reads_along(found: Handoff, say: Say) -> str:
    told = found.summary.reads_along or ("perhaps" if found.private else "unknown")
    return say(f"desk_reads_along_{told}")
