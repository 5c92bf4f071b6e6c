# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong at a desk sooner or later; on the real app, and nobody loses a word or a resident by it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from html import unescape

import httpx
import pytest
import pytest_asyncio

from bot.desk.pages.guard import ABSOLUTE_S, IDLE_S
from bot.desk.pages.talk.half_written import SHARED
from bot.desk.teams.teams import DEFAULT, Team
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office, address, browser, does, placed, send
from tests.bot.support import ORGANISATION, texts
from tests.bot.web.client import PASSWORD, hidden, sign_in

HALF = 'half af & nog "niet" <b>klaar</b>'
ENDED = (IDLE_S + 1, ABSOLUTE_S + 1)
WRITTEN: dict[str, Mapping[str, str]] = {
    "antwoord": {"tekst": HALF},
    "notitie": {"notitie": HALF},
    "zoek": {"tekst": HALF, "zoek": "geldfit", "thema": "", "plaats": ""},
    "kaart": {"tekst": HALF, "contact": "geldfit"},
    "standaard": {"tekst": HALF, "standaard": "begin_veilig"},
    "overdracht": {"organisatie": "De buurtkamer", "afgesproken": HALF},
    "geef": {"collega": "bram", "waarom": "kennis", "toelichting": HALF},
    "team": {"team": "noord", "waarom": "kennis", "toelichting": HALF},
    "blokkeer": {"hoe_lang": "dag", "waarom": "schelden", "toelichting": HALF},
}
"""Every form of a conversation with room for words, by its word."""
CHOSEN: dict[str, Mapping[str, str]] = {
    "later": {"tot": "", "waarom": "afspraak"},
    "sluit": {"uitkomst": "geholpen"},
    "vrij": {},
}
ANSWER = {"zoek": 200, "standaard": 200, "later": 422}
"""What only looks something up changes nothing; the rest is refused."""


@pytest_asyncio.fixture
async def anja(office: Office) -> AsyncIterator[httpx.AsyncClient]:
    """Anja's browser; Bram is her colleague and there is a second team."""
    await crew(office.house, "bram")
    await office.teams.put(ORGANISATION, Team(DEFAULT, "Balie"))
    await office.teams.put(ORGANISATION, Team("noord", "Noord"))
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(office.worker())


async def talking(office: Office, who: str = "1") -> ConversationRef:
    """A resident with whom Anja talks."""
    ref = await office.handed_off(who)
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


async def told(office: Office, who: str = "1") -> list[str]:
    """Everything the resident reads."""
    return texts(await office.house.line.messages(office.house.ref(who)))


async def posted(client: httpx.AsyncClient, ref: ConversationRef, word: str, proof: str) -> httpx.Response:
    """A form of a page that was opened before, sent now."""
    once = {"move_id": "een", "reply_id": "een", "note_id": "een"}
    data = {"bewijs": proof, **once, **placed(word, {**WRITTEN, **CHOSEN}[word])}
    return await client.post(address(ref, word), data=data)


def carried(page: str) -> dict[str, str]:
    """What a page of signing in takes along, as a browser would send it."""
    hides = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
    areas = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in [*hides, *areas]}


def filled(page: str, word: str) -> dict[str, str]:
    """What the fields of this word have in them, and which choices are made."""
    areas = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    found = {name: unescape(value) for name, value in areas if value}
    for name, value in re.findall(r'<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"[^>]*checked', page):
        found[name] = value
    for name in SHARED:
        if f"{word}-{name}" in found:
            found[name] = found[f"{word}-{name}"]
    for name in WRITTEN[word]:
        text = re.search(rf'<input id="{name}"[^>]* value="([^"]+)"', page)
        choice = re.search(rf'<select[^>]* name="{name}".*?value="([^"]*)" selected', page, re.DOTALL)
        hit = text or choice
        if hit:
            found[name] = unescape(hit[1])
    return found


