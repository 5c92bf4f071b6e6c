# SPDX-License-Identifier: EUPL-1.2
"""No message is lost, whatever is killed: everything over Telegram and the chat page, under `kill -9`."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass

import pytest

from bot.services import Services
from tests.promises.figures import Figure, Size
from tests.promises.killing import back, kills, strike
from tests.promises.reckoning import End, empty, end, on_the_desk, opened
from tests.promises.talkers import Story, Talker, TelegramTalker, WebTalker, talk, talk_slowly
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation

STORIES: tuple[Story, ...] = (
    ("hallo", "ik heb schulden", "weet ik niet", "hilversum", "meer", "bedankt"),
    ("ik voel me vaak eenzaam", "almelo", "meer", "iets anders", "ik zoek vrijwilligerswerk", "bedankt"),
    ("ik wil dood", "nee", "ik ben alleen", "weet ik niet", "het gaat niet", "ja"),
    ("ik heb schulden", "nee", "liever niet", "mens", "ja", "dank je"),
)
HANDED = 3
"""The story that ends at the desk."""
A_SECOND = 60.0


@dataclass(frozen=True)
class Run:
    """Every conversation as it ended, beside how its story ends without kills."""

    ends: list[tuple[End, End]]
    messages: int
    killed: int
    wrong_on_desk: int
    fsync: str

    def total(self, of: str) -> int:
        """The sum over all conversations."""
        return sum(int(getattr(end, of)) for end, _ in self.ends)


def crowd(omzien: Installation, telegram: TelegramServer, each: int) -> list[Talker]:
    """So many residents of every story on either channel."""
    stories = [story for _ in range(each) for story in STORIES]
    both = [(TelegramTalker(telegram, story), WebTalker(omzien.base, story)) for story in stories]
    return [talker for pair in both for talker in pair]


@pytest.fixture(scope="module")
def run(omzien: Installation, telegram: TelegramServer, size: Size) -> Run:
    """The same stories in the calm and, of many more residents, under kills."""
    return asyncio.run(_run(omzien, telegram, size))


async def _run(omzien: Installation, telegram: TelegramServer, size: Size) -> Run:
    calm, many = crowd(omzien, telegram, 1), crowd(omzien, telegram, size(25, 3))
    async with opened(omzien) as services:
        await talk_slowly(calm, lambda: empty(services, telegram))
        planned = kills(size(20, 4), size(20.0, 4.0))
        _, killed = await asyncio.gather(talk(many, A_SECOND), strike(omzien, planned))
        await empty(services, telegram)
        await back(omzien)
        should = {(talker.channel, talker.story): await end(services, talker) for talker in calm}
        ends = [(await end(services, talker), should[talker.channel, talker.story]) for talker in many]
        wrong = await _wrong_on_desk(services, [*calm, *many])
        fsync = await services.redis.config_get("appendfsync")
    for talker in (*calm, *many):
        await talker.close()
    messages = sum(len(talker.story) for talker in many)
    return Run(ends, messages, killed, wrong, fsync["appendfsync"])


async def _wrong_on_desk(services: Services, talkers: list[Talker]) -> int:
    """How many are not as often on the desk as they should be: once, or not at all."""
    shown = Counter(await on_the_desk(services))
    asked = {await talker.ref(services): talker.story == STORIES[HANDED] for talker in talkers}
    return sum(shown[ref] != once for ref, once in asked.items())


def _unheard(end: End, should: End) -> int:
    return sum((Counter(should.heard) - Counter(end.heard)).values())


def _unanswered(end: End, should: End) -> int:
    return sum(not given and bool(due) for given, due in zip(end.answers, should.answers, strict=False))


def _as_without_kills(end: End, should: End) -> bool:
    """The same state, and the same answers to the same messages."""
    most = end.without_dialogue
    same = end.answers[:most] == should.answers[:most]
    return same and end.state == should.state and end.introduced


@pytest.mark.whole
def test_no_message_is_lost_whatever_is_killed(run: Run, figure: Figure) -> None:
    unheard = sum(_unheard(*each) for each in run.ends)
    unanswered = sum(_unanswered(*each) for each in run.ends)
    undelivered = run.total("undelivered")
    value = f"{unheard} not heard, {unanswered} not answered, {undelivered} not brought of {run.messages}"
    lost = unheard + unanswered + undelivered
    figure("No message is lost, whatever is killed", f"{value}, {run.killed} kills", "0 lost", lost == 0)


@pytest.mark.whole
def test_hardly_anything_is_said_twice(run: Run, figure: Figure) -> None:
    twice = run.total("repeats") + sum(len(end.heard) - len(set(end.heard)) for end, _ in run.ends)
    storeless = run.total("storeless")
    value = f"{twice} in {run.killed} kills; {storeless} said at once while Redis was away"
    figure("What is said twice because a process died", value, "at most 1 a kill", twice <= run.killed)


@pytest.mark.whole
def test_a_conversation_keeps_its_order(run: Run, figure: Figure) -> None:
    wrong = sum(end.disordered or end.heard != should.heard for end, should in run.ends)
    value = f"{wrong} of {len(run.ends)} conversations"
    figure("The order of a conversation, heard and answered", value, "0 out of order", wrong == 0)


@pytest.mark.whole
def test_every_conversation_ends_as_it_does_without_kills(run: Run, figure: Figure) -> None:
    others = [(end, should) for end, should in run.ends if not _as_without_kills(end, should)]
    print(*others[:5], sep="\n")
    value = f"{len(others)} of {len(run.ends)} otherwise"
    figure("Every conversation ends as it does without kills", value, "0 otherwise", not others)


@pytest.mark.whole
def test_every_handoff_is_on_the_desk_once(run: Run, figure: Figure) -> None:
    twice = sum(end.handed != should.handed for end, should in run.ends)
    value = f"{run.wrong_on_desk} wrong on the desk, {twice} not handed over once"
    figure("Every handoff is on the desk once", value, "0 wrong", run.wrong_on_desk + twice == 0)


@pytest.mark.whole
def test_every_write_is_on_the_disk_before_it_counts(run: Run, figure: Figure) -> None:
    figure(
        "Redis writes to the disk before it answers", run.fsync, "appendfsync always", run.fsync == "always"
    )
