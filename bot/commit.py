# SPDX-License-Identifier: EUPL-1.2
"""Committing a turn: the outcome, sealed, in one atomic step that the partition's lease must still allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot import buttons as button_map
from bot.desk.states import MOVES, ON_DESK
from bot.entry import Draft
from bot.intake import PUSHED
from bot.journal import line
from bot.outcome import Item, Outcome
from bot.services import Services
from content.reply import HandoffCommand
from store import retention
from store.conversation import ConversationRef
from store.vault import ConversationKey, seal

ERRAND = "errand"
FORMER = (
    "closed_at",
    "outcome",
    "first_reply_at",
    "read",
    "helping",
    "undelivered",
    "apart",
    "snoozed_until",
)
"""What the desk kept of an earlier handoff of the same conversation."""


class Lost(Exception):
    """Another process serves this partition now."""


class Stale(Exception):
    """The owner of the conversation changed since the turn was decided: decide again."""


def timer(kind: str, ref: ConversationRef) -> str:
    """The name of a conversation's timer of one kind."""
    return f"{kind}|{ref}"


class Commit:
    """Writes what turns lead to."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def turn(
        self, item: Item, outcome: Outcome, conversation: dict[str, str], token: str, finish: bool = True
    ) -> None:
        """Write the outcome; with `finish` false the message stays, to be answered in full later."""
        if outcome.erase is not None:
            return await self._erase(item, outcome, conversation, token)
        for fresh in (False, True, True):
            key = await self._s.vault.key(item.ref, fresh)
            step = await self._step(item, outcome, conversation, key)
            step |= {
                "token": token,
                "entry": item.entry if finish else "",
                "version": conversation.get("version", "0"),
            }
            answer = await self._s.steps.commit(item.ref, step)
            if answer[0] != "key":
                return _read(answer[0])
        raise Lost

    async def _step(
        self, item: Item, outcome: Outcome, conversation: dict[str, str], key: ConversationKey
    ) -> dict[str, Any]:
        now = await self._s.clock.now()
        given = button_map.give_out(outcome.buttons or [])
        drafts = with_buttons(outcome, given)
        fields: dict[str, Any] = dict(outcome.set)
        if not outcome.keep_buttons and drafts:
            fields["buttons"] = button_map.sealed(key, item.ref, given)
        written = MOVES["write"]
        if conversation.get("state") in written.states:
            fields["state"] = written.to
        step: dict[str, Any] = {
            "kid": key.kid,
            "now": now,
            "done": item.seq,
            "unset": outcome.unset,
            "untimers": [],
        }
        if outcome.handoff is not None:
            fields |= self._handed_off(item.ref, outcome.handoff, conversation, now, key)
            if "waiting_since" in fields:
                step["unset"] = [*outcome.unset, *FORMER]
            step["desk"] = float(fields.get("waiting_since", conversation.get("waiting_since", now)))
        lane = "ordinary" if conversation.get("channel") in PUSHED else ""
        step["lines"] = [
            {"who": d.who, "body": line(key, item.ref, d), "lane": lane, "answers": item.seq} for d in drafts
        ]
        step["set"] = fields
        kept = retention.HANDOFF_S if "handed_at" in conversation else retention.CONVERSATION_S
        step["timers"] = {timer("keep", item.ref): now + kept}
        return step

    def _handed_off(
        self,
        ref: ConversationRef,
        command: HandoffCommand,
        conversation: dict[str, str],
        now: float,
        key: ConversationKey,
    ) -> dict[str, Any]:
        summary = command.summary.model_dump_json().encode()
        fields: dict[str, Any] = {
            "state": MOVES["handoff"].to,
            "summary": seal(key, ref, "summary", summary),
            "urgency": command.summary.urgency,
        }
        if conversation.get("state") not in ON_DESK:
            # The desk shows what was said from the handoff on; what came before stays with the resident.
            fields |= {"waiting_since": now, "handed_at": int(conversation.get("seq", 0)), "assignee": ""}
        return fields

    async def _erase(self, item: Item, outcome: Outcome, conversation: dict[str, str], token: str) -> None:
        key, wrapped = self._s.vault.fresh(item.ref)
        address = await self._s.vault.open(item.ref, "address", conversation["address"])
        now = await self._s.clock.now()
        receipt = bool(outcome.erase and outcome.erase.receipt) and not conversation.get("private")
        kept = {n: conversation[n] for n in ("organisation", "channel")}
        given = button_map.give_out(outcome.buttons or [])
        kept["buttons"] = button_map.sealed(key, item.ref, given)
        kept |= {"address": seal(key, item.ref, "address", address), "state": "pending", "last": str(now)}
        step = {
            "token": token,
            "entry": item.entry,
            "done": item.seq,
            "now": now,
            "timer": timer("keep", item.ref),
            "key": wrapped,
            "keep": kept,
            "line": line(key, item.ref, with_buttons(outcome, given)[-1]) if receipt else "",
            "push": conversation.get("channel") in PUSHED,
            "husk_due": now + retention.RECEIPT_S,
        }
        if conversation.get("channel") in PUSHED:
            where = f"{conversation['channel']} ".encode() + address
            step["errand"] = self._s.vault.seal_apart(item.ref, ERRAND, where)
        answer = await self._s.steps.erase(item.ref, step)
        self._s.vault.forget(item.ref)
        _read(answer[0])


def with_buttons(outcome: Outcome, given: button_map.Map) -> Sequence[Draft]:
    """The drafts, the last of them with the buttons that were given out."""
    if not outcome.drafts or outcome.keep_buttons:
        return outcome.drafts
    last = outcome.drafts[-1]
    dressed = Draft(last.who, last.parts, button_map.shown(given), last.name, last.private)
    return [*outcome.drafts[:-1], dressed]


def _read(word: str) -> None:
    if word == "lost":
        raise Lost
    if word == "stale":
        raise Stale
