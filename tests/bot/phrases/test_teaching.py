# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from redis.asyncio import Redis

from bot.phrases.box import Box
from bot.phrases.phrase import Label, Phrase
from bot.phrases.teaching import Teaching, kept_apart, path
from bot.training.progress import Board
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House

FEW = [f"de papieren van {word} snap ik niet meer" for word in ("gisteren", "hiernaast", "boven", "vroeger")]
WORDS = "geleerd"


@pytest_asyncio.fixture
async def own_house(redis: Redis, redis_url: str, var: Path, rasa: FakeRasa) -> AsyncIterator[House]:
    """An installation that may change its content."""
    house = House.build(redis_url, var, rasa)
    yield house
    await house.close()


async def labelled(house: House, texts: list[str], label: Label) -> list[Phrase]:
    """These sentences, labelled."""
    box = Box(house.services)
    for text in texts:
        await box.put(ORGANISATION, Phrase(text, "unsure"))
    taken = await box.take(ORGANISATION, [one.id for one in await box.all(ORGANISATION)])
    await box.label(ORGANISATION, taken, label)
    return taken


async def test_labelled_sentences_are_published_as_the_organisations_own_and_learning_is_asked_for(
    own_house: House,
) -> None:
    phrases = await labelled(own_house, FEW, Label(("recht", "geld")))
    taught = await Teaching(own_house.services).teach(ORGANISATION, "els", WORDS)
    assert taught.refused == ()
    assert taught.published + taught.apart == len(FEW)
    layer = own_house.services.settings.content_own / ORGANISATION
    for phrase in phrases:
        line = f"{phrase.text}  ook: [geld]"
        assert line in (layer / path(phrase, Label(("recht",)))).read_text("utf-8").splitlines()
    learned = {one.text: one.themes for one in own_house.services.catalogue.examples()}
    taught_texts = [phrase.text for phrase in phrases if not kept_apart(phrase)]
    assert all(learned[text] == ("recht", "geld") for text in taught_texts)
    assert (await Board(own_house.services.redis, own_house.services.clock).read()).stage == "asked"
    assert await Box(own_house.services).labelled(ORGANISATION) == []


async def test_what_is_kept_apart_is_never_learned_from(own_house: House) -> None:
    text = next(
        text for n in range(99) if kept_apart(Phrase(text := f"zin met zoveel woorden {n}q", "unsure"))
    )
    await labelled(own_house, [text], Label(intent="buiten_bereik"))
    taught = await Teaching(own_house.services).teach(ORGANISATION, "els", WORDS)
    assert (taught.published, taught.apart) == (0, 1)
    layer = own_house.services.settings.content_own / ORGANISATION
    assert (layer / "held" / "intents" / "buiten_bereik.txt").read_text("utf-8") == f"{text}\n"
    assert text not in {one.text for one in own_house.services.catalogue.examples()}


async def test_with_nothing_labelled_learning_is_asked_for_all_the_same(own_house: House) -> None:
    taught = await Teaching(own_house.services).teach(ORGANISATION, "els", WORDS)
    assert (taught.published, taught.apart, taught.refused) == (0, 0, ())
    assert (await Board(own_house.services.redis, own_house.services.clock).read()).who == "els"


async def test_a_sentence_omzien_has_already_is_not_written_again(own_house: House) -> None:
    known = next(one.text for one in own_house.services.catalogue.examples() if "geld" in one.themes)
    await labelled(own_house, [known], Label(("geld",)))
    taught = await Teaching(own_house.services).teach(ORGANISATION, "els", WORDS)
    assert (taught.published, taught.apart) == (0, 0)


async def test_what_is_refused_stays_labelled_and_says_why(own_house: House) -> None:
    half = next(
        text for n in range(99) if not kept_apart(Phrase(text := f"iets van {n} ook: geld", "unsure"))
    )
    await labelled(own_house, [half], Label(("recht",)))
    taught = await Teaching(own_house.services).teach(ORGANISATION, "els", WORDS)
    assert taught.refused
    assert len(await Box(own_house.services).labelled(ORGANISATION)) == 1
    assert (await Board(own_house.services.redis, own_house.services.clock).read()).stage == ""


def test_about_one_sentence_in_five_is_kept_apart() -> None:
    apart = sum(kept_apart(Phrase(f"zin nummer {n}", "unsure")) for n in range(1000))
    assert 150 < apart < 250
