# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import httpx
import pytest

from bot.desk.accounts.users import TRIES_HERE, Role
from bot.desk.pages.guard import ABSOLUTE_S, IDLE_S
from bot.desk.teams.presence import THERE_S
from store import keys
from tests.bot.web.client import PASSWORD, client_of, hidden, post, sign_in, worker
from tests.bot.web.support import Stage, stage


async def test_the_desk_asks_who_one_is_first(client: httpx.AsyncClient) -> None:
    page = (await client.get("/desk")).text
    assert "Inloggen bij de balie" in page and "Wie wacht er" not in page


async def test_name_and_password_open_the_desk(pages: Stage) -> None:
    async with worker(pages) as client:
        page = (await client.get("/desk")).text
    assert "Wie wacht er" in page and "Anja" in page


async def test_a_wrong_password_is_told_without_saying_which_of_the_two_was_wrong(pages: Stage) -> None:
    await pages.site.users.create("standaard", "anja", PASSWORD, "Anja")
    async with client_of(pages) as client:
        wrong, unknown = await sign_in(client, "anja", "x" * 12), await sign_in(client, "bram")
        assert (wrong.status_code, unknown.status_code) == (422, 422)
        for answer in (wrong, unknown):
            assert "Deze naam en dit wachtwoord horen niet bij elkaar." in answer.text
        assert "omzien-desk" not in client.cookies


async def test_after_too_many_wrong_passwords_one_has_to_wait(pages: Stage) -> None:
    async with client_of(pages) as client:
        for _ in range(TRIES_HERE):
            await sign_in(client, "anja", "x" * 12)
        answer = await sign_in(client, "anja", "x" * 12)
    assert answer.status_code == 429
    assert "Wacht een kwartier" in answer.text


@pytest.mark.parametrize(("role", "home"), [("editor", "/desk/redactie"), ("operator", "/desk/account")])
async def test_who_may_not_read_conversations_gets_in_and_sees_none(
    pages: Stage, role: Role, home: str
) -> None:
    await pages.site.users.create("standaard", "eva", PASSWORD, "Eva", role)
    async with client_of(pages) as client:
        assert (await sign_in(client, "eva")).headers["location"] == home
        assert "Gesprekken zie je niet." in (await client.get("/desk/account")).text
        refused = await client.get("/desk")
    assert refused.status_code == 403 and "Wie wacht er" not in refused.text
    assert f'href="{home}"' in refused.text


async def test_the_log_in_form_needs_the_proof_of_this_browser(pages: Stage) -> None:
    await pages.site.users.create("standaard", "anja", PASSWORD, "Anja")
    async with client_of(pages) as client, client_of(pages) as other:
        proof = hidden((await other.get("/desk/inloggen")).text, "bewijs")
        await client.get("/desk/inloggen")
        data = {"naam": "anja", "wachtwoord": PASSWORD}
        for wrong in ({}, {"bewijs": ""}, {"bewijs": proof}):
            assert (await client.post("/desk/inloggen", data=data | wrong)).status_code == 403


async def test_every_log_in_gives_a_new_token_and_ends_the_old_session(pages: Stage) -> None:
    async with worker(pages) as client, client_of(pages) as old:
        before = client.cookies["omzien-desk"]
        proof = hidden((await old.get("/desk/inloggen")).text, "bewijs")
        client.cookies.set("omzien-deur", old.cookies["omzien-deur"], domain="127.0.0.1", path="/")
        data = {"bewijs": proof, "naam": "anja", "wachtwoord": PASSWORD}
        answer = await client.post("/desk/inloggen", data=data)
        assert answer.status_code == 303 and before not in answer.headers["set-cookie"]
        old.cookies.set("omzien-desk", before)
        assert "Wie wacht er" not in (await old.get("/desk")).text


async def test_log_out_ends_the_session_at_once_everywhere(pages: Stage) -> None:
    async with worker(pages) as client, client_of(pages) as copy:
        copy.cookies.set("omzien-desk", client.cookies["omzien-desk"])
        assert "Wie wacht er" in (await copy.get("/desk")).text
        assert (await post(client, "/desk/uitloggen", "/desk")).status_code == 303
        assert "Wie wacht er" not in (await copy.get("/desk")).text
        assert (await copy.get("/desk/rij")).status_code == 401
    # When she was last there is known, but nobody is told that she is.
    seen = await pages.site.redis.zscore(keys.presence("standaard"), "anja")
    assert seen < await pages.site.clock.now() - THERE_S


async def test_a_session_ends_after_an_hour_without_use_and_looking_on_is_no_use(pages: Stage) -> None:
    async with worker(pages) as client:
        for _ in range(4):
            await pages.site.clock.move(IDLE_S / 4 + 1)
            await client.get("/desk/rij")
        assert "Wie wacht er" not in (await client.get("/desk")).text


async def test_a_session_ends_after_twelve_hours_of_use(pages: Stage) -> None:
    async with worker(pages) as client:
        for _ in range(ABSOLUTE_S // 3000):
            await pages.site.clock.move(3000)
            assert "Wie wacht er" in (await client.get("/desk")).text
        await pages.site.clock.move(3000)
        assert "Wie wacht er" not in (await client.get("/desk")).text


async def test_who_is_disabled_is_out_at_once(pages: Stage) -> None:
    async with worker(pages) as client:
        user = await pages.site.users.get("standaard", "anja")
        assert user is not None
        await pages.site.users.disable(user)
        assert "Wie wacht er" not in (await client.get("/desk")).text


async def test_after_log_in_one_is_where_one_wanted_to_be_within_the_desk(pages: Stage) -> None:
    ref = await pages.memory.wait_for_help(1)
    await pages.site.users.create("standaard", "anja", PASSWORD, "Anja")
    for wanted, got in (
        (f"/desk/gesprek/{ref.id}",) * 2,
        ("https://boos.example", "/desk"),
        ("//boos", "/desk"),
    ):
        async with client_of(pages) as client:
            page = (await client.get("/desk/inloggen")).text
            data = {"bewijs": hidden(page, "bewijs"), "naam": "anja", "wachtwoord": PASSWORD, "naar": wanted}
            assert (await client.post("/desk/inloggen", data=data)).headers["location"] == got


async def test_the_address_of_a_conversation_asks_to_log_in_and_remembers_it(
    client: httpx.AsyncClient,
) -> None:
    address = "/desk/gesprek/" + "a" * 32
    assert f'name="naar" value="{address}"' in (await client.get(address)).text


async def test_over_https_the_desks_cookies_are_bound_to_this_host(pages: Stage) -> None:
    secure = stage(pages.site.redis, public_url="https://hulp.example")
    await secure.site.users.create("standaard", "anja", PASSWORD, "Anja")
    async with client_of(secure, "https://hulp.example") as client:
        cookie = (await sign_in(client)).headers["set-cookie"]
    assert cookie.startswith("__Host-omzien-desk=")
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert part in cookie
