# SPDX-License-Identifier: EUPL-1.2
"""The REST channel, asked as programs ask it."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.channels.rest import FORWARDED, MOST_BYTES, Asked, RestChannel
from bot.intake.incoming import Incoming
from tests.bot.support import ORGANISATION, House

ADDRESS = "/webhooks/rest/webhook"
TOKEN = "een-lang-genoeg-geheim"


def client_of(
    house: House, host: str = "127.0.0.1", token: str = "", public_url: str = ""
) -> httpx.AsyncClient:
    """A program that asks from `host`."""
    given = {"rest_token": SecretStr(token), "public_url": public_url}
    settings = house.services.settings.model_copy(update=given)
    app = Starlette(routes=RestChannel(house.line, settings).routes())
    transport = httpx.ASGITransport(app, client=(host, 4000), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080")


@pytest_asyncio.fixture
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(house) as client:
        yield client


async def say(client: httpx.AsyncClient, text: str, **more: Any) -> list[dict[str, Any]]:
    answer = await client.post(ADDRESS, json={"sender": "1", "message": text, **more})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()
    return found


async def test_a_message_gets_its_answers_in_rasas_shape(client: httpx.AsyncClient) -> None:
    [answer] = await say(client, "hallo")
    assert answer["recipient_id"] == "1"
    assert answer["text"] == "antwoord op hallo"
    assert [set(button) for button in answer["buttons"]] == [{"title", "payload"}] * 2


async def test_a_payload_that_is_sent_back_presses_its_button(
    client: httpx.AsyncClient, house: House
) -> None:
    [answer] = await say(client, "hallo")
    await say(client, answer["buttons"][1]["payload"])
    assert house.rasa.heard[-1]["button"]["id"] == "iets_anders"


async def test_a_message_id_that_was_seen_before_gets_the_same_answer(client: httpx.AsyncClient) -> None:
    first = await say(client, "hallo", message_id="7")
    assert await say(client, "iets heel anders", message_id="7") == first


async def test_when_there_is_no_answer_in_time_the_list_is_empty_and_it_can_be_read_later(
    quiet_house: House,
) -> None:
    async with client_of(quiet_house) as client:
        began = time.monotonic()
        assert await say(client, "hallo") == []
        assert 4.0 < time.monotonic() - began < 20.0
        quiet_house.start()
        await quiet_house.say("dag")
        later = (await client.get("/conversations/1/messages", params={"after": "1"})).json()
    assert ("bot", "antwoord op hallo") in [(each["who"], each["text"]) for each in later]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"geen json",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"message": "hallo"}',
        b'{"sender": "", "message": "hallo"}',
        b'{"sender": 7, "message": "hallo"}',
        b'{"sender": "1"}',
        b'{"sender": "1", "message": null}',
        b'{"sender": "1", "message": ["hallo"]}',
        b'{"sender": "\\ud800", "message": "hallo"}',
        b'{"sender": "1", "message": "hallo", "message_id": "\\ud800"}',
        b'{"sender": "1", "message": "hallo", "message_id": ["x"]}',
        json.dumps({"sender": "x" * 201, "message": "hallo"}).encode(),
        json.dumps({"sender": "1", "message": "hallo", "message_id": "x" * 121}).encode(),
    ],
)
async def test_a_bad_request_is_told_what_is_wrong_and_leaves_nothing(
    quiet_house: House, body: bytes
) -> None:
    async with client_of(quiet_house) as client:
        answer = await client.post(ADDRESS, content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert [name async for name in quiet_house.services.redis.scan_iter("*:conv:*")] == []


async def test_half_a_sign_in_a_message_is_left_out_and_the_rest_is_answered(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post(ADDRESS, content=b'{"sender": "1", "message": "hallo \\ud83d"}')
    assert answer.status_code == 200
    assert answer.json()[0]["text"] == "antwoord op hallo"


@pytest.mark.parametrize("after", ["x", "-1", "\u00b2", "1.5", "9" * 5000, ""])
async def test_only_a_whole_number_can_be_asked_after(client: httpx.AsyncClient, after: str) -> None:
    answer = await client.get("/conversations/1/messages", params={"after": after})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["10.0.0.8", "192.168.1.4", "2001:db8::1"])
async def test_who_is_not_on_this_machine_needs_the_token(house: House, host: str) -> None:
    async with client_of(house, host, TOKEN) as client:
        body = {"sender": "1", "message": "hallo"}
        wrong: list[Any] = [
            {},
            {"Authorization": "Bearer fout"},
            {"Authorization": "Bearer "},
            {"Authorization": "é".encode()},
        ]
        refused = [await client.post(ADDRESS, json=body, headers=each) for each in wrong]
        right = await client.post(ADDRESS, json=body, headers={"Authorization": f"Bearer {TOKEN}"})
        read = await client.get("/conversations/1/messages")
    assert [answer.status_code for answer in refused] == [401] * 4
    assert (right.status_code, read.status_code) == (200, 401)


@pytest.mark.parametrize("header", FORWARDED)
async def test_what_a_proxy_passed_on_is_not_from_this_machine(house: House, header: str) -> None:
    async with client_of(house, token=TOKEN) as client:
        answer = await client.post(
            ADDRESS, json={"sender": "1", "message": "hallo"}, headers={header: "127.0.0.1"}
        )
    assert answer.status_code == 401


async def test_without_a_token_in_the_settings_no_token_is_right(house: House) -> None:
    async with client_of(house, "10.0.0.8") as client:
        answer = await client.post(
            ADDRESS, json={"sender": "1", "message": "x"}, headers={"Authorization": "Bearer "}
        )
    assert answer.status_code == 401


async def test_a_request_that_is_too_large_is_refused_as_such(quiet_house: House) -> None:
    body = json.dumps({"sender": "1", "message": "x" * MOST_BYTES}).encode()
    async with client_of(quiet_house) as client:
        answer = await client.post(ADDRESS, content=body)
    assert answer.status_code == 413 and answer.json()["error"]
    assert [name async for name in quiet_house.services.redis.scan_iter("*:conv:*")] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://boos.example"}, 403),
        ({"host": "boos.example:8080"}, 401),
        ({"host": "localhost:8080"}, 200),
        ({"host": "[::1]:8080"}, 200),
    ],
)
async def test_a_page_of_elsewhere_cannot_ask_by_way_of_a_browser_on_this_machine(
    client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    body = {"sender": "1", "message": "hallo"}
    assert (await client.post(ADDRESS, json=body, headers=headers)).status_code == status
    assert (await client.get("/conversations/1/messages", headers=headers)).status_code == status


async def test_one_resident_does_not_read_what_another_said(client: httpx.AsyncClient) -> None:
    await say(client, "hallo")
    assert (await client.get("/conversations/2/messages")).json() == []


async def test_a_note_of_a_worker_is_not_in_what_can_be_read_later(
    client: httpx.AsyncClient, house: House
) -> None:
    await say(client, "mens")
    ref = house.ref("1")
    await house.desk.claim(ref, "anja")
    await house.desk.note(ref, "anja", "belt morgen", "n1")
    later = (await client.get("/conversations/1/messages")).json()
    assert "note" not in [each["who"] for each in later]
    assert "belt morgen" not in json.dumps(later)


async def test_with_a_public_address_even_this_machine_needs_the_token(house: House) -> None:
    """A proxy on this machine that adds no header would otherwise let everybody in."""
    async with client_of(house, token=TOKEN, public_url="https://omzien.example") as client:
        body = {"sender": "1", "message": "hallo"}
        refused = await client.post(ADDRESS, json=body)
        right = await client.post(ADDRESS, json=body, headers={"Authorization": f"Bearer {TOKEN}"})
    assert (refused.status_code, right.status_code) == (401, 200)


@pytest.mark.parametrize(("text", "danger"), [("ik wil dood", True), ("ik heb schulden", False)])
async def test_whether_a_message_is_about_danger_is_known_before_and_after_it_is_kept(
    house: House, text: str, danger: bool
) -> None:
    asked = Asked(house.line, Incoming(ORGANISATION, "rest", "piet", "m1", "text", text))
    assert asked.in_danger() is danger
    assert await asked.answers()
    assert asked.in_danger() is danger
