# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import httpx
import pytest

from content.reply import Summary
from store.conversation import ConversationRef
from tests.bot.desk.office import placed
from tests.bot.web.client import JSON, client_of, hidden, post, worker
from tests.bot.web.support import Stage

WORDS = "ik doe de post niet meer open"
SUMMARY = Summary(
    worry="Geld", words=WORDS, place="Hilversum", for_whom="zelf", urgency="today", tried=["Geldfit"]
)


def address(ref: ConversationRef, move: str = "") -> str:
    return f"/desk/gesprek/{ref.id}" + (f"/{move}" if move else "")


async def do(client: httpx.AsyncClient, ref: ConversationRef, move: str, **data: str) -> httpx.Response:
    return await post(client, address(ref, move), address(ref), **placed(move, data))


async def test_the_summary_is_read_before_the_conversation(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, summary=SUMMARY)
    await pages.memory.say(ref, "resident", "is er al iemand?")
    async with worker(pages) as client:
        page = (await client.get(address(ref))).text
    for shown in (WORDS, "Geld", "Hilversum", "de bewoner zelf", "Vandaag", "Geldfit"):
        assert page.index(shown) < page.index("is er al iemand?")


async def test_only_a_pseudonym_names_the_resident(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1)
    await pages.memory.say(ref, "resident", "hallo", name="Jan de Vries")
    async with worker(pages) as client:
        page = (await client.get(address(ref))).text
    assert f"{pages.memory.handoffs[ref].pseudonym} (bewoner)" in page
    assert "Jan de Vries" not in page


async def test_danger_and_a_phone_that_others_read_stand_on_top(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, danger="geweld", private=True, summary=SUMMARY)
    async with worker(pages) as client:
        page = (await client.get(address(ref))).text
    assert page.index("Gevaar: geweld") < page.index("Misschien leest iemand mee") < page.index(WORDS)


async def test_who_claims_has_the_conversation_and_can_answer(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1)
    async with worker(pages) as client:
        assert 'name="tekst"' not in (await client.get(address(ref))).text
        assert (await do(client, ref, "pak")).headers["location"] == f"{address(ref)}#laatste"
        assert 'name="tekst"' in (await client.get(address(ref))).text


async def test_of_two_who_claim_at_once_one_wins_and_the_other_reads_who_has_it(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1)
    async with worker(pages, "anja") as anja, worker(pages, "bram") as bram:
        answers = await asyncio.gather(do(anja, ref, "pak"), do(bram, ref, "pak"))
    won, lost = sorted(answers, key=lambda answer: answer.status_code)
    assert (won.status_code, lost.status_code) == (303, 409)
    winner = pages.memory.handoffs[ref].assignee.title()
    assert f"{winner} heeft dit gesprek al gepakt." in lost.text


