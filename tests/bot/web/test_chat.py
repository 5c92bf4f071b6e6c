# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import httpx
import pytest

from bot.web.visitors import DOUBLE_S
from tests.bot.web.client import JSON, client_of, hidden, say
from tests.bot.web.support import CHOICES, Stage, stage


async def test_the_page_says_who_it_is_before_anything_is_typed(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert "Hallo, ik ben Omzien." in page
    assert "Ik ben een computer, geen mens." in page


async def test_an_organisation_that_says_u_is_polite_on_the_whole_page(pages: Stage) -> None:
    async with client_of(stage(pages.site.redis, form="u")) as client:
        await say(client, "hallo")
        page = (await client.get("/?let-op=empty")).text
    for shown in ("Vertel in uw eigen woorden", "Typ hier uw bericht", "Denkt u aan zelfmoord?", ">U "):
        assert shown in page


async def codes(pages: Stage) -> list[str]:
    """The come-back codes there are; what a first form leads to, for some minutes, looks alike."""
    redis = pages.site.redis
    return [key async for key in redis.scan_iter("omz:code:*") if await redis.ttl(key) > DOUBLE_S]


async def test_every_message_keeps_the_come_back_code_for_another_week(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    await say(client, "hallo")
    (key,) = await codes(pages)
    await pages.site.redis.expire(key, 100)
    await say(client, "geld")
    assert await pages.site.redis.ttl(key) > 100


async def test_there_is_no_cookie_before_the_first_message(client: httpx.AsyncClient) -> None:
    await client.get("/")
    await client.get("/terug")
    await say(client, "   ")
    assert not client.cookies


async def test_a_message_is_answered_on_the_next_page_without_a_script(client: httpx.AsyncClient) -> None:
    answer = await say(client, "ik doe de post niet meer open")
    assert (answer.status_code, answer.headers["location"]) == (303, "/#laatste")
    page = (await client.get("/")).text
    assert "ik doe de post niet meer open" in page
    assert "<strong>Begin hier: Geldfit</strong>" in page
    assert 'href="tel:08008115"' in page


async def test_who_speaks_is_said_in_words(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "hallo")
    ref = next(iter(pages.memory.entries))
    await pages.memory.say(ref, "worker", "Hallo, met Anja.", name="Anja")
    page = (await client.get("/")).text
    assert "Omzien (computer)" in page and "Anja (mens)" in page and ">Jij" in page


async def test_a_note_for_colleagues_is_not_on_the_residents_page(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    await say(client, "hallo")
    await pages.memory.say(next(iter(pages.memory.entries)), "note", "bel de huisbaas", name="Anja")
    assert "huisbaas" not in (await client.get("/")).text


async def test_buttons_are_real_and_stand_under_what_is_not_answered_yet(client: httpx.AsyncClient) -> None:
    await say(client, "geld")
    page = (await client.get("/")).text
    assert all(f'name="knop" value="{choice.payload}"' in page for choice in CHOICES)
    await client.post("/bericht", data={"id": hidden(page, "id"), "knop": CHOICES[1].payload})
    assert (await client.get("/")).text.count(CHOICES[1].payload) == 1


async def test_a_pressed_button_goes_to_the_line_as_a_button(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "geld")
    await say(client, "", knop=CHOICES[0].payload)
    assert [(i.kind, i.text) for i in pages.line.heard] == [("text", "geld"), ("button", CHOICES[0].payload)]


async def test_the_way_to_a_person_is_a_command_on_every_page(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    assert "Ik wil een mens spreken" in (await client.get("/")).text
    await say(client, "", opdracht="mens")
    assert (pages.line.heard[0].kind, pages.line.heard[0].text) == ("command", "mens")


async def test_an_unknown_command_is_not_passed_on(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "", opdracht="/restart")
    assert pages.line.heard == []


async def test_the_same_form_sent_twice_is_one_message(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "hallo")
    page = (await client.get("/")).text
    data = {"id": hidden(page, "id"), "bewijs": hidden(page, "bewijs"), "tekst": "geld"}
    await client.post("/bericht", data=data)
    await client.post("/bericht", data=data)
    assert [i.text for i in pages.line.heard] == ["hallo", "geld"]


async def test_a_first_form_sent_twice_at_once_begins_one_conversation(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    data = {"id": hidden((await client.get("/")).text, "id"), "tekst": "hallo"}
    async with client_of(pages) as twin:
        await asyncio.gather(client.post("/bericht", data=data), twin.post("/bericht", data=data))
        assert [i.text for i in pages.line.heard] == ["hallo"]
        assert "hallo" in (await twin.get("/")).text


async def test_a_mended_word_in_an_old_form_is_another_message(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    await say(client, "hallo", id="een-en-dezelfde")
    await say(client, "geldt", id="een-en-dezelfde")
    await say(client, "geld", id="een-en-dezelfde")
    assert [i.text for i in pages.line.heard] == ["hallo", "geldt", "geld"]


async def test_an_empty_message_gets_a_kind_hint_and_is_not_sent(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    answer = await say(client, " \r\n ")
    assert "Er staat nog niets." in (await client.get(answer.headers["location"])).text
    assert pages.line.heard == []


async def test_a_text_of_10000_signs_is_read_whole_and_a_longer_one_is_cut_kindly(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    await say(client, "é" * 10_000)
    answer = await say(client, "é" * 10_001)
    assert [len(i.text) for i in pages.line.heard] == [10_000, 10_000]
    assert "Je bericht was erg lang." in (await client.get(answer.headers["location"])).text


async def test_a_body_that_is_far_too_big_is_refused_kindly(client: httpx.AsyncClient) -> None:
    answer = await say(client, "a" * 300_000)
    assert answer.status_code == 413
    assert "Dit is te lang." in answer.text


async def test_what_a_resident_types_is_shown_and_not_obeyed(client: httpx.AsyncClient) -> None:
    await say(client, '<script>alert(1)</script> <b onclick="x()">{{ 7 * 7 }}</b> {x}'.replace("{", "("))
    page = (await client.get("/")).text
    assert "&lt;script&gt;alert(1)" in page and "<b onclick" not in page


async def test_an_answer_that_takes_long_can_be_asked_for(client: httpx.AsyncClient, pages: Stage) -> None:
    pages.memory.silent = True
    await say(client, "hallo")
    page = (await client.get("/")).text
    assert "Het antwoord komt hier." in page and "Kijk of er antwoord is" in page


async def test_large_letters_stay_after_a_message(client: httpx.AsyncClient) -> None:
    answer = await say(client, "hallo", letters="groot")
    assert answer.headers["location"] == "/?letters=groot#laatste"
    assert '<html lang="nl" class="large">' in (await client.get(answer.headers["location"])).text


async def test_the_address_keeps_nothing_but_what_it_may(client: httpx.AsyncClient) -> None:
    answer = await say(client, "hallo", letters="https://boos.example/")
    assert answer.headers["location"] == "/#laatste"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_form_on_another_site_cannot_speak_for_a_resident(
    client: httpx.AsyncClient, pages: Stage, site: str
) -> None:
    answer = await client.post("/bericht", data={"tekst": "hallo"}, headers={"sec-fetch-site": site})
    assert answer.status_code == 403
    assert pages.line.heard == []


async def test_an_old_browser_needs_the_proof_of_its_session(pages: Stage) -> None:
    async with client_of(pages, **{"sec-fetch-site": "none", "origin": "null"}) as client:
        await say(client, "hallo")
        assert (await say(client, "met bewijs")).status_code == 303
        assert (await say(client, "zonder bewijs", bewijs="")).status_code == 403
    assert [i.text for i in pages.line.heard] == ["hallo", "met bewijs"]


async def test_quick_exit_ends_the_session_and_leads_to_the_weather(client: httpx.AsyncClient) -> None:
    await say(client, "hallo")
    token = client.cookies["omzien"]
    answer = await client.post("/weg")
    assert (answer.status_code, answer.headers["location"]) == (303, "https://www.buienradar.nl")
    assert not client.cookies
    client.cookies.set("omzien", token)
    assert "hallo</p>" not in (await client.get("/")).text


async def test_after_everything_is_erased_nothing_leads_back(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "hallo")
    pages.memory.entries.clear()
    page = (await client.get("/")).text
    assert "Hallo, ik ben Omzien." in page
    assert not client.cookies
    assert await codes(pages) == []
    assert [key async for key in pages.site.redis.scan_iter("omz:session:*", _type="hash")] == []


async def test_over_https_the_cookie_is_bound_to_this_host(pages: Stage) -> None:
    secure = stage(pages.site.redis, public_url="https://hulp.example")
    async with client_of(secure, "https://hulp.example") as client:
        cookie = (await say(client, "hallo")).headers["set-cookie"]
        assert "max-age=" in (await client.get("/")).headers["strict-transport-security"]
    assert cookie.startswith("__Host-omzien=")
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


async def test_a_session_token_has_more_than_128_bits_and_is_not_in_redis(
    client: httpx.AsyncClient, pages: Stage
) -> None:
    await say(client, "hallo")
    token = client.cookies["omzien"]
    assert len(token) >= 43
    for key in [key async for key in pages.site.redis.scan_iter("*")]:
        assert token not in key
        if await pages.site.redis.type(key) == "hash":
            assert token not in str(await pages.site.redis.hgetall(key))


async def test_the_script_gets_only_what_is_new(client: httpx.AsyncClient) -> None:
    first = (await client.post("/bericht", data={"tekst": "hallo", "na": "0"}, headers=JSON)).json()
    assert first["last"] == 2 and "hallo" in first["entries"]
    newer = (await client.get("/berichten?na=1")).json()
    assert "hallo" not in newer["entries"] and "Geldfit" in newer["entries"]
    assert newer["answered"] == 1


@pytest.mark.parametrize("after", ["-1", "x", "", "9" * 40, "²"])
async def test_a_strange_count_is_read_as_nought(client: httpx.AsyncClient, after: str) -> None:
    await say(client, "hallo")
    assert "hallo" in (await client.get("/berichten", params={"na": after})).json()["entries"]


async def test_without_a_session_there_is_nothing_to_follow(client: httpx.AsyncClient) -> None:
    assert (await client.get("/stroom")).status_code == 204
    assert (await client.get("/berichten")).json()["last"] == 0


async def test_a_failure_is_a_kind_page_and_says_nothing_of_what_was_typed(
    client: httpx.AsyncClient, pages: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    pages.memory.failing = True
    answer = await say(client, "mijn geheim")
    assert answer.status_code == 500
    assert "Dit lukt nu niet." in answer.text and "tel:112" in answer.text
    assert "geheim" not in answer.text
    logged = capsys.readouterr()
    assert "RuntimeError" in logged.out and "geheim" not in logged.out + logged.err
