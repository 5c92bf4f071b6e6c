# SPDX-License-Identifier: EUPL-1.2
"""From a message the dialogue did not understand to the inbox, through the whole turn."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.phrases.box import Box
from bot.phrases.catching import Catching
from bot.phrases.phrase import Phrase
from content.catalogue import Catalogue
from tests.bot.support import ORGANISATION, House, until

TYPED = "ik heet Fatima en ik kom er met die brieven niet meer uit"


def missed(text: str = TYPED) -> dict[str, object]:
    return {"text": text, "why": "unsure", "themes": [["geld", 0.31], ["recht", 0.2]]}


async def kept(house: House) -> list[str]:
    return [phrase.text for phrase in await Box(house.services).all(ORGANISATION)]


async def test_a_sentence_that_was_not_understood_is_kept_without_the_name(house: House) -> None:
    house.rasa.missed = missed()
    await house.say(TYPED)
    [phrase] = await until(lambda: Box(house.services).all(ORGANISATION))
    assert "Fatima" not in phrase.text
    assert "brieven" in phrase.text
    assert phrase.themes == (("geld", 0.31), ("recht", 0.2))


async def test_nothing_in_redis_ties_it_to_who_said_it(house: House) -> None:
    house.rasa.missed = missed()
    await house.say(TYPED)
    await until(lambda: Box(house.services).all(ORGANISATION))
    ref = house.ref()
    names = [name async for name in house.services.redis.scan_iter("omz:phrases:*")]
    stored = [member for name in names for member in await house.services.redis.smembers(name)]
    assert len(stored) == 1
    assert ref.id not in str(names) + str(stored)


async def test_what_was_understood_is_not_kept(house: House) -> None:
    await house.say("ik heb schulden")
    assert await kept(house) == []


async def test_after_danger_nothing_of_that_conversation_is_kept(house: House) -> None:
    await house.say("ik wil dood")
    house.rasa.missed = missed()
    await house.press("Ik wil een mens spreken")
    assert house.rasa.heard
    assert await kept(house) == []


async def test_where_somebody_may_read_along_nothing_is_kept(house: House) -> None:
    await house.say("hallo")
    ref = house.ref()
    await house.services.redis.hset(f"omz:{ref.tag}:conv:{ref.organisation}:{ref.id}", "private", "1")
    house.rasa.missed = missed()
    await house.say(TYPED)
    assert await kept(house) == []


@pytest.mark.parametrize("nonsense", ["a text", {}, {"text": 5}, {"text": "x", "why": "other", "themes": []}])
async def test_a_dialogue_that_says_it_otherwise_harms_no_turn(house: House, nonsense: object) -> None:
    house.rasa.missed = nonsense
    assert await house.say(TYPED)
    assert await kept(house) == []


class Counting(Catalogue):
    """Content that remembers how often its sentences were asked for."""

    asked = 0

    def sentences(self) -> Iterator[str]:
        self.asked += 1
        return super().sentences()


async def test_a_crowd_that_is_misunderstood_after_a_start_has_our_words_read_once(house: House) -> None:
    catalogue = Counting.open(house.services.settings.compiled_dir)
    catching = Catching(replace(house.services, catalogue=catalogue))
    crowd = [Phrase(f"brieven en nog {number} zorgen", "unsure", (("geld", 0.3),)) for number in range(20)]
    await asyncio.gather(*(catching.keep(ORGANISATION, phrase) for phrase in crowd))
    assert catalogue.asked == 1
    assert len(await kept(house)) == 20
