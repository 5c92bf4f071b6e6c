# SPDX-License-Identifier: EUPL-1.2
"""A conversation as the desk shows it: a pseudonym, why, since when, and the lines the resident agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.danger.danger import kind_of
from content.reply import Summary
from store.conversation import ConversationRef
from store.vault import Unreadable, Vault

_COLOURS = (
    "Blauwe",
    "Groene",
    "Rode",
    "Witte",
    "Grijze",
    "Gouden",
    "Zilveren",
    "Bruine",
    "Zwarte",
    "Gele",
    "Paarse",
    "Bonte",
    "Stille",
    "Vrije",
    "Jonge",
    "Lichte",
)
_BIRDS = (
    "Reiger",
    "Merel",
    "Zwaluw",
    "Uil",
    "Kievit",
    "Meeuw",
    "Mees",
    "Vink",
    "Lijster",
    "Spreeuw",
    "Gans",
    "Zwaan",
    "Ooievaar",
    "Valk",
    "Specht",
    "Roodborst",
    "Koekoek",
    "Leeuwerik",
    "Winterkoning",
    "Grutto",
)


@dataclass(frozen=True)
class Row:
    """A line of the queue; times are seconds since 1970, `unread` counts what nobody has answered yet."""

    ref: ConversationRef
    pseudonym: str
    worry: str | None
    place: str | None
    urgency: str
    urgency_reason: str | None
    danger: str | None
    waiting_since: float
    state: str
    assignee: str
    unread: int
    undelivered: bool = False
    snoozed_until: float = 0.0
    team: str = ""
    lane: int | None = None
    """How many more were called for a danger that nobody has taken; None where it is not in the lane."""
    promised: float = 0.0
    """When an answer was promised that has not been given yet, 0 when nothing is owed."""
    runs_out: bool = False
    """Whether that moment is near, or past."""


@dataclass(frozen=True)
class Handoff(Row):
    """A conversation on the desk with what the resident agreed to pass on."""

    summary: Summary = field(default_factory=Summary)
    channel: str = ""
    private: bool = False
    stopped: bool = False
    form: str = ""


def is_unread(fields: Mapping[str, str]) -> bool:
    """Whether there is anything the worker has not seen."""
    return int(fields.get("done", 0)) > int(fields.get("read", fields.get("handed_at", 0)))


def unread(fields: Mapping[str, str]) -> int:
    """How many messages of the resident the worker has not seen."""
    return int(fields.get("unseen", 1)) if is_unread(fields) else 0


def pseudonym(ref: ConversationRef) -> str:
    """A name by which workers can talk of a resident: the same every time, and saying nothing."""
    number = int(ref.id[:12], 16)
    return f"{_COLOURS[number % 16]} {_BIRDS[number // 16 % 20]} {number // 320 % 90 + 10}"


async def handoff(vault: Vault, ref: ConversationRef, fields: dict[str, str]) -> Handoff:
    """The desk's view of a conversation's stored fields."""
    summary = await summary_of(vault, ref, fields.get("summary"))
    return Handoff(
        ref=ref,
        pseudonym=pseudonym(ref),
        worry=summary.worry,
        place=summary.place,
        urgency=fields.get("urgency", "none"),
        urgency_reason=summary.urgency_reason,
        danger=kind_of(fields["danger"]) if fields.get("danger") else None,
        waiting_since=float(fields.get("waiting_since", 0)),
        state=fields.get("state", "pending"),
        assignee=fields.get("assignee", ""),
        unread=unread(fields),
        undelivered=bool(fields.get("undelivered")),
        snoozed_until=float(fields.get("snoozed_until", 0)),
        team=fields.get("team", ""),
        lane=int(fields.get("lane", 0)) if "lane_at" in fields else None,
        promised=float(fields.get("promise_late") or fields.get("promise") or 0),
        runs_out="promise_soon" in fields or "promise_late" in fields,
        summary=summary,
        channel=fields.get("channel", ""),
        private=bool(fields.get("private")),
        stopped=bool(fields.get("stopped")),
        form=fields.get("form", ""),
    )


async def summary_of(vault: Vault, ref: ConversationRef, sealed: str | None) -> Summary:
    """What the resident agreed to pass on; an empty one where there is none or it cannot be read any more."""
    if not sealed:
        return Summary()
    try:
        return Summary.model_validate_json(await vault.open(ref, "summary", sealed))
    except Unreadable:
        return Summary()
