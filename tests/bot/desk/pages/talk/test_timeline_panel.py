# SPDX-License-Identifier: EUPL-1.2
"""What happened, in words, beside a conversation."""

from __future__ import annotations

import re
from pathlib import Path

from bot.desk.states import MOVES
from bot.desk.tools.cards import Cards
from bot.desk.tools.timeline import IN_LOG
from content.catalogue import Catalogue
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office, address
from tests.bot.web.client import JSON

LINES = re.compile(r"<li><time[^>]*>([\d:]+)</time> <span>(.*?)</span></li>")


async def test_it_says_what_happened_when_and_by_whom(office: Office) -> None:
    await crew(office.house, "bram")
    ref = await office.handed_off(tried=["Humanitas"])
    async with office.worker() as anja:
        await office.house.desk.claim(ref, "anja", "Anja")
        await Cards(office.house.services).send(ref, "anja", "geldfit", "k", "Anja")
        await office.house.desk.transfer(ref, "anja", "bram", "kennis", "", "t", "Anja")
        found = LINES.findall((await anja.get(address(ref))).text)
    assert [text for _, text in found] == [
        "De bewoner vroeg om een mens. Al genoemd: Humanitas.",
        "Anja pakte het gesprek.",
        "Anja stuurde een kaart: Geldfit.",
        "Anja gaf het gesprek aan Bram. Waarom: De nieuwe collega weet hier meer van.",
    ]
    assert all(re.fullmatch(r"\d+:\d\d", at) for at, _ in found)


async def test_it_follows_the_conversation(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker() as anja:
        await office.house.desk.claim(ref, "anja", "Anja")
        news = (await anja.get(address(ref, "berichten"), headers=JSON)).json()
    assert "Anja pakte het gesprek." in news["panels"]["timeline"]


async def test_a_day_that_is_over_is_named(office: Office) -> None:
    ref = await office.handed_off()
    await office.house.services.clock.move(3 * 86_400)
    async with office.worker() as anja:
        page = await anja.get(address(ref))
    assert re.search(r"<time[^>]*>\d+ [a-z]+ \d+:\d\d</time> <span>De bewoner vroeg", page.text)


def test_every_move_there_is_has_its_words(var: Path) -> None:
    book, holes = Catalogue.open(var / "content"), {"who": "a", "whom": "b", "what": "c", "when": "d"}
    for move in {*MOVES, "promise", "undelivered", "blocked", "danger", "named"} - IN_LOG:
        assert book.message(f"desk_event_{move}", **holes), (
            f"add desk_event_{move} to the messages of the desk"
        )
