# SPDX-License-Identifier: EUPL-1.2
"""What turns and moves do to promises: made with the handoff, kept by an answer, given back, made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.conversation.entry import Draft, Part
from bot.conversation.handoff import waits
from bot.conversation.outcome import Item, Outcome
from bot.conversation.voice import Voice
from bot.desk.promises.promises import FIELDS, LATE, PART, Promise, offer, promised, timers_of
from bot.desk.states import ON_DESK
from bot.desk.teams.duty import danger_of, somebody_there
from bot.desk.teams.presence import Crew, crew
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from content.opening.when import moment
from content.reply import Summary
from store import keys
from store.clock import day_of
from store.conversation import ConversationRef

Conversation = Mapping[str, str]
KEPT_BY = ("reply", "card", "snooze")
"""Moves by which a resident hears from a person, and knows what comes next."""


@dataclass(frozen=True)
class Effect:
    """What is written of a promise in the same step as the turn or the move it belongs to."""

    promise: Promise | None = None
    ends: bool = False
    """Whether the promise that was there is over, its slot free again."""
    counts: tuple[str, ...] = ()
    """Fields of the day's figures that go up by one."""

    def into(self, step: dict[str, Any], ref: ConversationRef) -> None:
        """Put it into a step of `store.steps`."""
        gone = timers_of(ref) if self.ends and not self.promise else []
        step["untimers"] = [*step.get("untimers", []), *gone]
        if self.ends:
            step["unset"] = [*step["unset"], *(name for name in FIELDS if name not in step["set"])]
        if self.promise:
            step["set"] = {**step["set"], "promise": self.promise.at}
            step["unset"] = [name for name in step["unset"] if name != "promise"]
            step["timers"] = {**step["timers"], **self.promise.timers(ref)}
            step["promise"] = self.promise.reserved
        day = keys.counts(day_of(step["now"]))
        step["counts"] = [*step.get("counts", []), *((day, counted) for counted in self.counts)]
        step["unpromise"] = self.ends


NOTHING = Effect()


