# SPDX-License-Identifier: EUPL-1.2
"""A contact sent by a worker."""

from __future__ import annotations

import asyncio

from bot.conversation.entry import Entry
from bot.desk import states
from bot.desk.leading.counts import counted
from bot.desk.tools.cards import NO_CONTACT, Cards
from store import keys
from store.clock import day_of
from store.conversation import ConversationRef
from tests.bot.desk.office import Office
from tests.bot.support import House

KNOWN = "geldfit"


async def taken(office: Office, channel: str = "rest", **summary: object) -> ConversationRef:
    ref = await office.handed_off(channel=channel, **summary)
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


async def sent(house: House, ref: ConversationRef) -> list[Entry]:
    return [entry for entry in await house.line.messages(ref) if entry.who == "worker"]


async def test_the_resident_gets_the_card_the_bot_makes_from_the_worker_by_name(office: Office) -> None:
    ref = await taken(office)
    assert await Cards(office.house.services).send(ref, "anja", KNOWN, "een", "Anja")
    (entry,) = await sent(office.house, ref)
    assert entry.name == "Anja"
    (part,) = entry.parts
    assert (part.title, part.contact) == ("Geldfit", KNOWN)
    assert "Bel: 0800-8115" in part.text and "Je kunt zelf bellen." in part.text


async def test_who_is_spoken_to_with_u_gets_a_card_with_u(office: Office) -> None:
    await office.house.say("kunt u mij helpen", "1")
    ref = await taken(office)
    await Cards(office.house.services).send(ref, "anja", KNOWN, "een", "Anja")
    assert "U kunt zelf bellen." in (await sent(office.house, ref))[0].text


async def test_the_same_card_sent_twice_by_one_form_is_sent_once(office: Office) -> None:
    ref, cards = await taken(office), Cards(office.house.services)
    moved = await asyncio.gather(*(cards.send(ref, "anja", KNOWN, "een", "Anja") for _ in range(5)))
    assert all(moved)
    assert len(await sent(office.house, ref)) == 1


async def test_it_counts_as_named_from_then_on_beside_what_was_named_before(office: Office) -> None:
    ref, cards = await taken(office, tried=["Humanitas"], worry="Geld"), Cards(office.house.services)
    await asyncio.gather(*(cards.send(ref, "anja", KNOWN, f"keer{n}", "Anja") for n in range(3)))
    found = await office.house.desk.handoff(ref)
    assert found is not None and found.summary.tried == ["Humanitas", "Geldfit"] and found.worry == "Geld"


async def test_it_is_written_down_as_a_card_and_counted_without_saying_which(office: Office) -> None:
    ref, services = await taken(office), office.house.services
    await Cards(services).send(ref, "anja", KNOWN, "een", "Anja")
    rows = [row for _, row in await services.redis.xrange(keys.audit("standaard"))]
    assert [(row["who"], row["what"]) for row in rows][-1] == ("anja", "card")
    day = day_of(await services.clock.now())
    assert (await counted(services.redis, day))["card|balie"] == 1
    assert KNOWN not in str(rows).lower()


async def test_a_contact_that_may_not_be_shown_or_is_none_is_not_sent(office: Office) -> None:
    ref, cards = await taken(office), Cards(office.house.services)
    for contact in ("bestaat_niet", "", "../geldfit"):
        assert (await cards.send(ref, "anja", contact, "een", "Anja")).reason == NO_CONTACT
    assert await sent(office.house, ref) == []


async def test_only_whoever_has_the_conversation_sends_cards(office: Office) -> None:
    ref, cards = await taken(office), Cards(office.house.services)
    assert (await cards.send(ref, "bram", KNOWN, "een", "Bram")).reason == states.MOVES["card"].not_whose
    await office.house.desk.close(ref, "anja", "geholpen", "Anja")
    assert (await cards.send(ref, "anja", KNOWN, "twee", "Anja")).reason == states.MOVES["card"].elsewhere
    assert await sent(office.house, ref) == []


async def test_on_a_phone_that_somebody_else_reads_the_first_line_is_neutral(office: Office) -> None:
    ref = await taken(office)
    await office.house.services.redis.hset(keys.conversation(ref), "private", 1)
    await Cards(office.house.services).send(ref, "anja", KNOWN, "een", "Anja")
    (entry,) = await sent(office.house, ref)
    neutral = office.house.services.catalogue.message("neutral")
    assert entry.private and entry.text.startswith(neutral) and "Geldfit" in entry.text


async def test_a_conversation_that_was_erased_does_not_come_back_by_a_card(office: Office) -> None:
    ref, house = await taken(office), office.house
    await house.services.redis.delete(*await house.names(ref))
    assert not await Cards(house.services).send(ref, "anja", KNOWN, "een", "Anja")
    assert await house.names(ref) == []
