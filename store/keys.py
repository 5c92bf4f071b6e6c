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


def installation() -> str:
    """Hash: which form the data has, and the fingerprint of the master key it is sealed under."""
    return f"{PREFIX}installation"


def installation_lock() -> str:
    """String: who brings the data to another form now."""
    return f"{PREFIX}installation:lock"


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


def reports(organisation: str) -> str:
    """Hash: `contact|what|side` to how often somebody said so; never who."""
    return f"{PREFIX}reports:{organisation}"


def upkeep(organisation: str) -> str:
    """Hash of what editors have to look at, by its id; `@` has for which content and day it was made."""
    return f"{PREFIX}upkeep:{organisation}"


def calls(organisation: str) -> str:
    """Hash: a contact to how often it was called in vain, and when last."""
    return f"{PREFIX}calls:{organisation}"


def gaps(organisation: str) -> str:
    """String: the worries with nobody nearby, by municipality, as found this week."""
    return f"{PREFIX}gaps:{organisation}"


def confirm(digest: str) -> str:
    """String: which contact a link to confirm it is for; the link itself is nowhere."""
    return f"{PREFIX}confirm:{digest}"


def phrases(organisation: str, day: str) -> str:
    """Set of sealed sentences that were misunderstood on a day, without whose they were."""
    return f"{PREFIX}phrases:{organisation}:{day}"


def labelled(organisation: str, day: str) -> str:
    """Hash: the mark of a misunderstood sentence of a day to it, sealed, and what an editor says of it."""
    return f"{PREFIX}labelled:{organisation}:{day}"


def training() -> str:
    """Hash: how far learning is, and what came of the last time; one model serves all organisations."""
    return f"{PREFIX}training"


def training_lock() -> str:
    """String: who is training or changing the model now."""
    return f"{PREFIX}training:lock"


def drafts(organisation: str) -> str:
    """Hash: a draft's id to the change, its authors and how far it is; `entry:` names to that id."""
    return f"{PREFIX}drafts:{organisation}"


def eyes(organisation: str) -> str:
    """Hash: for which changes a second pair of eyes is wanted."""
    return f"{PREFIX}eyes:{organisation}"


def tryout(organisation: str, name: str) -> str:
    """Hash: an editor's test chat: of which draft, with which versions of which drafts."""
    return f"{PREFIX}tryout:{organisation}:{name}"


def due() -> str:
    """Sorted set of drafts, `organisation/id`, by the second they are to be published."""
    return f"{PREFIX}due"


def remote() -> str:
    """Hash: the last publication that arrived elsewhere, and since when that fails."""
    return f"{PREFIX}remote"


def counts(day: str) -> str:
    """Hash of counted events of one day, without anything about a person."""
    return f"{PREFIX}counts:{day}"


def metrics() -> str:
    """Hash: what all processes counted, by figure and the values of its labels; nothing of a person."""
    return f"{PREFIX}metrics"


def night() -> str:
    """String: the last day on which the append-only file was written anew."""
    return f"{PREFIX}night"


def agenda(organisation: str) -> str:
    """Hash: a calendar's key to its address and how reading it went."""
    return f"{PREFIX}agenda:{organisation}"


def agenda_candidate(organisation: str, digest: str) -> str:
    """String: what a calendar would give, while an editor looks at it."""
    return f"{PREFIX}agenda-candidate:{organisation}:{digest}"


def directory_file(organisation: str, id: str) -> str:
    """String: a list an editor brought, while they look at what it would change."""
    return f"{PREFIX}directory-file:{organisation}:{id}"


def agenda_turn(organisation: str) -> str:
    """String: which process reads calendars now."""
    return f"{PREFIX}agenda-turn:{organisation}"
