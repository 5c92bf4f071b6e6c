# SPDX-License-Identifier: EUPL-1.2
"""Every move of a conversation in one table: from which state, whose it must be, where it leads, why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.conversation.handoff import OPEN, PENDING, RESOLVED, SNOOZED

Whose = Literal["free", "mine", "theirs", "anyone"]
Conversation = Mapping[str, str]

OUTCOMES = ("geholpen", "doorverwezen", "niet_bereikt", "anders")
HANDING_ON = ("dienst", "kennis", "bewoner", "anders")
TAKING_OVER = ("afwezig", "kennis", "bewoner", "anders")
COMING_BACK = ("afspraak", "wacht", "bewoner", "anders")
REOPENING = ("bewoner", "vergeten", "anders")
BLOCKING = ("schelden", "dreigen", "storen", "anders")

UNKNOWN = "desk_gone"
STOPPED = "desk_why_stopped"
NO_REASON = "desk_why_reason"
NO_COLLEAGUE = "desk_why_colleague"
NO_TEAM = "desk_why_team"
NO_BLOCK = "desk_why_danger"
NO_LENGTH = "desk_why_length"
NO_MOMENT = "desk_why_moment"
MEANWHILE = "desk_why_meanwhile"
FULL, COLLEAGUE_FULL = "desk_why_full", "desk_why_colleague_full"


@dataclass(frozen=True)
class Rule:
    """One move; the last two are keys of the text that says why it is refused."""

    states: tuple[str, ...]
    whose: Whose
    to: str | None = None
    """The state it leads to; None leaves the state as it is."""
    reasons: tuple[str, ...] = ()
    """What the worker says why, one of these; none where a move speaks for itself."""
    elsewhere: str = "desk_claim_over"
    not_whose: str = "desk_not_yours"


ON_DESK = (OPEN, SNOOZED)

MOVES: dict[str, Rule] = {
    # By the resident, or by the clock.
    "handoff": Rule((PENDING, RESOLVED, OPEN, SNOOZED), "anyone", OPEN),
    # A resident who writes after the close is with the bot again.
    "write": Rule((RESOLVED,), "anyone", PENDING),
    "return": Rule((SNOOZED,), "anyone", OPEN, elsewhere="desk_why_awake"),
    # By itself: whoever has it can no longer sign in, or is not in its team any more.
    "leave": Rule(ON_DESK, "mine", OPEN),
    # Danger, and whoever has it is not at the desk; nobody closed it, and all was answered long ago.
    "absent": Rule(ON_DESK, "mine", OPEN),
    "lapse": Rule((OPEN,), "mine", RESOLVED),
    # Nobody took a danger: more people are called. Its team was taken away: it is the default team's.
    "escalate": Rule((OPEN,), "free"),
    "rehouse": Rule(ON_DESK, "anyone"),
    # The moment somebody would have answered by has passed. Whoever has it is not there, and was written to.
    "late": Rule(ON_DESK, "anyone"),
    "unread": Rule(ON_DESK, "mine"),
    # By workers.
    "claim": Rule(ON_DESK, "free", OPEN, not_whose="desk_claim_lost"),
    "release": Rule(ON_DESK, "mine", OPEN),
    "transfer": Rule(ON_DESK, "mine", OPEN, HANDING_ON),
    "reassign": Rule(ON_DESK, "mine", OPEN, HANDING_ON),
    "takeover": Rule(ON_DESK, "theirs", OPEN, TAKING_OVER, not_whose="desk_why_not_theirs"),
    "snooze": Rule(ON_DESK, "mine", SNOOZED, COMING_BACK),
    "wake": Rule((SNOOZED,), "mine", OPEN, elsewhere="desk_why_awake"),
    "close": Rule(ON_DESK, "mine", RESOLVED, OUTCOMES),
    "block": Rule(ON_DESK, "mine", RESOLVED, BLOCKING),
    # Pending after a handoff: the resident wrote after the close, and is with the bot.
    "reopen": Rule((RESOLVED, PENDING), "anyone", OPEN, REOPENING, elsewhere="desk_why_open"),
    "reply": Rule(ON_DESK, "mine"),
    "note": Rule(ON_DESK, "mine"),
    "card": Rule(ON_DESK, "mine"),
    # A coordinator sends on what a colleague has who is not there; who opens a colleague's leaves a trace;
    # the summary was taken along to a dossier.
    "relieve": Rule(ON_DESK, "theirs", OPEN, TAKING_OVER, not_whose="desk_why_not_theirs"),
    "read": Rule(ON_DESK, "theirs"),
    "copied": Rule((OPEN, SNOOZED, RESOLVED, PENDING), "anyone"),
    # Bringing the resident on to another organisation; every step is one move.
    "referral_agreed": Rule(ON_DESK, "mine"),
    "referral_accepted": Rule(ON_DESK, "mine"),
    "referral_made": Rule(ON_DESK, "mine"),
    "referral_stopped": Rule(ON_DESK, "mine"),
}

REFUSALS = frozenset(
    {UNKNOWN, STOPPED, NO_COLLEAGUE, NO_TEAM, NO_BLOCK, MEANWHILE, FULL, COLLEAGUE_FULL}
    | {rule.elsewhere for rule in MOVES.values()}
    | {rule.not_whose for rule in MOVES.values()}
)
"""Every reason that lies in the conversation, not in what was filled in."""


@dataclass(frozen=True)
class Moved:
    """Whether a move was made; if not, `reason` is the key of the text that says why."""

    done: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.done


def refusal(move: str, conversation: Conversation, worker: str, why: str = "") -> str:
    """The key of the text that says why this worker cannot make this move now; nothing when it is allowed."""
    rule, state = MOVES[move], conversation.get("state", "")
    if "handed_at" not in conversation:
        return UNKNOWN
    if state not in rule.states:
        return rule.elsewhere
    if not _is(rule.whose, conversation.get("assignee", ""), worker):
        return rule.not_whose
    if move == "reopen" and conversation.get("stopped"):
        # Whoever was promised to hear nothing more is left alone.
        return STOPPED
    return NO_REASON if rule.reasons and why not in rule.reasons else ""


def allowed(conversation: Conversation, worker: str) -> frozenset[str]:
    """The moves this worker can make now, reasons and moments apart."""
    first = {move: (rule.reasons or ("",))[0] for move, rule in MOVES.items()}
    return frozenset(move for move, why in first.items() if not refusal(move, conversation, worker, why))


def _is(whose: Whose, assignee: str, worker: str) -> bool:
    if whose == "free":
        return not assignee
    if whose == "mine":
        return bool(assignee) and assignee == worker
    return whose == "anyone" or assignee not in ("", worker)
