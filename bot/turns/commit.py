# SPDX-License-Identifier: EUPL-1.2
"""Committing a turn: the outcome, sealed, in one atomic step that the partition's lease must still allow."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversation import buttons as button_map
from bot.conversation import contact, happened
from bot.conversation.entry import Draft
from bot.conversation.journal import line
from bot.conversation.outcome import Item, Outcome
from bot.conversation.timers import timer
from bot.desk.alerts import raise_alert
from bot.desk.leading import figures
from bot.desk.promises.promises import PART
from bot.desk.promises.promising import Promising
from bot.desk.states import MOVES, ON_DESK
from bot.desk.teams import routing
from bot.desk.teams.teams import DEFAULT
from bot.follow_up.offer import FIELDS as FOLLOW_UP
from bot.intake.intake import PUSHED
from bot.phrases.catching import Catching
from bot.services import Services
from bot.tryout.channel import is_tryout
from bot.tryout.harmless import harmless
from content.preview import FIELD
from content.reply import HandoffCommand
from store import keys, retention
from store.clock import day_of
from store.vault import ConversationKey, seal

ERRAND = "errand"
TAKEN_AWAY_S = 48 * 3600
"""A channel takes messages away that are younger than this (Telegram's rule)."""
TRIES = 40
"""As many that want the same free slot at once each get one of their own."""
FORMER = (
    "closed_at",
    "outcome",
    "first_reply_at",
    "read",
    "unseen",
    "unseen_at",
    "helping",
    "undelivered",
    "apart",
    "snoozed_until",
    "placed",
)
"""What the desk kept of an earlier handoff of the same conversation."""


class Lost(Exception):
    """Another process serves this partition now."""


class Stale(Exception):
    """The owner of the conversation changed since the turn was decided: decide again."""


class Commit:
    """Writes what turns lead to."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._promising = Promising(services)
        self._inbox = Catching(services)

    async def turn(
        self, item: Item, outcome: Outcome, conversation: dict[str, str], token: str, finish: bool = True
    ) -> None:
        """Write the outcome; with `finish` false the message stays, to be answered in full later."""
        if outcome.erase is not None:
            return await self._erase(item, outcome, conversation, token)
        outcome = harmless(self._s, outcome, conversation)
        outcome = await routing.routed(self._s, item.ref, outcome, conversation)
        fresh = False
        for left in reversed(range(TRIES)):
            key = await self._s.vault.key(item.ref, fresh)
            said, effect = await self._promising.turn(item, outcome, conversation, may=left > 0)
            step = await self._step(item, said, conversation, key)
            effect.into(step, item.ref)
            step |= {
                "token": token,
                "entry": item.entry if finish else "",
                "version": conversation.get("version", "0"),
            }
            answer = await self._s.steps.commit(item.ref, step)
            fresh = answer[0] == "key"
            if answer[0] not in ("key", "slot"):
                _read(answer[0])
                if answer[0] == "ok":
                    await self._alert(item, conversation, step["set"])
                    await self._inbox.keep(item.ref.organisation, outcome.missed)
                return None
        raise Lost

    async def _alert(self, item: Item, conversation: dict[str, str], fields: dict[str, Any]) -> None:
        """Staff are told that somebody waits now, and of danger in what is on the desk already."""
        came = "waiting_since" in fields
        danger = bool(conversation.get("danger")) if came else item.danger
        if came or (danger and conversation.get("state") in ON_DESK):
            team = str(fields.get("team") or conversation.get("team", ""))
            await raise_alert(self._s, item.ref.organisation, team, "danger" if danger else "handoff")

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
        if outcome.contact is not None:
            fields |= await contact.fields(self._s.vault, item.ref, outcome.contact, conversation, key)
        counted = [(day_of(now), name) for name in outcome.counts]
        if outcome.handoff is not None:
            fields |= self._handed_off(item, outcome.handoff, conversation, now, key)
            step["home"] = DEFAULT
            if "waiting_since" in fields:
                step["unset"] = [*outcome.unset, *FORMER, *FOLLOW_UP]
                team = str(fields.get("team", ""))
                counted = [*figures.of_handoff(team, outcome.handoff.summary, now), *counted]
            step["desk"] = float(fields.get("waiting_since", conversation.get("waiting_since", now)))
        step["lines"] = [_line(key, item, draft, conversation) for draft in drafts]
        step["set"] = fields
        step["happened"] = happened.of_turn(key, item.ref, outcome, fields, self._s.catalogue)
        reported = [(keys.reports(item.ref.organisation), name) for name in outcome.reports]
        step["counts"] = [*((keys.counts(day), name) for day, name in counted), *reported]
        kept = _kept(conversation)
        due = {timer(kind, item.ref): at for kind, at in outcome.timers.items()}
        if outcome.handoff is not None or conversation.get("state") in ON_DESK:
            due[timer("quiet", item.ref)] = now + retention.QUIET_S
        step["timers"] = {timer("keep", item.ref): now + kept, **due}
        return step

    def _handed_off(
        self,
        item: Item,
        command: HandoffCommand,
        conversation: dict[str, str],
        now: float,
        key: ConversationKey,
    ) -> dict[str, Any]:
        summary = command.summary.model_dump_json().encode()
        fields: dict[str, Any] = {
            "state": MOVES["handoff"].to,
            "summary": seal(key, item.ref, "summary", summary),
            "urgency": command.summary.urgency,
            PART: command.summary.reach.times or "",
        }
        if conversation.get("state") not in ON_DESK:
            # The desk shows what was said from the handoff on; what came before stays with the resident.
            # What was typed since, and still waits for its turn, came after it.
            fields |= {"waiting_since": now, "handed_at": item.seq, "assignee": ""}
        return fields

    async def _erase(self, item: Item, outcome: Outcome, conversation: dict[str, str], token: str) -> None:
        key, wrapped = self._s.vault.fresh(item.ref)
        address = await self._s.vault.open(item.ref, "address", conversation["address"])
        now = await self._s.clock.now()
        receipt = bool(outcome.erase and outcome.erase.receipt) and not conversation.get("private")
        kept = {n: conversation[n] for n in ("organisation", "channel", *_chosen(conversation))}
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
            step["young"] = now - TAKEN_AWAY_S
        # Before it goes: a process that dies in between must not leave it out of the register.
        await asyncio.to_thread(self._s.erased.note, item.ref, now)
        answer = await self._s.steps.erase(item.ref, step)
        self._s.vault.forget(item.ref)
        _read(answer[0])


def _line(key: ConversationKey, item: Item, draft: Draft, conversation: dict[str, str]) -> dict[str, Any]:
    """A draft as the step writes it into the log."""
    lane = _lane(draft, conversation)
    return {"who": draft.who, "body": line(key, item.ref, draft), "lane": lane, "answers": item.seq}


def _kept(conversation: Mapping[str, str]) -> float:
    """How many seconds after the last word a conversation is erased."""
    if is_tryout(conversation):
        return retention.TRYOUT_S
    return retention.HANDOFF_S if "handed_at" in conversation else retention.CONVERSATION_S


def _chosen(conversation: Mapping[str, str]) -> tuple[str, ...]:
    """What a test chat goes on with when its editor had it erased from the inside."""
    return (FIELD, "form") if FIELD in conversation else ()


def _lane(draft: Draft, conversation: Mapping[str, str]) -> str:
    """Where it is put to be sent; a note goes to nobody but the desk."""
    return "ordinary" if conversation.get("channel") in PUSHED and draft.who != "note" else ""


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