async def test_an_answer_reaches_the_resident_under_the_first_name(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        assert (await do(client, ref, "antwoord", reply_id="1", tekst="Hallo, met Anja.")).status_code == 303
        assert "Hallo, met Anja." in (await client.get(address(ref))).text
    assert [(e.who, e.name, e.text) for e in pages.memory.entries[ref]] == [
        ("worker", "Anja", "Hallo, met Anja.")
    ]


async def test_sending_the_same_answer_twice_is_one_answer_and_the_next_is_another(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        for reply_id, text in (("1", "Hallo"), ("1", "Hallo"), ("1", "Hallo daar"), ("2", "Hallo")):
            await do(client, ref, "antwoord", reply_id=reply_id, tekst=text)
    assert [e.text for e in pages.memory.entries[ref]] == ["Hallo", "Hallo daar", "Hallo"]


async def test_a_note_says_that_the_resident_does_not_see_it(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        await do(client, ref, "notitie", note_id="1", notitie="bel de huisbaas")
        page = (await client.get(address(ref))).text
    assert [e.who for e in pages.memory.entries[ref]] == ["note"]
    assert "Notitie van Anja" in page and 'class="entry entry--note"' in page


@pytest.mark.parametrize(
    ("move", "data", "sentence"),
    [
        ("antwoord", {"tekst": "  "}, "Je antwoord is nog leeg."),
        ("antwoord", {"tekst": "a" * 10_001}, "Je antwoord is te lang."),
        ("notitie", {"notitie": ""}, "Je notitie is nog leeg."),
        ("sluit", {}, "Hoe liep het af?"),
        ("sluit", {"uitkomst": "verzonnen"}, "Hoe liep het af?"),
    ],
)
async def test_a_form_that_is_not_right_says_so_and_changes_nothing(
    pages: Stage, move: str, data: dict[str, str], sentence: str
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        answer = await do(client, ref, move, **data)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not pages.memory.entries[ref] and pages.memory.handoffs[ref].state == "open"


@pytest.mark.parametrize(
    ("move", "data"),
    [
        ("antwoord", {"tekst": "half af", "reply_id": "1"}),
        ("notitie", {"notitie": "half af", "note_id": "1"}),
        ("vrij", {}),
        ("sluit", {"uitkomst": "geholpen"}),
    ],
)
async def test_what_a_colleague_has_taken_cannot_be_moved_and_no_words_are_lost(
    pages: Stage, move: str, data: dict[str, str]
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="bram")
    async with worker(pages, "bram"), worker(pages) as client:
        answer = await do(client, ref, move, **data)
    assert answer.status_code == 409
    assert "Dit gesprek is niet meer van jou." in answer.text
    assert pages.memory.handoffs[ref].assignee == "bram" and not pages.memory.entries[ref]


async def test_a_released_conversation_waits_again(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        answer = await do(client, ref, "vrij")
        assert "Het gesprek staat weer in de rij." in (await client.get(answer.headers["location"])).text
    assert pages.memory.handoffs[ref].assignee == ""


async def test_a_closed_conversation_leaves_the_queue(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        answer = await do(client, ref, "sluit", uitkomst="doorverwezen")
        assert "Het gesprek is afgesloten." in (await client.get(answer.headers["location"])).text
        assert "Dit gesprek is afgesloten." in (await client.get(address(ref))).text
        assert (await do(client, ref, "pak")).status_code == 409


@pytest.mark.parametrize("identifier", ["f" * 32, "0", "x" * 32, "F" * 32, "*"])
async def test_an_unknown_conversation_is_not_found(pages: Stage, identifier: str) -> None:
    async with worker(pages) as client:
        assert (await client.get(f"/desk/gesprek/{identifier}")).status_code == 404


@pytest.mark.parametrize("move", ["", "berichten", "stroom", "pak", "antwoord", "notitie", "vrij", "sluit"])
async def test_another_organisations_conversation_is_not_found_by_any_way(pages: Stage, move: str) -> None:
    ref = await pages.memory.wait_for_help(1, organisation="elders")
    async with worker(pages) as client:
        if move in ("", "berichten", "stroom"):
            answer = await client.get(address(ref, move))
        else:
            answer = await post(
                client, address(ref, move), "/desk", uitkomst="geholpen", tekst="x", notitie="x"
            )
    assert answer.status_code == 404
    assert pages.memory.handoffs[ref].assignee == "" and not pages.memory.entries[ref]


@pytest.mark.parametrize("move", ["pak", "antwoord", "notitie", "vrij", "sluit"])
@pytest.mark.parametrize(
    ("proof", "site"),
    [("", "same-origin"), ("andere", "same-origin"), ("goed", "cross-site"), ("goed", "same-site")],
)
async def test_no_other_site_and_no_other_session_can_send_a_form(
    pages: Stage, move: str, proof: str, site: str
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="" if move == "pak" else "anja")
    async with worker(pages, "bram") as other, worker(pages) as client:
        given = {"": "", "andere": other, "goed": client}[proof]
        token = (
            hidden((await given.get("/desk")).text, "bewijs")
            if isinstance(given, httpx.AsyncClient)
            else given
        )
        data = {"bewijs": token, "tekst": "x", "notitie": "x", "uitkomst": "geholpen"}
        answer = await client.post(address(ref, move), data=data, headers={"sec-fetch-site": site})
    assert answer.status_code == 403
    assert not pages.memory.entries[ref] and pages.memory.handoffs[ref].state == "open"


async def test_nothing_is_shown_or_moved_without_a_session(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, summary=SUMMARY)
    async with client_of(pages) as client:
        assert WORDS not in (await client.get(address(ref))).text
        assert (await client.get(address(ref, "berichten"))).status_code == 401
        assert (await client.get(address(ref, "stroom"))).status_code == 204
        for move in ("pak", "antwoord", "notitie", "vrij", "sluit"):
            assert (await client.post(address(ref, move), data={"tekst": "x"})).status_code == 401
    assert pages.memory.handoffs[ref].assignee == ""


async def test_an_answer_written_when_the_session_had_ended_is_given_back(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1)
    async with client_of(pages) as client:
        answer = await client.post(address(ref, "antwoord"), data={"tekst": "een half <b>antwoord"})
    assert "een half &lt;b&gt;antwoord</textarea>" in answer.text
    assert f'name="naar" value="{address(ref)}"' in answer.text


async def test_the_script_gets_what_is_new_and_who_has_the_conversation(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    await pages.memory.say(ref, "resident", "een")
    await pages.memory.say(ref, "resident", "twee")
    async with worker(pages) as client:
        data = (await client.get(address(ref, "berichten") + "?na=1")).json()
        assert ("een" in data["entries"], "twee" in data["entries"]) == (False, True)
        assert (data["last"], data["owner"]) == (2, "mine")
        proof = hidden((await client.get(address(ref))).text, "bewijs")
        form = {"bewijs": proof, "reply_id": "1", "tekst": "drie", "na": "2"}
        answer = (await client.post(address(ref, "antwoord"), data=form, headers=JSON)).json()
    assert "drie" in answer["entries"] and "twee" not in answer["entries"]


async def test_what_the_worker_reads_counts_as_read(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja", unread=2)
    async with worker(pages, "bram") as colleague, worker(pages) as client:
        await colleague.get(address(ref))
        assert pages.memory.handoffs[ref].unread == 2
        await client.get(address(ref))
    assert pages.memory.handoffs[ref].unread == 0
