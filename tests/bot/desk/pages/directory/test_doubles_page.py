# SPDX-License-Identifier: EUPL-1.2
"""Doubles are shown side by side, and become one only by a person's choice, field by field."""

from __future__ import annotations

import pytest_asyncio

from bot.publishing.publisher import Published, Publisher
from content.editing.change import Change
from tests.bot.desk.office import Office, send
from tests.bot.support import House

HERE = "/desk/redactie/dubbel"
ONE = {
    "id": "inloop_een",
    "name": "Inloop De Kerkelanden",
    "description": "Voor een praatje.",
    "phones": [{"number": "035 629 27 00", "e164": "+31356292700"}],
    "access": "zelf",
    "themes": ["geld"],
    "level": "local",
    "municipalities": ["GM0402"],
    "source": "proef",
    "assured_date": "2026-11-01",
    "confidence": "high",
}
OTHER = {**ONE, "id": "inloop_twee", "name": "De Inloop Kerkelanden", "cost": "Gratis."}
SIDE = f"{HERE}?een=inloop_een&ander=inloop_twee"


@pytest_asyncio.fixture
async def office(house: House) -> Office:
    """An office whose directory has the same contact twice."""
    changes = [Change("contact", str(one["id"]), one) for one in (ONE, OTHER)]
    assert isinstance(await Publisher(house.services).write(changes, "els", "proef"), Published)
    return Office(house)


async def test_two_become_one_with_what_was_chosen_of_both(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert "Inloop De Kerkelanden en De Inloop Kerkelanden" in (await els.get(HERE)).text
        pair = {"een": "inloop_een", "ander": "inloop_twee", "name": "een", "cost": "ander"}
        answer = await send(els, SIDE, f"{HERE}/samen", **pair)
        assert answer.headers["location"].endswith("let-op=samen")
        assert "inloop_twee" not in (await els.get(HERE)).text
    book = office.house.services.catalogue
    stays = book.contact("inloop_een")
    assert stays and (stays.name, stays.cost) == ("Inloop De Kerkelanden", "Gratis.")
    assert book.contact("inloop_twee") is None
    own = office.house.services.settings.content_own
    written = "".join(path.read_text("utf-8") for path in own.rglob("*.yml")).replace('"', "")
    assert "merged_into: inloop_een" in written


async def test_who_says_that_they_are_two_is_not_asked_again(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, SIDE, f"{HERE}/apart", een="inloop_een", ander="inloop_twee")
        assert answer.headers["location"].endswith("let-op=apart")
        assert "De Inloop Kerkelanden" not in (await els.get(HERE)).text


async def test_a_pair_that_is_gone_is_no_pair(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        for ander in ("weg", "inloop_een", ""):
            answer = await send(els, SIDE, f"{HERE}/samen", een="inloop_een", ander=ander)
            assert answer.headers["location"].endswith("let-op=verlopen")
