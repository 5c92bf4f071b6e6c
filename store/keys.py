# SPDX-License-Identifier: EUPL-1.2
"""Every Redis key Omzien writes; each has a row in `store.retention`."""

from __future__ import annotations

from store.conversation import ConversationRef, tag

PREFIX = "omz:"
LOG_CHANNEL = "omz:log"
"""Pub/sub channel: `organisation/id` when a conversation has moved, with the message that is finished."""
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


def teams(organisation: str) -> str:
    """Hash: a team's key to its name, places, themes, hours and duty."""
    return f"{PREFIX}teams:{organisation}"


def presence(organisation: str) -> str:
    """Sorted set of desk users by the second they were last there."""
    return f"{PREFIX}presence:{organisation}"


def audit(organisation: str) -> str:
    """Stream of who did what at the desk, without content."""
    return f"{PREFIX}audit:{organisation}"


def counts(day: str) -> str:
    """Hash of counted events of one day, without anything about a person."""
    return f"{PREFIX}counts:{day}"
