# SPDX-License-Identifier: EUPL-1.2
"""Every Redis key Omzien writes; each has a row in `store.retention`."""

from __future__ import annotations

from store.conversation import ConversationRef, tag

PREFIX = "omz:"
LOG_CHANNEL = "omz:log"
"""Pub/sub channel: `organisation/id` when a conversation has moved, with the message that is finished."""
TYPING_CHANNEL = "omz:typing"
"""Pub/sub channel: `organisation/id side name` when somebody types; nothing of it is kept."""
CLOCK = "omz:clock"
LANES = ("urgent", "ordinary")


def _of(ref: ConversationRef, kind: str) -> str:
    return f"{PREFIX}{ref.tag}:{kind}:{ref.organisation}:{ref.id}"


def conversation(ref: ConversationRef) -> str:
    """Hash: state, owner, counters, sealed address, sealed buttons, sealed summary."""
    return _of(ref, "conv")


def key(ref: ConversationRef) -> str:
    """Hash: the conversation's own key, wrapped by the master key."""
    return _of(ref, "key")


def log(ref: ConversationRef) -> str:
    """Stream of sealed messages, ids `seq-0`."""
    return _of(ref, "log")


def seen(ref: ConversationRef) -> str:
    """Hash: a channel's message id to the seq it became."""
    return _of(ref, "seen")


def sent(ref: ConversationRef) -> str:
    """Hash: seq to what became of its delivery."""
    return _of(ref, "sent")


def happened(ref: ConversationRef) -> str:
    """Stream of what was done in a conversation: when, by whom, what, and sealed what about."""
    return _of(ref, "happened")


def referrals(ref: ConversationRef) -> str:
    """Hash: a referral's id to its sealed organisation, person, note and steps."""
    return _of(ref, "referrals")


def tracker(ref: ConversationRef) -> str:
    """Hash: Rasa's sealed tracker and its last answers."""
    return _of(ref, "tracker")


def inbox(partition: int) -> str:
    """Stream of messages a worker still has to answer."""
    return f"{PREFIX}{tag(partition)}:inbox"


def attempts(partition: int) -> str:
    """Hash: inbox entry to the number of times a worker started on it again."""
    return f"{PREFIX}{tag(partition)}:attempts"


def aside(partition: int) -> str:
    """Stream of inbox entries that were set aside after three tries."""
    return f"{PREFIX}{tag(partition)}:aside"


def outbox(partition: int, lane: str) -> str:
    """Stream of messages a sender still has to deliver."""
    return f"{PREFIX}{tag(partition)}:outbox:{lane}"


def timers(partition: int) -> str:
    """Sorted set of timers by the second they are due."""
    return f"{PREFIX}{tag(partition)}:timers"


def desk(partition: int, organisation: str) -> str:
    """Sorted set of conversations on the desk by the second they began to wait."""
    return f"{PREFIX}{tag(partition)}:desk:{organisation}"


def blocked(partition: int, organisation: str) -> str:
    """Sorted set of conversations that are blocked by the second at which that ends."""
    return f"{PREFIX}{tag(partition)}:blocked:{organisation}"


def lease(partition: int, role: str) -> str:
    """String: the fencing token of the process that serves this partition in this role."""
    return f"{PREFIX}{tag(partition)}:lease:{role}"


def fence(partition: int) -> str:
    """Counter from which fencing tokens are taken."""
    return f"{PREFIX}{tag(partition)}:fence"


def members(role: str) -> str:
    """Sorted set of processes alive in this role, by their last sign of life."""
    return f"{PREFIX}members:{role}"


def user(organisation: str) -> str:
    """Hash: a desk user's name to their account."""
    return f"{PREFIX}users:{organisation}"


def invite(digest: str) -> str:
    """String: whom a link to set a password is for; the link itself is nowhere."""
    return f"{PREFIX}invite:{digest}"


def teams(organisation: str) -> str:
    """Hash: a team's key to its name, places, themes, hours and duty."""
    return f"{PREFIX}teams:{organisation}"


def presence(organisation: str) -> str:
    """Sorted set of desk users by the second they were last there."""
    return f"{PREFIX}presence:{organisation}"


def promises(organisation: str) -> str:
    """Hash: a conversation on the desk to its slot, `team|second`, by which somebody will answer."""
    return f"{PREFIX}promises:{organisation}"


def away(organisation: str) -> str:
    """Sorted set of desk users who said they are not there, by the second until when."""
    return f"{PREFIX}away:{organisation}"


def load(organisation: str, worker: str) -> str:
    """Set of the conversations a worker has."""
    return f"{PREFIX}load:{organisation}:{worker}"


def off(organisation: str) -> str:
    """Hash: since when Omzien is switched off and which line of the audit says by whom; else absent."""
    return f"{PREFIX}off:{organisation}"


def audit(organisation: str) -> str:
    """Stream of who did what at the desk, without content."""
    return f"{PREFIX}audit:{organisation}"


def alerts(organisation: str, way: str) -> str:
    """Stream of alerts that staff still have to be sent this way, without content."""
    return f"{PREFIX}alerts:{organisation}:{way}"


def alerting(organisation: str, way: str) -> str:
    """Hash: what staff were last sent this way, and whether that still works."""
    return f"{PREFIX}alerting:{organisation}:{way}"


def counts(day: str) -> str:
    """Hash of counted events of one day, without anything about a person."""
    return f"{PREFIX}counts:{day}"