@pytest.mark.parametrize("seconds", ENDED)
@pytest.mark.parametrize("word", WRITTEN)
async def test_what_was_half_written_when_the_session_ended_comes_back_in_its_own_field(
    office: Office, anja: httpx.AsyncClient, word: str, seconds: int
) -> None:
    ref = await talking(office)
    proof, before = hidden((await anja.get(address(ref))).text, "bewijs"), await told(office)
    await office.house.services.clock.move(seconds)
    asked = await posted(anja, ref, word, proof)
    assert asked.status_code == 401 and HALF in unescape(asked.text)
    data = {**carried(asked.text), "naam": "anja", "wachtwoord": PASSWORD}
    let_in = await anja.post("/desk/inloggen", data=data)
    assert let_in.headers["location"] == address(ref)
    page = (await anja.get(address(ref))).text
    lost = {
        name: value
        for name, value in WRITTEN[word].items()
        if name not in ("contact", "standaard", "zoek", "thema", "plaats")
        and filled(page, word)[name] != value
    }
    assert not lost
    assert await told(office) == before
    done = await does(anja, ref, word, **WRITTEN[word], move_id="twee", reply_id="twee", note_id="twee")
    assert done.status_code in (200, 303)
    gone = await anja.get(address(ref))
    if word in ("antwoord", "notitie", "overdracht"):
        assert f"{HALF}</textarea>" not in unescape(gone.text)


async def test_of_a_strangers_form_only_the_fields_of_a_conversation_are_shown_again(office: Office) -> None:
    ref = await office.handed_off()
    async with browser(office.app) as client:
        data = {"bewijs": "x", "concept-naam": "y", "naar": "//elders", "iets": "weg", "tekst": HALF}
        page = await client.post(address(ref, "antwoord"), data=data)
    assert page.status_code == 401
    assert set(carried(page.text)) == {"bewijs", "naar", "woord", "concept-tekst"}
    assert carried(page.text)["naar"] == address(ref)
    assert "<b>klaar" not in page.text


@pytest.mark.parametrize("word", [*WRITTEN, *CHOSEN])
async def test_nothing_is_sent_to_a_closed_conversation_and_no_word_is_lost(
    office: Office, anja: httpx.AsyncClient, word: str
) -> None:
    ref = await talking(office)
    proof = hidden((await anja.get(address(ref))).text, "bewijs")
    assert await office.house.desk.close(ref, "anja", "geholpen", "Anja")
    before, fields = await told(office), await office.house.fields()
    refused = await posted(anja, ref, word, proof)
    assert refused.status_code == ANSWER.get(word, 409)
    assert "Dit gesprek is afgesloten." in refused.text
    if word in WRITTEN:
        kept = refused.text.partition('id="concept"')[2].partition("</textarea>")[0]
        assert HALF in unescape(kept)
    assert await told(office) == before
    after = await office.house.fields()
    assert {n: v for n, v in after.items() if n != "read"} == {n: v for n, v in fields.items() if n != "read"}


async def test_who_writes_after_the_close_is_answered_by_the_computer_and_not_left_unread(
    office: Office, anja: httpx.AsyncClient
) -> None:
    ref = await talking(office)
    assert (await does(anja, ref, "sluit", uitkomst="geholpen", move_id="een")).status_code == 303
    answered = await office.house.say("ik heb nog een vraag")
    assert [entry.who for entry in answered] == ["bot"]
    assert "ik heb nog een vraag" not in (await anja.get(address(ref))).text
    await office.handed_off()
    page = (await anja.get("/desk")).text
    assert f'id="pak-{ref.id}"' in page


