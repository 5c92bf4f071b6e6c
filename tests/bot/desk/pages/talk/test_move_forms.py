# SPDX-License-Identifier: EUPL-1.2
"""The forms that hand a conversation on, let it rest and open it again, without a script."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import httpx
import pytest

from store.clock import ZONE
from store.conversation import ConversationRef
from tests.bot.desk.office import placed
from tests.bot.desk.pages.talk.test_conversation import address, do
from tests.bot.web.client import client_of, hidden, worker
from tests.bot.web.support import Stage

SOON = 7_200
MOVES: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("geef", {"assignee": "anja"}, {"collega": "bram", "waarom": "kennis", "toelichting": "lastig"}),
    ("neem", {"assignee": "bram"}, {"waarom": "afwezig", "toelichting": "ziek"}),
    ("later", {"assignee": "anja"}, {"tot": "@soon", "waarom": "afspraak"}),
    ("verder", {"assignee": "anja", "state": "snoozed", "snoozed_until": 9e9}, {}),
    ("heropen", {"state": "resolved"}, {"waarom": "bewoner"}),
]
WORDS = [word for word, _, _ in MOVES]


def made(pages: Stage) -> list[tuple[str, str, tuple[Any, ...]]]:
    """What was done at the desk."""
    found: list[tuple[str, str, tuple[Any, ...]]] = getattr(pages.site.desk, "made")  # noqa: B009
    return found


async def soon(pages: Stage) -> str:
    at = datetime.fromtimestamp(await pages.site.clock.now() + SOON, ZONE)
    return at.strftime("%Y-%m-%dT%H:%M")


async def filled(pages: Stage, data: dict[str, str]) -> dict[str, str]:
    return {name: await soon(pages) if value == "@soon" else value for name, value in data.items()}


def form_of(page: str, ref: ConversationRef, word: str) -> str:
    """The form that makes a move, as the page has it."""
    found = re.search(rf'<form[^>]*action="{address(ref, word)}".*?</form>', page, re.DOTALL)
    assert found, f"no form {word}"
    return found[0]


@pytest.mark.parametrize(("word", "fields", "data"), MOVES)
async def test_every_move_has_a_form_that_works_without_a_script(
    pages: Stage, word: str, fields: dict[str, Any], data: dict[str, str]
) -> None:
    ref = await pages.memory.wait_for_help(1, **fields)
    async with worker(pages, "bram"), worker(pages) as client:
        form = form_of((await client.get(address(ref))).text, ref, word)
        assert {"bewijs", "move_id"} <= set(re.findall(r'name="(\w+)"', form))
        assert set(placed(word, data)) <= set(re.findall(r'name="([\w-]+)"', form))
        sent = {"move_id": hidden(form, "move_id"), **await filled(pages, data)}
        answer = await do(client, ref, word, **sent)
    assert answer.status_code == 303
    assert len(made(pages)) == 1 and made(pages)[0][1] == "anja"


async def test_a_conversation_that_is_given_away_leaves_with_its_reason_and_a_word(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages, "bram"), worker(pages) as client:
        data = {"collega": "bram", "waarom": "kennis", "toelichting": "hij kent haar"}
        answer = await do(client, ref, "geef", **data)
        queue = (await client.get(answer.headers["location"])).text
    assert made(pages) == [("transfer", "anja", ("kennis", "hij kent haar"))]
    assert "Het gesprek is bij je collega." in queue and "Bram praat met deze bewoner" in queue


async def test_only_colleagues_who_can_have_it_are_offered_and_not_oneself(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    users = pages.site.users
    await users.create("standaard", "els", "een-goed-wachtwoord", "Els", "editor")
    gone = await users.create("standaard", "wim", "een-goed-wachtwoord", "Wim")
    await users.disable(gone)
    async with worker(pages, "bram"), worker(pages) as client:
        form = form_of((await client.get(address(ref))).text, ref, "geef")
    assert re.findall(r'<option value="(\w+)"', form) == ["bram"]


async def test_with_nobody_else_there_is_nobody_to_give_it_to(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages) as client:
        assert "Er is nog geen andere collega." in (await client.get(address(ref))).text


async def test_what_rests_stands_apart_in_the_queue_with_the_moment_it_comes_back(pages: Stage) -> None:
    now = await pages.site.clock.now()
    later = {"assignee": "anja", "state": "snoozed"}
    await pages.memory.wait_for_help(1, **later, snoozed_until=now + 30 * 86_400)
    await pages.memory.wait_for_help(2, **later, snoozed_until=now + 90_000)
    await pages.memory.wait_for_help(3, assignee="anja")
    async with worker(pages) as client:
        page = (await client.get("/desk")).text
    mine, asleep = page.index("Mijn gesprekken"), page.index(">Later verder <")
    first, second = (page.index(f"/desk/gesprek/{number:032x}", asleep) for number in (2, 1))
    assert mine < page.index(f"/desk/gesprek/{3:032x}") < asleep < first < second
    assert page.count("Komt terug: ") == 2 and page.count("Bij Anja") == 2
    at = datetime.fromtimestamp(now + 90_000, ZONE)
    assert f"{at.hour}:{at.minute:02} uur" in page[first:second]


async def test_a_conversation_that_rests_says_until_when_and_can_be_answered_still(pages: Stage) -> None:
    until = await pages.site.clock.now() + 3_600
    ref = await pages.memory.wait_for_help(1, assignee="anja", state="snoozed", snoozed_until=until)
    async with worker(pages) as client:
        page = (await client.get(address(ref))).text
    assert "Dit gesprek rust. Het komt terug: " in page and 'name="tekst"' in page


@pytest.mark.parametrize(
    ("word", "data", "sentence"),
    [
        ("later", {"tot": "", "waarom": "afspraak"}, "Kies een moment na nu, en binnen 4 weken."),
        ("later", {"tot": "morgen", "waarom": "afspraak"}, "Kies een moment na nu, en binnen 4 weken."),
        ("later", {"tot": "2026-02-30T10:00", "waarom": "wacht"}, "Kies een moment na nu"),
        ("later", {"tot": "@soon"}, "Kies waarom."),
        ("geef", {"collega": "bram", "waarom": "zomaar", "toelichting": "half"}, "Kies waarom."),
    ],
)
async def test_a_form_that_is_not_right_says_so_stays_open_and_keeps_what_was_filled_in(
    pages: Stage, word: str, data: dict[str, str], sentence: str
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    async with worker(pages, "bram"), worker(pages) as client:
        answer = await do(client, ref, word, **await filled(pages, data))
    assert answer.status_code == 422 and sentence in answer.text
    before = answer.text[: answer.text.index(f'action="{address(ref, word)}"')]
    assert before.rstrip().rpartition("<details")[2].startswith(' class="card" open>')
    assert ">half</textarea>" in answer.text or "toelichting" not in data
    assert not made(pages)


@pytest.mark.parametrize(
    ("word", "data"),
    [
        ("geef", {"collega": "bram", "waarom": "kennis"}),
        ("later", {"tot": "@soon", "waarom": "wacht"}),
        ("verder", {}),
    ],
)
async def test_what_a_colleague_has_is_not_moved_and_no_words_are_lost(
    pages: Stage, word: str, data: dict[str, str]
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="bram", state="snoozed", snoozed_until=9e9)
    async with worker(pages, "bram"), worker(pages) as client:
        sent = await filled(pages, data)
        answer = await do(client, ref, word, **sent, **{"geef-toelichting": "een half woord"})
    assert answer.status_code == 409
    assert "Dit gesprek is niet meer van jou." in answer.text
    assert "een half woord</textarea>" in answer.text


async def test_an_answer_to_what_a_colleague_took_meanwhile_is_given_back(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="bram")
    async with worker(pages) as client:
        answer = await do(client, ref, "antwoord", tekst="een half antwoord", reply_id="1")
    assert answer.status_code == 409 and "een half antwoord</textarea>" in answer.text


async def test_a_resident_who_wants_no_more_messages_is_left_alone(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1, state="resolved", stopped=True)
    async with worker(pages) as client:
        page = (await client.get(address(ref))).text
        answer = await do(client, ref, "heropen", waarom="bewoner")
    assert "/heropen" not in page and "De bewoner wil geen berichten meer." in page
    assert answer.status_code == 409 and pages.memory.handoffs[ref].state == "resolved"


@pytest.mark.parametrize("word", WORDS)
async def test_nobody_moves_without_a_session_from_another_site_or_in_another_organisation(
    pages: Stage, word: str
) -> None:
    _, fields, data = next(row for row in MOVES if row[0] == word)
    ref = await pages.memory.wait_for_help(1, **fields)
    strange = await pages.memory.wait_for_help(2, organisation="elders", **fields)
    sent = placed(word, await filled(pages, data))
    async with client_of(pages) as client:
        assert (await client.post(address(ref, word), data=sent)).status_code == 401
    async with worker(pages, "bram"), worker(pages) as client:
        assert (await client.post(address(ref, word), data=sent)).status_code == 403
        proof = hidden((await client.get("/desk")).text, "bewijs")
        answer: httpx.Response = await client.post(
            address(ref, word), data={"bewijs": proof, **sent}, headers={"sec-fetch-site": "cross-site"}
        )
        assert answer.status_code == 403
        away = await client.post(address(strange, word), data={"bewijs": proof, **sent})
        assert away.status_code == 404
    assert not made(pages)
