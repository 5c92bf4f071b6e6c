# SPDX-License-Identifier: EUPL-1.2
"""Nothing is lost when processes die: kill -9 of every part in turn, under 300 messages over Telegram."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from store import keys
from store.conversation import PARTITIONS, ConversationRef
from store.master import MasterKey
from tests.telegram_server import TelegramServer
from tests.whole.installation import TOKEN, Installation, installation

RESIDENTS = 60
WORDS = ("ik heb schulden", "weet ik niet", "hilversum", "meer", "bedankt")
PARTS = ("rasa", "telegram", "worker", "sender", "web", "actions", "redis")
FIRST_CHAT = 80_000_000
PATIENCE_S = 180.0
BACK = "Ik ben er weer. Sorry voor het wachten.\n\n"
"""Said before an answer that had to be waited for; the answer is the same."""


@dataclass(frozen=True)
class Result:
    """What came of a run: messages lost, repeats, and how every conversation ended."""

    heard: Counter[int]
    unanswered: int
    undelivered: int
    repeats: int
    ends: Counter[str]
    states: Counter[tuple[str, str, str]]


def test_no_part_that_is_killed_loses_a_message(tmp_path: Path) -> None:
    with TelegramServer(TOKEN) as telegram, installation(tmp_path, telegram.url) as omzien:
        reference = play(omzien, telegram, FIRST_CHAT, 1, kills=())
        result = play(omzien, telegram, FIRST_CHAT + 1000, RESIDENTS, kills=PARTS)
    print(f"\n{RESIDENTS * len(WORDS)} messages, {len(PARTS)} kills: {result}")
    assert set(result.heard.values()) == {len(WORDS)}
    assert result.unanswered == 0
    assert result.undelivered == 0
    assert result.repeats <= len(PARTS)
    assert {end.removeprefix(BACK) for end in result.ends} == set(reference.ends)
    assert set(result.states) == set(reference.states)


def play(
    omzien: Installation, telegram: TelegramServer, first: int, residents: int, kills: tuple[str, ...]
) -> Result:
    """Say everything, kill meanwhile, wait until nothing waits any more, and look."""
    killer = threading.Thread(target=kill, args=(omzien, kills), daemon=True)
    killer.start()
    for text in WORDS:
        for chat in range(first, first + residents):
            telegram.say(chat, text)
            time.sleep(0.08)
        if residents == 1:
            time.sleep(2.0)
    killer.join(120)
    until_nothing_waits(omzien, telegram, range(first, first + residents))
    return look(omzien, telegram, range(first, first + residents))


def kill(omzien: Installation, parts: tuple[str, ...]) -> None:
    """One part after another, each given the time to come back."""
    for part in parts:
        time.sleep(1.0)
        pid = omzien.kill(part)
        omzien.wait_for_pid(part, not_this=pid)
        time.sleep(1.5)


def until_nothing_waits(omzien: Installation, telegram: TelegramServer, chats: range) -> None:
    """Until Telegram's updates are fetched and every stream is empty; not until some clock says so."""
    end, calm = time.monotonic() + PATIENCE_S, 0
    while time.monotonic() < end:
        waiting = _waiting(omzien) + telegram.pending()
        said = sum(_heard(omzien, chat) for chat in chats)
        calm = calm + 1 if not waiting and said == len(chats) * len(WORDS) else 0
        if calm >= 4:
            return
        time.sleep(0.5)
    pytest.fail(f"after {PATIENCE_S} s there is still something waiting: {_waiting(omzien)} entries")


def _waiting(omzien: Installation) -> int:
    with omzien.redis() as redis:
        names = [keys.inbox(p) for p in range(PARTITIONS)]
        names += [keys.outbox(p, lane) for p in range(PARTITIONS) for lane in keys.LANES]
        return sum(redis.xlen(name) for name in names)


def _heard(omzien: Installation, chat: int) -> int:
    with omzien.redis() as redis:
        return sum(fields["w"] == "resident" for _, fields in redis.xrange(keys.log(_ref(omzien, chat))))


def _ref(omzien: Installation, chat: int) -> ConversationRef:
    master = MasterKey.read(omzien.var / "master.key")
    return master.conversation("standaard", "telegram", str(chat))


def look(omzien: Installation, telegram: TelegramServer, chats: range) -> Result:
    """Compare every conversation's log with what its resident saw."""
    heard: Counter[int] = Counter()
    unanswered = undelivered = repeats = 0
    ends: Counter[str] = Counter()
    states: Counter[tuple[str, str, str]] = Counter()
    with omzien.redis() as redis:
        for chat in chats:
            ref = _ref(omzien, chat)
            log = redis.xrange(keys.log(ref))
            said = [name.split("-")[0] for name, fields in log if fields["w"] == "resident"]
            answers = [fields.get("a", "0") for _, fields in log if fields["w"] == "bot"]
            seen = telegram.sent(chat)
            heard[chat] = len(said)
            unanswered += len(set(said) - set(answers))
            undelivered += max(0, len(answers) - len(seen))
            repeats += max(0, len(seen) - len(answers))
            if len(seen) > len(answers):
                print(chat, [(round(b.at, 1), b.text[:30]) for b in seen], answers)
            ends[seen[-1].text if seen else ""] += 1
            fields = redis.hgetall(keys.conversation(ref))
            states[fields["state"], fields.get("assignee", ""), fields.get("danger", "")] += 1
    return Result(heard, unanswered, undelivered, repeats, ends, states)
