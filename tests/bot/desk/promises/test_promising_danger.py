# SPDX-License-Identifier: EUPL-1.2
"""Somebody in danger is never told to go, nor given a number to have a talk with, whatever is promised."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk.promises.unread import AFTER_S
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office
from tests.bot.desk.promises.test_promises import MONDAY, be, has, said
from tests.bot.support import ORGANISATION, texts, until

GONE = MONDAY + timedelta(minutes=10)


async def in_danger(office: Office) -> ConversationRef:
    """Somebody who told of suicide asks for a person, on a Monday, while Anja is there."""
    await be(office, MONDAY)
    await crew(office.house, "anja")
    await office.house.services.redis.zadd(keys.presence(ORGANISATION), {"anja": MONDAY.timestamp()})
    await office.house.say("ik wil dood")
    return await office.handed_off()


async def late(office: Office) -> None:
    """Nobody came: the promise is over."""
    await in_danger(office)
    await be(office, MONDAY + timedelta(minutes=31))
    await has(office, "promise_late")


async def unread(office: Office) -> None:
    """Anja answered, and went; the resident wrote again."""
    ref = await in_danger(office)
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.desk.reply(ref, "anja", "Ik ben er.", "een", "Anja")
    await be(office, GONE)
    await office.house.say("ben je er nog?")
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")


async def given_back(office: Office) -> None:
    """Anja answered, and puts the conversation back in the queue when she is gone already."""
    ref = await in_danger(office)
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.desk.reply(ref, "anja", "Ik ben er.", "een", "Anja")
    await be(office, GONE)
    await office.house.desk.release(ref, "anja")


@pytest.mark.parametrize("way", [late, unread, given_back])
async def test_it_is_the_number_for_this_danger_and_by_when_and_nothing_that_sends_away(
    office: Office, way: object
) -> None:
    assert callable(way)
    await way(office)
    words = await until(lambda: told(office))
    assert "113" in words and "uiterlijk" in words
    assert "weggaan" not in words and "Luisterlijn" not in words and "Langskomen" not in words


async def told(office: Office) -> str:
    """What was said since the handoff, once it says by when anew."""
    found = "\n".join(texts((await said(office))[3:]))
    return found if "uiterlijk" in found and "113" in found else ""
