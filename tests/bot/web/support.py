# SPDX-License-Identifier: EUPL-1.2
"""The pages on a real Redis, with a line and a desk that live in memory and answer at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from ruamel.yaml import YAML
from starlette.applications import Starlette

from bot.conversation.entry import Choice, Draft, Entry, Part
from bot.conversation.news import News
from bot.desk.accounts.users import Users
from bot.desk.desk import Claim
from bot.desk.handover import Handoff, pseudonym
from bot.desk.states import MOVES, ON_DESK, Moved, refusal
from bot.intake.incoming import Incoming
from bot.intake.intake import Accepted
from bot.provider import Provider
from bot.web.routes import exception_handlers, middleware, routes
from bot.web.site import Site
from content.reply import Summary
from store import keys
from store.clock import Clock
from store.conversation import ConversationRef
from store.master import MasterKey

MESSAGES = Path(__file__).parents[3] / "content" / "messages"
HELP = (
    Part("Dat is zwaar. Veel mensen durven de post niet meer open te maken."),
    Part(
        "Zij helpen je de post door. Bel 0800-8115 of kijk op geldfit.nl. Gratis.",
        "Begin hier: Geldfit",
        "geldfit",
    ),
    Part("Staat er een brief bij met een datum dat je je huis uit moet?"),
)
CHOICES = (
    Choice("Ja", "k_jajajajaja"),
    Choice("Nee", "k_neeneeneen"),
    Choice("Weet ik niet", "k_weetikniet"),
)


@cache
def _messages() -> dict[str, dict[str, str]]:
    """Read once a process: reading them takes longer than most tests."""
    found: dict[str, dict[str, str]] = {}
    for path in MESSAGES.glob("*.yml"):
        found |= YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


class FileTexts:
    """The messages as the files have them."""

    def message(self, key: str, organisation: str = "standaard", form: str = "je", **values: str) -> str:
        """A text with its holes filled."""
        entry = _messages()[key]
        return (entry.get(form) or entry["text"]).format(**values)


@dataclass(frozen=True)
class Settings:
    """The settings the pages read."""

    public_url: str = ""
    organisation: str = "standaard"
    form: str = "je"
    desk_hours: str = "Mo-Fr 09:00-17:00; PH off"
    tokens_file: Path | None = None
    second_factor_required: bool = False
    password_sign_in: bool = True
    provider: Provider | None = None
    content_dir: Path | None = None


@dataclass
class Memory:
    """What everybody said, and what the desk knows."""

    redis: Redis
    clock: Clock
    entries: dict[ConversationRef, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    handoffs: dict[ConversationRef, Handoff] = field(default_factory=dict)
    done: set[tuple[ConversationRef, str]] = field(default_factory=set)
    silent: bool = False
    failing: bool = False

    async def add(self, ref: ConversationRef, draft: Draft, reply_to: int | None = None) -> Entry:
        """One more line in a conversation."""
        seq, at = len(self.entries[ref]) + 1, await self.clock.now()
        entry = Entry(seq, at, draft.who, draft.parts, draft.buttons, reply_to, draft.name)
        self.entries[ref].append(entry)
        await self.rung(ref)
        return entry

    async def say(self, ref: ConversationRef, who: Any, text: str, **more: Any) -> Entry:
        """One more line of one paragraph."""
        return await self.add(ref, Draft(who, (Part(text),), **more))

    async def rung(self, ref: ConversationRef) -> None:
        """Tell the pages that something moved."""
        await self.redis.publish(keys.LOG_CHANNEL, str(ref))

    async def wait_for_help(self, number: int, **fields: Any) -> ConversationRef:
        """A resident on the desk."""
        ref = ConversationRef(fields.pop("organisation", "standaard"), f"{number:032x}")
        summary = fields.pop("summary", Summary())
        shown = {"worry": summary.worry, "place": summary.place, "urgency": summary.urgency, "danger": None}
        now = await self.clock.now()
        shown |= {"waiting_since": now - 720, "state": "open", "assignee": "", "unread": 0, **fields}
        self.handoffs[ref] = Handoff(
            ref=ref, pseudonym=pseudonym(ref), urgency_reason=summary.urgency_reason, summary=summary, **shown
        )
        await self.rung(ref)
        return ref


class MemoryLine:
    """The line: every text is answered with the same help."""

    def __init__(self, memory: Memory, master: MasterKey) -> None:
        self._memory, self._master = memory, master
        self.heard: list[Incoming] = []

    def ref(self, organisation: str, channel: str, address: str) -> ConversationRef:
        """The conversation of an address."""
        return self._master.conversation(organisation, channel, address)

    async def accept(self, incoming: Incoming) -> Accepted:
        """Keep it, once, and answer."""
        if self._memory.failing:
            raise RuntimeError(incoming.text)
        ref = self.ref(incoming.organisation, incoming.channel, incoming.address)
        if (ref, incoming.message_id) in self._memory.done:
            return Accepted(ref, 1, repeat=True)
        self._memory.done.add((ref, incoming.message_id))
        self.heard.append(incoming)
        titles = {choice.payload: choice.title for choice in CHOICES}
        entry = await self._memory.say(ref, "resident", titles.get(incoming.text, incoming.text))
        if not self._memory.silent:
            await self._memory.add(ref, Draft("bot", HELP, CHOICES), entry.seq)
        return Accepted(ref, entry.seq)

    async def wait(self, accepted: Accepted, timeout: float) -> list[Entry]:
        """The answers there are."""
        return [e for e in self._memory.entries[accepted.ref] if e.reply_to == accepted.seq]

    def card(self, text: str) -> Entry | None:
        """Nobody is in danger here."""
        return None

    def without_store(self, text: str) -> Entry:
        """It was not kept."""
        return Entry(0, 0.0, "bot", HELP)

    async def messages(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """The resident's view."""
        return [e for e in self._memory.entries[ref] if e.seq > after and e.who != "note"]


