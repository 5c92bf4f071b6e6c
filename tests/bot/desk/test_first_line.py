# SPDX-License-Identifier: EUPL-1.2
"""On a phone that somebody else reads: every message begins with nothing, and none comes by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from bot.conversation.entry import Draft, Part, opened_with
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.promises.promise_watch import PromiseWatch
from bot.desk.teams.lane import Lane
from bot.desk.teams.leaving import release_all
from bot.follow_up.offer import ASKED
from bot.turns.turn import LONG
from store import keys
from store.conversation import ConversationRef
from store.steps import WATCH_S
from tests.bot.desk.crew import MOVES, crew
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, House, texts

NEUTRAL = "Er is een bericht."
FIRST = (NEUTRAL, "Hier is je antwoord.")
HURT = "mijn man slaat mij"
Do = Callable[[House, ConversationRef], Awaitable[object]]


async def taken(house: House) -> ConversationRef:
    """A conversation after violence that Anja has."""
    await crew(house, "anja", "bram")
    await house.say(HURT)
    house.rasa.next = [neutral("Doorgegeven.")]
    await house.say("mens")
    ref = house.ref()
    assert (await house.fields())["private"] == "1"
    await MOVES["claim"](house, ref, "anja", "een")
    return ref


def neutral(text: str) -> object:
    """What the dialogue says on such a phone: its first line stands alone."""
    said = reply(text, "verder_zoeken", commands=({"name": "handoff", "summary": {}},), private=True)
    return {**said, "parts": [{"title": None, "text": NEUTRAL, "contact": None}, *said["parts"]]}


async def _off(house: House, ref: ConversationRef) -> None:
    await MOVES["release"](house, ref, "anja", "los")
    await OffSwitch(house.services.redis, house.services.clock).off(ORGANISATION, "carla", "verbouwing")
    # The light of the danger card is out by then.
    await house.services.clock.move(13 * 3_600)
    await house.say("hallo")


async def _back_while_nobody_is_there(house: House, ref: ConversationRef) -> None:
    await MOVES["release"](house, ref, "anja", "los")


async def _disabled(house: House, ref: ConversationRef) -> None:
    await release_all(house.services, ORGANISATION, "anja")


async def _blocked(house: House, ref: ConversationRef) -> None:
    await house.services.clock.move(13 * 3_600)
    await MOVES["block"](house, ref, "anja", "blok")
    await house.say("mens")


async def _closed_and_danger(house: House, ref: ConversationRef) -> None:
    await MOVES["close"](house, ref, "anja", "dicht")
    await house.say(HURT)


async def _waits(house: House, ref: ConversationRef) -> None:
    await MOVES["release"](house, ref, "anja", "los")
    await house.services.clock.move(13 * 3_600)
    await house.say("duurt het nog lang")


async def _moved(move: str, house: House, ref: ConversationRef) -> None:
    assert await MOVES[move](house, ref, "anja", "nu")


WAYS: dict[str, Do] = {
    **{
        move: partial(_moved, move)
        for move in ("reply", "card", "transfer", "release", "snooze", "reassign", "close")
    },
    "taken over": lambda house, ref: MOVES["takeover"](house, ref, "bram", "nu"),
    "off": _off,
    "nobody there": _back_while_nobody_is_there,
    "disabled": _disabled,
    "blocked": _blocked,
    "closed, danger again": _closed_and_danger,
    "waiting": _waits,
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_first_line_of_whatever_is_said_tells_nothing(house: House, way: str) -> None:
    ref = await taken(house)
    before = len(await house.line.messages(ref))
    await WAYS[way](house, ref)
    said = [entry for entry in (await house.line.messages(ref))[before:] if entry.who != "resident"]
    assert said, "nothing was said at all"
    for entry in said:
        assert entry.text.splitlines()[0] in FIRST, entry.text
        assert entry.private
    assert not any("gelukt is" in text for text in texts(said)), "asked afterwards, after violence"


async def test_nobody_hears_by_themselves_that_nobody_took_them(house: House) -> None:
    await crew(house, "anja")
    await house.say(HURT)
    house.rasa.next = [neutral("Doorgegeven.")]
    await house.say("mens")
    ref, before = house.ref(), len(await house.line.messages(house.ref()))
    await house.services.clock.move(WATCH_S[1] + 1)
    await Lane(house.services).watch(ref)
    await house.services.redis.hset(keys.conversation(ref), "promise", 1)
    await PromiseWatch(house.services).late(ref)
    assert len(await house.line.messages(ref)) == before
    assert (await house.fields())["lane"] == "2", "the coordinators were called all the same"
    truth = (await house.say("is er al iemand"))[-1].text
    assert truth.startswith(NEUTRAL)


async def test_who_wants_no_more_messages_gets_none_from_the_lane_either(house: House) -> None:
    await house.say("ik wil dood")
    await house.say("mens")
    await house.services.redis.hset(keys.conversation(house.ref()), "stopped", 1)
    before = len(await house.line.messages(house.ref()))
    await house.services.clock.move(WATCH_S[1] + 1)
    await Lane(house.services).watch(house.ref())
    assert len(await house.line.messages(house.ref())) == before


@pytest.mark.parametrize("said", ["nee", "x" * (LONG + 1)])
async def test_a_sentence_before_an_answer_comes_after_the_first_line(house: House, said: str) -> None:
    await house.say(HURT)
    await house.services.clock.move(13 * 3_600)
    fields = {"follow_up": ASKED, "follow_up_seq": (await house.fields())["seq"]}
    await house.services.redis.hset(keys.conversation(house.ref()), mapping=fields)
    house.rasa.next = [neutral("Dit geef ik door.")]
    first = (await house.say(said))[-1]
    assert first.text.splitlines()[0] == NEUTRAL and len(first.parts) == 3


def test_where_nobody_reads_along_the_sentence_comes_first() -> None:
    draft = Draft("bot", (Part(text="antwoord"),))
    assert [part.text for part in opened_with(draft, "eerst").parts] == ["eerst", "antwoord"]
