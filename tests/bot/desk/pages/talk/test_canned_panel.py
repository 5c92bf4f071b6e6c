# SPDX-License-Identifier: EUPL-1.2
"""Canned replies on the page of a conversation, without a script."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import snooze
from tests.bot.desk.office import Office, address, does
from tests.bot.support import texts


async def taken(office: Office, **summary: object) -> ConversationRef:
    ref = await office.handed_off(**summary)
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


def answer(page: httpx.Response) -> str:
    """What stands in the field for an answer."""
    found = re.search(r'<textarea[^>]*id="tekst"[^>]*>(.*?)</textarea>', page.text, re.DOTALL)
    assert found
    return unescape(found[1])


def groups(page: httpx.Response) -> list[str]:
    """The headings of the list to choose from."""
    whole = re.search(r'<select[^>]*id="standaard".*?</select>', page.text, re.DOTALL)
    assert whole
    return re.findall(r'<optgroup label="([^"]*)"', whole[0])


async def sent(office: Office, ref: ConversationRef) -> list[str]:
    entries = await office.house.line.messages(ref)
    return texts([entry for entry in entries if entry.who == "worker"])


async def test_a_chosen_reply_comes_back_in_the_answer_behind_what_was_written_and_is_not_sent(
    office: Office,
) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard="begin_veilig", tekst="Goedemorgen.")
        assert page.status_code == 200
        assert answer(page) == "Goedemorgen.\n\nHallo, met Anja. Komt het nu uit?"
    assert await sent(office, ref) == []


async def test_it_is_in_the_form_of_address_of_this_resident(office: Office) -> None:
    await office.house.say("kunt u mij helpen")
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard="vraag_wat_eerst", tekst="")
    assert answer(page) == "Er speelt veel tegelijk. Waar wilt u het eerst hulp bij?"


async def test_the_number_of_a_contact_comes_from_the_directory(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard="geld_geldfit", tekst="")
    assert "Het nummer is 0800-8115." in answer(page)


async def test_the_agreed_moment_and_the_place_are_filled_in(office: Office) -> None:
    ref = await taken(office, place="Hilversum")
    assert await snooze(office.house, ref, "anja", "s", hours=1.0)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard="wonen_gemeente", tekst="")
    assert "wat er in Hilversum kan" in answer(page) and "vul in" not in answer(page)


async def test_what_cannot_be_filled_is_plain_to_see_and_cannot_be_sent(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard="uitzoeken", tekst="")
        written = answer(page)
        assert written.endswith("Je hoort van mij: [vul in: wanneer].")
        refused = await does(anja, ref, "antwoord", tekst=written)
        assert refused.status_code == 422 and answer(refused) == written
        assert "Er staat nog iets open in je antwoord." in refused.text
        assert await sent(office, ref) == []
        filled = written.replace("[vul in: wanneer]", "morgen 9:00 uur")
        assert (await does(anja, ref, "antwoord", tekst=filled)).status_code == 303
    assert await sent(office, ref) == [filled]


async def test_the_worry_of_this_conversation_comes_first(office: Office) -> None:
    ref = await taken(office, theme="wonen")
    async with office.worker() as anja:
        found = groups(await anja.get(address(ref)))
    assert found[:2] == ["Wonen", "Past altijd"] and len(found) == len(set(found)) > 3


@pytest.mark.parametrize("chosen", ["", "bestaat_niet"])
async def test_nothing_chosen_keeps_what_was_written(office: Office, chosen: str) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "standaard", standaard=chosen, tekst="half af")
    assert page.status_code == 422 and answer(page) == "half af" and "Kies eerst een antwoord." in page.text


async def test_whoever_does_not_have_the_conversation_has_no_list(office: Office) -> None:
    ref = await taken(office)
    async with office.worker("bram") as bram:
        assert 'id="standaard"' not in (await bram.get(address(ref))).text
    assert await office.house.services.redis.hget(keys.conversation(ref), "assignee") == "anja"
