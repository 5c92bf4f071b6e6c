# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest

from content.reply import Reach, Summary
from tests.bot.desk.pages.talk.test_conversation import address
from tests.bot.web.client import worker
from tests.bot.web.support import Stage

NAMED = "Hallo, met Anja. Komt het nu uit?"
CAREFUL = "Hallo. Komt het nu uit?"
CALL = Reach(channel="phone", number="06 12 34 56 78", e164="+31612345678", times="middag")


async def page(pages: Stage, **fields: Any) -> str:
    ref = await pages.memory.wait_for_help(1, **{"assignee": "anja", **fields})
    async with worker(pages) as client:
        return (await client.get(address(ref))).text


async def test_the_first_sentence_is_ready_under_the_field_for_an_answer(pages: Stage) -> None:
    shown = await page(pages)
    assert f"<q>{NAMED}</q>" in shown and f'data-opener="{NAMED}"' in shown
    assert shown.index('name="tekst"') < shown.index(NAMED)


@pytest.mark.parametrize(
    "fields",
    [
        {"private": True},
        {"summary": Summary(reads_along="ja")},
        {"summary": Summary(reads_along="weet_niet")},
    ],
)
async def test_where_somebody_may_read_along_it_names_nobody(pages: Stage, fields: dict[str, Any]) -> None:
    shown = await page(pages, **fields)
    assert f"<q>{CAREFUL}</q>" in shown and NAMED not in shown
    assert "Noem geen naam en geen onderwerp." in shown


@pytest.mark.parametrize(("reach", "told"), [(CALL, True), (Reach(), False)])
async def test_whoever_calls_is_told_not_to_say_why_to_another(
    pages: Stage, reach: Reach, told: bool
) -> None:
    shown = await page(pages, summary=Summary(reach=reach))
    assert ("Zeg niet waarvoor je belt." in shown) is told


async def test_the_number_and_when_it_suits_stand_in_the_summary_and_can_be_called(pages: Stage) -> None:
    shown = await page(pages, summary=Summary(reach=CALL, reads_along="nee"))
    assert "bellen op 06 12 34 56 78, ’s middags" in shown and 'href="tel:+31612345678"' in shown
    assert "Leest iemand mee" in shown


@pytest.mark.parametrize("assignee", ["", "bram"])
async def test_it_is_for_whoever_has_the_conversation(pages: Stage, assignee: str) -> None:
    assert "Komt het nu uit?" not in await page(pages, assignee=assignee)
