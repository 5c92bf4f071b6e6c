# SPDX-License-Identifier: EUPL-1.2
"""What is stored, what for and how long: every Redis key has a row here."""

from __future__ import annotations

import re
from dataclasses import dataclass

DAY = 86_400
CONVERSATION_S = 7 * DAY
HANDOFF_S = 28 * DAY
QUIET_S = 14 * DAY
"""After this long without a word a conversation that a worker had is over by itself."""
RECEIPT_S = 3_600
TRYOUT_S = 3_600
PRESENCE_S = 14 * DAY
PHRASE_S = 30 * DAY


@dataclass(frozen=True)
class Row:
    """One kind of key: `pattern` matches its whole name, `seconds` is None where it is not about a person."""

    kind: str
    pattern: str
    holds: str
    purpose: str
    seconds: int | None
    personal: bool


_REF = r"[^:]+:[0-9a-f]{32}"
_P = r"omz:\{p\d\d\}"

TABLE: tuple[Row, ...] = (
    Row(
        "conv",
        rf"{_P}:conv:{_REF}",
        "state, sealed address, sealed buttons and summary",
        "going on where the resident was",
        CONVERSATION_S,
        True,
    ),
    Row("key", rf"{_P}:key:{_REF}", "the conversation's own key, wrapped", "sealing", CONVERSATION_S, True),
    Row("log", rf"{_P}:log:{_REF}", "sealed messages", "showing the conversation", CONVERSATION_S, True),
    Row(
        "seen",
        rf"{_P}:seen:{_REF}",
        "message ids of the channel",
        "answering a repeat once",
        CONVERSATION_S,
        True,
    ),
    Row("sent", rf"{_P}:sent:{_REF}", "delivery state", "showing what did not arrive", CONVERSATION_S, True),
    Row(
        "happened",
        rf"{_P}:happened:{_REF}",
        "moves at the desk; sealed which contacts were named",
        "showing what was done",
        CONVERSATION_S,
        True,
    ),
    Row(
        "referrals",
        rf"{_P}:referrals:{_REF}",
        "sealed referrals and their steps",
        "bringing a resident on to somebody else",
        CONVERSATION_S,
        True,
    ),
    Row(
        "tracker",
        rf"{_P}:tracker:{_REF}",
        "sealed dialogue state",
        "understanding the next message",
        CONVERSATION_S,
        True,
    ),
    Row("inbox", rf"{_P}:inbox", "sealed messages not yet answered", "losing nothing", DAY, True),
    Row(
        "attempts",
        rf"{_P}:attempts",
        "tries a message has had",
        "setting a poisoned message aside",
        DAY,
        False,
    ),
    Row("aside", rf"{_P}:aside", "messages set aside, without text", "telling the operator", 7 * DAY, False),
    Row(
        "outbox",
        rf"{_P}:outbox:(urgent|ordinary)",
        "references to answers; a sealed address while messages are taken away",
        "delivering",
        DAY,
        True,
    ),
    Row(
        "timers",
        rf"{_P}:timers",
        "moments at which something is due",
        "keeping promises and retention",
        HANDOFF_S,
        False,
    ),
    Row("desk", rf"{_P}:desk:[^:]+", "conversations on the desk", "the queue", HANDOFF_S, False),
    Row(
        "blocked",
        rf"{_P}:blocked:[^:]+",
        "conversations that are blocked, and until when",
        "giving workers rest from abuse",
        7 * DAY,
        True,
    ),
    Row("lease", rf"{_P}:lease:[a-z]+", "who serves a partition", "order", None, False),
    Row("fence", rf"{_P}:fence", "a counter", "order", None, False),
    Row("members", r"omz:members:[a-z]+", "processes alive", "sharing the work", None, False),
    Row(
        "users",
        r"omz:users:[^:]+",
        "names, roles, last day seen and password hashes of workers; sealed second factors",
        "signing in",
        None,
        True,
    ),
    Row(
        "invite",
        r"omz:invite:[0-9a-f]+",
        "whom a link to set a password is for, by the hash of the link",
        "letting a new colleague in",
        3 * DAY,
        True,
    ),
    Row("teams", r"omz:teams:[^:]+", "teams, their hours and who is on duty", "sharing the work", None, True),
    Row("session", r"omz:session:[0-9a-f]+", "a worker's or page's session", "signing in", DAY, True),
    Row("sessions", r"omz:sessions:[0-9a-f]+", "which sessions are one worker's", "ending them", DAY, True),
    Row(
        "presence",
        r"omz:presence:[^:]+",
        "when each worker was last at the desk",
        "saying honestly who is there, and when",
        PRESENCE_S,
        True,
    ),
    Row("promises", r"omz:promises:[^:]+", "slots promised", "promising what can be kept", HANDOFF_S, False),
    Row("away", r"omz:away:[^:]+", "workers who are absent until", "not counting on them", HANDOFF_S, True),
    Row("load", r"omz:load:[^:]+:.+", "conversations a worker has", "a cap on them", HANDOFF_S, True),
    Row("off", r"omz:off:[^:]+", "since when Omzien is switched off", "staying closed", None, False),
    Row("brake", r"omz:brake:.+", "counters of tries", "stopping guessing", DAY, False),
    Row(
        "code",
        r"omz:code:[0-9a-f]+",
        "a come-back code's hash",
        "coming back on another device",
        CONVERSATION_S,
        True,
    ),
    Row("budget", r"omz:budget:.+", "sending counters", "keeping within Telegram's limits", 120, False),
    Row(
        "audit",
        r"omz:audit:[^:]+",
        "who did what at the desk, without content",
        "accountability",
        365 * DAY,
        True,
    ),
    Row("alerts", r"omz:alerts:[^:]+:[a-z]+", "alerts to staff not yet sent", "telling staff", DAY, False),
    Row(
        "alerting",
        r"omz:alerting:[^:]+:[a-z]+",
        "what staff were last sent, without content",
        "not telling them twice",
        None,
        False,
    ),
    Row(
        "reports",
        r"omz:reports:[^:]+",
        "what was said to be wrong with a contact, and how often",
        "mending the directory",
        None,
        False,
    ),
    Row(
        "upkeep", r"omz:upkeep:[^:]+", "contacts to be looked at", "keeping the directory right", None, False
    ),
    Row("calls", r"omz:calls:[^:]+", "numbers nobody answered", "calling them again", None, False),
    Row("gaps", r"omz:gaps:[^:]+", "worries without help nearby", "filling the directory", None, False),
    Row(
        "confirm",
        r"omz:confirm:[0-9a-f]+",
        "which contact a link is for, by the hash of the link, and the editor who made it",
        "letting an organisation confirm its own entry",
        30 * DAY,
        True,
    ),
    Row(
        "phrases",
        r"omz:phrases:[^:]+:[0-9-]+",
        "sealed sentences that were misunderstood, redacted, without whose they were",
        "understanding more",
        PHRASE_S,
        True,
    ),
    Row(
        "labelled",
        r"omz:labelled:[^:]+:[0-9-]+",
        "such sentences with what they are about, until they are learned",
        "understanding more",
        PHRASE_S,
        True,
    ),
    Row(
        "training",
        r"omz:training",
        "how far learning is, with its figures, and which editor asked for it",
        "showing it",
        None,
        True,
    ),
    Row("training_lock", r"omz:training:lock", "who is learning now", "one at a time", 120, False),
    Row(
        "drafts",
        r"omz:drafts:[^:]+",
        "texts editors are working on, with the names of who wrote and approved them",
        "changing texts without losing anybody's work",
        90 * DAY,
        True,
    ),
    Row(
        "tryout",
        r"omz:tryout:[^:]+:.+",
        "which drafts an editor is trying out",
        "trying texts before residents read them",
        TRYOUT_S,
        True,
    ),
    Row("eyes", r"omz:eyes:[^:]+", "which changes two people look at", "right numbers", None, False),
    Row("due", r"omz:due", "when drafts are published", "publishing at a time", None, False),
    Row("remote", r"omz:remote", "which publication was copied elsewhere", "a copy elsewhere", None, False),
    Row(
        "agenda",
        r"omz:agenda:[^:]+",
        "calendars that are read, how that went, and which editor brought each",
        "telling editors which of them fails",
        None,
        True,
    ),
    Row(
        "agenda-candidate",
        r"omz:agenda-candidate:[^:]+:[0-9a-f]+",
        "what a calendar would give",
        "letting an editor look at it first",
        3600,
        False,
    ),
    Row(
        "directory-file",
        r"omz:directory-file:[^:]+:[0-9a-f]+",
        "a list of contacts an editor brought",
        "letting an editor look at it first",
        3600,
        False,
    ),
    Row("agenda-turn", r"omz:agenda-turn:[^:]+", "who reads calendars now", "reading each once", 600, False),
    Row("counts", r"omz:counts:[0-9-]+", "counted events of a day", "figures", None, False),
    Row("clock", r"omz:clock", "an offset, in tests only", "moving clocks in tests", None, False),
)


def row(name: str) -> Row | None:
    """The row a key belongs to, or None when it has none (which a test does not allow)."""
    return next((row for row in TABLE if re.fullmatch(row.pattern, name)), None)