class Promising:
    """Works out effects; whoever writes them comes back for another when a slot was taken meanwhile."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def turn(
        self, item: Item, outcome: Outcome, conversation: Conversation, may: bool = True
    ) -> tuple[Outcome, Effect]:
        """A turn of the bot: what it says with the promise in it; `may` false makes none."""
        handoff, on_desk = outcome.handoff, conversation.get("state") in ON_DESK
        if "stopped" in outcome.set or item.button == "goed_zo":
            return self._let_go(outcome, conversation)
        if handoff is not None and not on_desk:
            team = str(outcome.set.get("team") or DEFAULT)
            return await self._begins(item.ref, outcome, conversation, team, handoff.summary, may)
        if waits(conversation) and item.asks_for_a_person and not conversation.get("promise") and may:
            # Said to be good before, or nobody was there to promise it.
            now, there = await self._there(item.ref, conversation.get("team") or DEFAULT)
            part = conversation.get(PART, "")
            made = await offer(self._s, item.ref.organisation, there, now.timestamp(), item.ref, part)
            key = "promise_again" if "danger" in conversation else "promise_made"
            said = made and self._says(Voice(self._s, conversation), key, now, made.moment)
            return (with_part(outcome, Part(text=said)) if said else outcome), Effect(made)
        return outcome, NOTHING

    async def _begins(
        self, ref: ConversationRef, told: Outcome, seen: Conversation, team: str, summary: Summary, may: bool
    ) -> tuple[Outcome, Effect]:
        """A handoff: by when somebody of its team answers, or the truth; until then the number to call."""
        now, there = await self._there(ref, team)
        part = summary.reach.times or ""
        made = await offer(self._s, ref.organisation, there, now.timestamp(), ref, part) if may else None
        voice, effect = Voice(self._s, seen), Effect(made, ends=True)
        if "danger" in seen:
            # Who to call now was said with the card, and by who decides the team.
            return self._in_danger(told, voice, now, made), effect
        key = "promise_made_call" if summary.reach.channel == "phone" else "promise_made"
        return with_part(told, await self._part(voice, there, now, made, key)), effect

    def _let_go(self, outcome: Outcome, conversation: Conversation) -> tuple[Outcome, Effect]:
        """Whoever says it is good so, or wants no more messages, is not waited with."""
        if not conversation.get("promise") or not waits(conversation):
            return outcome, NOTHING
        said = Voice(self._s, conversation).text("promise_cancelled")
        return with_part(outcome, Part(text=said)), Effect(ends=True)

    async def move(
        self, ref: ConversationRef, move: str, seen: Conversation, told: Outcome, plan: Mapping[str, Any]
    ) -> tuple[Outcome, Effect]:
        """A move at the desk: `plan` has the fields it sets, and `leave` where the conversation is over."""
        if plan.get("leave") or move in KEPT_BY:
            return told, self._ended(seen, await self._s.clock.now())
        if plan.get("assignee") == "" and (told.drafts or seen.get("stopped")):
            return await self._back(ref, told, seen, str(plan.get("team") or seen.get("team") or DEFAULT))
        return told, NOTHING

    async def _back(
        self, ref: ConversationRef, told: Outcome, seen: Conversation, team: str
    ) -> tuple[Outcome, Effect]:
        """Waiting for anybody again: an earlier promise stands, else there is a new one, or the truth."""
        if seen.get("stopped"):
            return told, Effect(ends=True)
        now, voice = await self._s.clock.local(), Voice(self._s, seen)
        before = promised(seen)
        if before and before > now and team == (seen.get("team") or DEFAULT):
            return with_part(told, Part(text=self._says(voice, "promise_again", now, before))), NOTHING
        _, there = await self._there(ref, team)
        made = await offer(self._s, ref.organisation, there, now.timestamp(), ref, seen.get(PART, ""))
        if "danger" in seen:
            # Who to call now is said by who makes the move.
            return self._in_danger(told, voice, now, made), Effect(made, ends=True)
        return with_part(told, await self._part(voice, there, now, made)), Effect(made, ends=True)

    def _in_danger(self, told: Outcome, voice: Voice, now: datetime, made: Promise | None) -> Outcome:
        """By when, where that is known: nobody in danger is told to go, nor given a line for a talk."""
        if made is None:
            return told
        return with_part(told, Part(text=self._says(voice, "promise_again", now, made.moment)))

    async def again(self, ref: ConversationRef, seen: Conversation) -> tuple[Part, Promise | None]:
        """A new promise in the place of one that was not kept, or the truth with the number to call."""
        voice = Voice(self._s, seen)
        now, there = await self._there(ref, seen.get("team") or DEFAULT)
        made = await offer(self._s, ref.organisation, there, now.timestamp(), ref, seen.get(PART, ""))
        if "danger" not in seen:
            return await self._part(voice, there, now, made), made
        alone = not await somebody_there(self._s, ref.organisation, there.team.key)
        call = [voice.text(f"lane_nobody_{danger_of(seen)}")] if alone else []
        when = [self._says(voice, "promise_again", now, made.moment)] if made else []
        return Part(text=" ".join([*call, *when]) or await voice.when_of(there, now)), made

    def _ended(self, seen: Conversation, now: float) -> Effect:
        """The resident was answered, or need not wait any more: kept if that was in time."""
        if "promise" not in seen:
            return Effect(ends=LATE in seen)
        kept = now <= float(seen["promise"])
        return Effect(ends=True, counts=(count_of("kept" if kept else "late", seen),))

    async def _there(self, ref: ConversationRef, team: str) -> tuple[datetime, Crew]:
        now = await self._s.clock.local()
        return now, await crew(self._s, ref.organisation, team, now.timestamp())

    async def _part(
        self, voice: Voice, there: Crew, now: datetime, made: Promise | None, key: str = "promise_made"
    ) -> Part:
        number, where = voice.text("promise_number"), there.team.walk_in.rstrip(".")
        if made is not None:
            said = self._says(voice, key, now, made.moment)
            alone = not (there.present or there.times.state(now).open)
        else:
            said, alone = await voice.when_of(there, now), not there.present
        called = [number] if alone and number not in said else []
        walked = [voice.text("promise_walk_in", where=where)] if alone and where else []
        return Part(text=" ".join([said, *called, *walked]))

    def _says(self, voice: Voice, key: str, now: datetime, at: datetime) -> str:
        return voice.text(key, when=moment(voice.text, now, at))


def count_of(what: str, seen: Conversation) -> str:
    """The field of the day's figures for a promise of this team that was `kept` or `late`."""
    return f"promise_{what}|{seen.get('team') or DEFAULT}"


def with_part(told: Outcome, part: Part) -> Outcome:
    """The same with one more paragraph at the end of what is said, or before the question it ends with."""
    if not told.drafts:
        return told
    *others, draft = told.drafts
    at = len(draft.parts) - ("asking" in told.set)
    parts = (*draft.parts[:at], part, *draft.parts[at:])
    return replace(told, drafts=[*others, Draft(draft.who, parts, draft.buttons, draft.name, draft.private)])
