# SPDX-License-Identifier: EUPL-1.2
"""The directory beside a conversation, without a script."""

from __future__ import annotations

import re
from html import unescape

import httpx

from bot.publishing.publisher import Published, Publisher
from bot.upkeep.reports import reported
from content.editing.change import Change
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address, does

GELD = {"worry": "Geld en schulden", "theme": "geld", "place": "Hilversum", "municipality": "GM0402"}


async def taken(office: Office, **summary: object) -> ConversationRef:
    ref = await office.handed_off(**summary)
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


def hits(page: httpx.Response) -> list[str]:
    """The names of what was found in the directory, in order; activities stand in a list of their own."""
    own = page.text.partition('id="gevonden"')[2].partition('id="te-doen"')[0]
    return [unescape(name) for name in re.findall(r'<h4 class="hit__name">(.*?)</h4>', own)]


def value(page: httpx.Response, name: str) -> str:
    """What stands in a field of the search."""
    found = re.search(rf'<input id="{name}"[^>]*value="([^"]*)"', page.text)
    assert found
    return unescape(found[1])


async def test_it_begins_with_the_worry_and_the_place_of_the_conversation(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        page = await anja.get(address(ref))
    assert value(page, "plaats") == "Hilversum"
    assert '<option value="geld" selected>' in page.text
    assert hits(page)[0] in ("Sociaal Plein Hilversum", "Versa Welzijn")
    assert "Gemeente Hilversum" in page.text and len(hits(page)) <= 8


async def test_one_can_look_for_a_word_and_for_another_place(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        word = await does(anja, ref, "zoek", zoek="geldfit", thema="", plaats="Hilversum")
        assert word.status_code == 200 and hits(word)[0] == "Geldfit"
        assert value(word, "zoek") == "geldfit"
        place = await does(anja, ref, "zoek", zoek="", thema="", plaats="Utrecht")
        assert hits(place) and not [name for name in hits(place) if "Hilversum" in name]
        unknown = await does(anja, ref, "zoek", zoek="", thema="geld", plaats="Verwegistan")
        assert "Deze plaats is niet gevonden." in unknown.text
        nothing = await does(anja, ref, "zoek", zoek="qqqq", thema="", plaats="")
        assert hits(nothing) == [] and "Niets gevonden." in nothing.text


async def test_a_card_says_how_to_get_in_and_whether_its_facts_are_old(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        page = await does(anja, ref, "zoek", zoek="geldfit", thema="", plaats="")
    assert "Je kunt zelf bellen." in page.text and 'href="tel:08008115"' in page.text
    assert "Nagekeken: 21 november 2026. De bron is van november 2022." in page.text
    assert "hit__doubt" in page.text


async def test_who_may_come_and_whom_to_ask_for_is_for_the_worker_and_never_sent(office: Office) -> None:
    own = {"id": "geldfit", "admission": "Alleen met een inkomen.", "internal_contact": "Anja, 035 629 27 00"}
    written = await Publisher(office.house.services).write([Change("contact", "geldfit", own)], "els", "x")
    assert isinstance(written, Published)
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        page = await does(anja, ref, "zoek", zoek="geldfit", thema="", plaats="")
        assert "Wie er terecht kan: Alleen met een inkomen." in page.text
        assert "Vraag daar naar: Anja," in page.text
        await does(anja, ref, "kaart", contact="geldfit", reply_id="een")
    (sent,) = [entry for entry in await office.house.line.messages(ref) if entry.who == "worker"]
    assert "Geldfit" in sent.text and "Anja," not in sent.text and "inkomen" not in sent.text


async def test_one_click_sends_the_card_and_the_list_says_that_it_was_named(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        done = await does(anja, ref, "kaart", contact="geldfit", reply_id="een")
        assert done.status_code == 303
        page = await does(anja, ref, "zoek", zoek="geldfit", thema="", plaats="")
        assert "Al genoemd in dit gesprek." in page.text
    cards = [p for e in await office.house.line.messages(ref) if e.who == "worker" for p in e.parts]
    assert [(card.title, card.contact) for card in cards] == [("Geldfit", "geldfit")]


async def test_a_card_that_is_no_more_is_said_so(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "kaart", contact="bestaat_niet", reply_id="een")
    assert page.status_code == 422 and "Deze kaart mag niet meer getoond worden." in page.text


async def test_what_is_typed_in_the_search_does_no_harm(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        for typed in ("<script>alert(1)</script>", '" OR 1=1 --', "x" * 5_000, "é" * 50):
            page = await does(anja, ref, "zoek", zoek=typed, thema="<b>", plaats=typed)
            assert page.status_code == 200 and "<script>alert" not in page.text


async def test_a_colleague_of_another_team_finds_nothing_there(office: Office) -> None:
    ref = await taken(office)
    async with office.worker("bram", teams=("elders",)) as bram:
        assert (await bram.get(address(ref))).status_code == 404


async def test_a_half_written_answer_is_still_there_after_a_search_and_after_a_card(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        for word, asked in (("zoek", {"zoek": "geldfit"}), ("kaart", {"contact": "geldfit"})):
            page = await does(anja, ref, word, tekst="half <af>", reply_id="een", **asked)
            assert page.status_code == 200 and ">half &lt;af&gt;</textarea>" in page.text
            assert hits(page)[0] == "Geldfit" or word == "kaart"
    said = [e for e in await office.house.line.messages(ref) if e.who == "worker"]
    assert [part.title for entry in said for part in entry.parts] == ["Geldfit"]


async def test_enter_in_the_search_searches_and_never_sends_the_answer(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        page = (await anja.get(address(ref))).text
    form = page.partition('<form class="card stack" id="antwoord"')[2].partition("</form>")[0]
    buttons = re.findall(r'<button[^>]*>|<input[^>]*type="submit"[^>]*>', form)
    assert f'formaction="{address(ref, "zoek")}#gevonden"' in buttons[0] and len(buttons) == 2


async def test_a_worker_says_with_one_click_that_a_card_is_wrong(office: Office) -> None:
    ref = await taken(office, **GELD)
    async with office.worker() as anja:
        page = await does(anja, ref, "kaartfout", fout="geldfit", zoek="geldfit", thema="", plaats="")
        assert page.status_code == 200 and "Doorgegeven aan de redactie." in page.text
        await does(anja, ref, "kaartfout", fout="bestaat-niet")

    assert await reported(office.house.services.redis, "standaard") == {"geldfit": {"other|worker": 1}}