class MemoryDesk:
    """The desk's moves, by the same table as the real ones."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.made: list[tuple[str, str, tuple[Any, ...]]] = []

    async def queue(self, organisation: str) -> list[Handoff]:
        """Everyone of the organisation who is not done."""
        rows = self._memory.handoffs.values()
        return [row for row in rows if row.ref.organisation == organisation and row.state in ON_DESK]

    async def handoff(self, ref: ConversationRef) -> Handoff | None:
        """One conversation."""
        return self._memory.handoffs.get(ref)

    async def timeline(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """Everything, notes too."""
        return [e for e in self._memory.entries[ref] if e.seq > after]

    async def deliveries(self, ref: ConversationRef, entries: Sequence[Entry]) -> dict[int, str]:
        """Nothing is pushed from memory."""
        return {}

    async def read(self, ref: ConversationRef) -> None:
        """Seen."""
        self._memory.handoffs[ref] = replace(self._memory.handoffs[ref], unread=0)

    async def claim(self, ref: ConversationRef, worker: str, name: str = "", move_id: str = "") -> Claim:
        """One winner."""
        moved = await self._move("claim", ref, worker, assignee=worker)
        has = self._memory.handoffs[ref].assignee
        return Claim(has == worker, has, "" if has == worker else moved.reason)

    async def release(self, ref: ConversationRef, worker: str, move_id: str = "") -> Moved:
        """Back to the queue."""
        return await self._move("release", ref, worker, assignee="")

    async def transfer(
        self,
        ref: ConversationRef,
        worker: str,
        colleague: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """To a colleague."""
        return await self._move("transfer", ref, worker, reason, text, assignee=colleague)

    async def takeover(
        self,
        ref: ConversationRef,
        worker: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """From a colleague."""
        return await self._move("takeover", ref, worker, reason, text, assignee=worker)

    async def snooze(
        self,
        ref: ConversationRef,
        worker: str,
        until: float,
        reason: str,
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Later."""
        return await self._move("snooze", ref, worker, reason, until, snoozed_until=until)

    async def wake(self, ref: ConversationRef, worker: str, move_id: str = "") -> Moved:
        """Now."""
        return await self._move("wake", ref, worker)

    async def reply(
        self, ref: ConversationRef, worker: str, text: str, reply_id: str, name: str = ""
    ) -> Moved:
        """To the resident, once."""
        return await self._once("reply", ref, worker, reply_id, Draft("worker", (Part(text),), name=name))

    async def note(self, ref: ConversationRef, worker: str, text: str, note_id: str, name: str = "") -> Moved:
        """For colleagues, once."""
        return await self._once("note", ref, worker, note_id, Draft("note", (Part(text),), name=name))

    async def close(
        self, ref: ConversationRef, worker: str, outcome: str, name: str = "", move_id: str = ""
    ) -> Moved:
        """Done."""
        return await self._move("close", ref, worker, outcome, assignee="")

    async def reopen(
        self, ref: ConversationRef, worker: str, reason: str, move_id: str = "", name: str = ""
    ) -> Moved:
        """Not done after all."""
        return await self._move("reopen", ref, worker, reason, assignee=worker)

    async def _once(self, move: str, ref: ConversationRef, worker: str, once: str, draft: Draft) -> Moved:
        moved = await self._move(move, ref, worker)
        if moved and (ref, once) not in self._memory.done:
            self._memory.done.add((ref, once))
            await self._memory.add(ref, draft)
        return moved

    async def _move(
        self, move: str, ref: ConversationRef, worker: str, why: str = "", *asked: Any, **fields: Any
    ) -> Moved:
        row = self._memory.handoffs[ref]
        seen = {"state": row.state, "assignee": row.assignee, "handed_at": "1"}
        refused = refusal(move, seen | ({"stopped": "1"} if row.stopped else {}), worker, why)
        if refused:
            return Moved(False, refused)
        self.made.append((move, worker, (why, *asked)))
        self._memory.handoffs[ref] = replace(row, state=MOVES[move].to or row.state, **fields)
        await self._memory.rung(ref)
        return Moved(True)


@dataclass(frozen=True)
class Stage:
    """Everything a test of the pages needs."""

    site: Site
    memory: Memory
    line: MemoryLine
    app: Starlette


def stage(
    redis: Redis, public_url: str = "", form: str = "je", tokens_file: Path | None = None, **more: Any
) -> Stage:
    """The pages, ready to be asked; `more` are further settings."""
    clock, master = Clock(redis, movable=True), MasterKey(b"\x07" * 32)
    memory = Memory(redis, clock)
    line = MemoryLine(memory, master)
    site = Site(
        line=line,
        desk=MemoryDesk(memory),
        users=Users(redis, clock, master),
        catalogue=FileTexts(),
        settings=Settings(public_url=public_url, form=form, tokens_file=tokens_file, **more),
        news=News(redis),
        redis=redis,
        clock=clock,
        master=master,
    )
    app = Starlette(
        routes=routes(site),
        middleware=list(middleware(site)),
        exception_handlers=dict(exception_handlers(site)),
    )
    return Stage(site, memory, line, app)