@pytest.mark.parametrize("word", [*WRITTEN, *CHOSEN])
async def test_of_who_erased_everything_nothing_comes_back_by_a_page_that_was_still_open(
    office: Office, anja: httpx.AsyncClient, word: str
) -> None:
    ref = await talking(office)
    proof = hidden((await anja.get(address(ref))).text, "bewijs")
    await office.house.say("wis", kind="command")
    await office.house.press("wis alles")
    left = set(await office.house.names(ref))
    gone = await posted(anja, ref, word, proof)
    assert gone.status_code == 404
    assert "Dit gesprek is er niet meer" in gone.text and HALF not in unescape(gone.text)
    assert set(await office.house.names(ref)) <= left
    assert ref.id not in (await anja.get("/desk")).text


async def test_a_worker_who_is_disabled_in_the_middle_is_out_and_the_resident_waits_for_another(
    office: Office, anja: httpx.AsyncClient
) -> None:
    ref = await talking(office)
    proof, before = hidden((await anja.get(address(ref))).text, "bewijs"), await told(office)
    async with office.worker("carla", "coordinator") as carla:
        done = await send(carla, "/desk/accounts", "/desk/accounts/uit", wie="anja")
        assert done.status_code == 303
        refused = await posted(anja, ref, "antwoord", proof)
        assert refused.status_code == 401 and HALF in unescape(refused.text)
        assert (await anja.get(f"{address(ref)}/berichten")).status_code == 401
        assert (await anja.get(f"{address(ref)}/stroom")).status_code == 204
        data = {**carried(refused.text), "naam": "anja", "wachtwoord": PASSWORD}
        assert (await anja.post("/desk/inloggen", data=data)).status_code == 422
        new = (await told(office))[len(before) :]
        assert len(new) == 1 and new[0].startswith(
            office.house.services.catalogue.message("returned_to_queue", ORGANISATION)
        )
        assert f'id="pak-{ref.id}"' in (await carla.get("/desk")).text
        assert (await does(carla, ref, "pak")).status_code == 303
    assert (await office.house.fields())["assignee"] == "carla"


async def test_two_tabs_of_one_worker_do_everything_once_and_lose_nothing(
    office: Office, anja: httpx.AsyncClient
) -> None:
    ref = await office.handed_off()
    for _ in range(2):
        assert (await does(anja, ref, "pak")).status_code == 303
    assert len([text for text in await told(office) if "Dat is een mens." in text]) == 1
    for tab in ("links", "rechts", "links"):
        await does(anja, ref, "antwoord", tekst="Hallo, met Anja.", reply_id=tab)
    assert len([text for text in await told(office) if text.endswith("Hallo, met Anja.")]) == 2
    proof = hidden((await anja.get(address(ref))).text, "bewijs")
    assert (await does(anja, ref, "sluit", uitkomst="geholpen", move_id="links")).status_code == 303
    assert (await does(anja, ref, "sluit", uitkomst="anders", move_id="rechts")).status_code == 409
    refused = await posted(anja, ref, "antwoord", proof)
    assert refused.status_code == 409 and f"{HALF}</textarea>" in unescape(refused.text)
    await send(anja, "/desk", "/desk/uitloggen")
    out = await posted(anja, ref, "notitie", proof)
    assert out.status_code == 401 and HALF in unescape(out.text)


@pytest.mark.parametrize("word", WRITTEN)
async def test_a_tab_of_before_a_new_log_in_sends_nothing_and_shows_what_was_written(
    office: Office, anja: httpx.AsyncClient, word: str
) -> None:
    ref = await talking(office)
    proof, before = hidden((await anja.get(address(ref))).text, "bewijs"), await told(office)
    anja.cookies.clear()
    assert (await sign_in(anja)).status_code == 303
    again = await posted(anja, ref, word, proof)
    assert again.status_code == 403 and "Je bent intussen opnieuw ingelogd." in again.text
    assert filled(again.text, word).items() >= {n: v for n, v in WRITTEN[word].items() if v == HALF}.items()
    assert await told(office) == before
    sent = await posted(anja, ref, word, hidden(again.text, "bewijs"))
    assert sent.status_code in (200, 303)
