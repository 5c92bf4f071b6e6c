# SPDX-License-Identifier: EUPL-1.2
"""What became of conversations once nothing waits: what was kept, answered and brought, and how it ended."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.exceptions import RedisError

from bot.conversation.entry import Entry
from bot.conversation.journal import Journal
from bot.desk.reader import DeskReader
from bot.services import Services, open_services
from store import keys
from store.conversation import PARTITIONS, ConversationRef
from tests.bot.support import settings_of
from tests.promises.talkers import ORGANISATION, Talker, TelegramTalker, WebTalker
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation

BACK = "Ik ben er weer."
COMPUTER = "Ik ben Omzien, een computer."
MEANWHILE = ("Ik ben even stil.", "Ik ben nog steeds stil.")
PASSING = re.compile(r"uiterlijk .*|Er is nu (?:n?iemand)\. .*")
"""The moment promised depends on how many were promised one before, who is at the desk on the hour."""
WITHOUT_DIALOGUE = "Je wilt een mens spreken. Dat geef ik door. Het antwoord kom"
"""Asked for a person while the dialogue was away: nothing is asked first, so the rest goes another way."""
LOOK_S = 0.1


@dataclass(frozen=True)
class End:
    """One conversation as it ended."""

    heard: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    """Of each message, how each answer begins, without what was said while the dialogue was away."""
    state: tuple[str, ...]
    undelivered: int
    repeats: int
    storeless: int
    """What was said at once because nothing could be kept: a card, or that there is a disturbance."""
    disordered: bool
    handed: int
    introduced: bool
    """Whether the first thing that was said says that a computer says it."""
    without_dialogue: int
    """The message that asked for a person while the dialogue was away; how many there are if none did."""


@dataclass(frozen=True)
class Brought:
    """What did not arrive, what arrived twice or without the store, and whether the order was another."""

    lost: int
    repeats: int = 0
    storeless: int = 0
    disordered: bool = False


@asynccontextmanager
async def opened(omzien: Installation) -> AsyncIterator[Services]:
    """What a process of this installation holds, to look at what it keeps."""
    services = open_services(settings_of(omzien.redis_url, omzien.var))
    try:
        yield services
    finally:
        await services.close()


async def empty(services: Services, telegram: TelegramServer) -> None:
    """Until nothing waits: first where messages come from, then where they go, as nothing flows back."""
    while True:
        try:
            if not telegram.pending() and not await _waiting(services):
                return
        except (RedisError, OSError):
            # It was killed a moment ago.
            pass
        await asyncio.sleep(LOOK_S)


async def _waiting(services: Services) -> int:
    inboxes = [keys.inbox(p) for p in range(PARTITIONS)]
    outboxes = [keys.outbox(p, lane) for p in range(PARTITIONS) for lane in keys.LANES]
    return sum([await services.redis.xlen(name) for name in (*inboxes, *outboxes)])


async def end(services: Services, talker: Talker) -> End:
    """How this one ended."""
    ref = await talker.ref(services)
    entries = await Journal(services).entries(ref)
    said = [entry for entry in entries if entry.who == "resident"]
    answers = tuple(_answers(entries, entry.seq) for entry in said)
    brought = await _brought(services, talker, ref, entries)
    first = min((entry.seq for entry in entries if entry.who == "bot"), default=0)
    fields = await services.redis.hgetall(keys.conversation(ref))
    happened = await services.redis.xrange(keys.happened(ref))
    return End(
        heard=tuple(entry.text for entry in said),
        answers=answers,
        state=tuple(fields.get(name, "") for name in ("state", "assignee", "danger", "team")),
        undelivered=brought.lost,
        repeats=brought.repeats,
        storeless=brought.storeless,
        disordered=brought.disordered or _out_of_order(entries),
        handed=sum(fields.get("what") == "handoff" for _, fields in happened),
        introduced=any("een computer" in e.text for e in entries if e.who == "bot" and e.seq <= first),
        without_dialogue=next(
            (n for n, answer in enumerate(answers) if WITHOUT_DIALOGUE in answer), len(said)
        ),
    )


def _answers(entries: Sequence[Entry], seq: int) -> tuple[str, ...]:
    starts = [_start(entry) for entry in entries if entry.reply_to == seq]
    return tuple(start for start in starts if not start.startswith(MEANWHILE))


def _out_of_order(entries: Sequence[Entry]) -> bool:
    """What was held is answered after younger messages that were not; either kind keeps its order."""
    final = {entry.reply_to: entry for entry in entries if entry.reply_to}
    held = [final[of].seq for of in sorted(final) if BACK in final[of].text]
    others = [final[of].seq for of in sorted(final) if BACK not in final[of].text]
    return held != sorted(held) or others != sorted(others)


def _start(entry: Entry) -> str:
    """How it begins; further on stand hours, which pass."""
    parts = [part.text for part in entry.parts if not part.text.startswith((BACK, COMPUTER))]
    return PASSING.sub("", parts[0].split("\n")[0])[:60] if parts else ""


async def _brought(
    services: Services, talker: Talker, ref: ConversationRef, entries: Sequence[Entry]
) -> Brought:
    """What the channel's side shows of it."""
    if isinstance(talker, WebTalker):
        page = await talker.shown()
        return Brought(sum(f'id="b-{entry.seq}"' not in page for entry in entries))
    assert isinstance(talker, TelegramTalker)
    sent = talker.server.sent(talker.chat)
    # The sender writes HTML; who has no store to ask sends plain words, and does so once.
    storeless = {bubble.message_id for bubble in sent if not bubble.parse_mode}
    seen = {bubble.message_id for bubble in sent} - storeless
    kept = await services.redis.hgetall(keys.sent(ref))
    mine = [entry.seq for entry in entries if entry.who not in ("resident", "note")]
    outcomes = [kept.get(str(seq), "") for seq in mine]
    ids = [int(each) for out in outcomes if out.startswith("ok:") for each in out[3:].split(",")]
    lost = sum(not out.startswith("ok:") for out in outcomes) + len(set(ids) - seen)
    return Brought(lost, len(seen - set(ids)), len(storeless), ids != sorted(ids))


async def on_the_desk(services: Services) -> list[ConversationRef]:
    """Everybody on the desk, as its queue shows them."""
    return [row.ref for row in await DeskReader(services).queue(ORGANISATION)]
