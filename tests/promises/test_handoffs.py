# SPDX-License-Identifier: EUPL-1.2
"""Whoever asked for a person stands on the desk, once, whatever was killed meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from tests.promises.figures import Figure, Size
from tests.promises.killing import back, kills, strike
from tests.promises.reckoning import empty, end, on_the_desk, opened
from tests.promises.talkers import Talker, TelegramTalker, WebTalker, talk
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation
from tests.whole.worker import Worker

STORY = ("mens", "ja")
A_SECOND = 60.0


@pytest.mark.whole
async def test_everybody_who_asked_for_a_person_is_on_the_desk_once(
    omzien: Installation, telegram: TelegramServer, figure: Figure, size: Size
) -> None:
    asked, planned = size(500, 30), kills(size(20, 3), size(16.0, 2.0))
    talkers: list[Talker] = [TelegramTalker(telegram, STORY) for _ in range(asked // 2)]
    talkers += [WebTalker(omzien.base, STORY) for _ in range(asked // 2)]
    async with opened(omzien) as services:
        _, killed = await asyncio.gather(talk(talkers, A_SECOND), strike(omzien, planned))
        await empty(services, telegram)
        await back(omzien)
        refs = [await talker.ref(services) for talker in talkers]
        queue = Counter(await on_the_desk(services))
        handed = [(await end(services, talker)).handed for talker in talkers]
        page = await asyncio.to_thread(shown, omzien)
    for talker in talkers:
        await talker.close()
    once = sum(queue[ref] == 1 and page[ref.id] == 1 for ref in refs)
    twice = sum(times != 1 for times in handed)
    value = f"{once} of {asked} once on the desk, {twice} not handed over once, {killed} kills"
    met = once == asked and not twice
    figure("Handoffs under kills", value, "all on the desk, once each", met)


def shown(omzien: Installation) -> Counter[str]:
    """How often each conversation stands in the queue as the page shows it."""
    worker = Worker(omzien.base, *omzien.first_login)
    rows = worker.page.go("/desk?toon=10000").rows
    links = [link for row in rows for link in row.links if link.startswith("/desk/gesprek/")]
    return Counter(link.rpartition("/")[2] for link in links)
