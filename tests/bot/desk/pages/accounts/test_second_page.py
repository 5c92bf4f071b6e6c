# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pyotp
import pytest
import pytest_asyncio

from bot.desk.accounts.second_factor import CODES, TRIES
from bot.settings import Settings as Real
from store import keys
from tests.bot.web.client import PASSWORD, client_of, hidden, post, sign_in, worker
from tests.bot.web.support import Stage, stage

HERE = "/desk/account/tweede-stap"
SHOWN = "/desk/account/herstelcodes"


def secret_of(page: str) -> str:
    return page.partition("<code>")[2].partition("</code>")[0].replace(" ", "")


def codes_of(page: str) -> list[str]:
    return [piece.partition("</code>")[0] for piece in page.split("<code>")[1:]]


async def code(pages: Stage, secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(await pages.site.clock.now()) + 30 * steps)


async def set_up(pages: Stage, client: httpx.AsyncClient) -> tuple[str, list[str]]:
    secret = secret_of((await client.get(HERE)).text)
    answer = await post(client, HERE, HERE, code=await code(pages, secret))
    assert answer.headers["location"] == SHOWN
    return secret, codes_of((await client.get(SHOWN)).text)


async def step(client: httpx.AsyncClient, typed: str) -> httpx.Response:
    return await post(client, "/desk/inloggen/code", "/desk/inloggen/code", code=typed)


@pytest_asyncio.fixture
async def anja(pages: Stage) -> AsyncIterator[tuple[str, list[str]]]:
    """Anja has a second factor, from the beginning of a step: its secret and her recovery codes."""
    await pages.site.clock.move(30 - await pages.site.clock.now() % 30)
    async with worker(pages) as client:
        yield await set_up(pages, client)


@pytest.fixture
def strict(pages: Stage) -> Stage:
    """The same pages where a second factor is required."""
    return stage(pages.site.redis, second_factor_required=True)


async def test_the_secret_stands_sealed_and_the_recovery_codes_as_hashes(
    pages: Stage, anja: tuple[str, list[str]]
) -> None:
    stored = str(await pages.site.redis.hgetall(keys.user("standaard")))
    everything = [stored]
    async for key in pages.site.redis.scan_iter("omz:session:*"):
        everything.append(str(await pages.site.redis.hgetall(key)))
    secret, codes = anja
    assert len(codes) == CODES and '"totp"' in stored
    for plain in (secret, *codes, codes[0].replace("-", "")):
        assert plain not in "".join(everything)


async def test_a_password_alone_no_longer_opens_the_desk(pages: Stage, anja: tuple[str, list[str]]) -> None:
    async with client_of(pages) as client:
        assert (await sign_in(client)).headers["location"] == "/desk/inloggen/code"
        assert "omzien-desk" not in client.cookies
        assert "Wie wacht er" not in (await client.get("/desk")).text
        answer = await step(client, await code(pages, anja[0], 1))
        assert answer.headers["location"] == "/desk"
        assert "Wie wacht er" in (await client.get("/desk")).text


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, False), (0, False), (1, True), (2, False)])
async def test_a_code_is_good_within_one_step_and_after_the_last_one_used(
    pages: Stage, anja: tuple[str, list[str]], steps: int, right: bool
) -> None:
    """The code of now was used to set it up, so it and what is before it are used."""
    async with client_of(pages) as client:
        await sign_in(client)
        answer = await step(client, await code(pages, anja[0], steps))
    assert answer.status_code == (303 if right else 422)


async def test_a_code_works_once(pages: Stage, anja: tuple[str, list[str]]) -> None:
    await pages.site.clock.move(60)
    typed = await code(pages, anja[0])
    for expected in (303, 422):
        async with client_of(pages) as client:
            await sign_in(client)
            assert (await step(client, typed)).status_code == expected


async def test_a_recovery_code_works_once_and_as_it_is_typed(
    pages: Stage, anja: tuple[str, list[str]]
) -> None:
    typed = anja[1][3].upper().replace("-", " ")
    for expected in (303, 422):
        async with client_of(pages) as client:
            await sign_in(client)
            assert (await step(client, typed)).status_code == expected
    async with client_of(pages) as client:
        await sign_in(client)
        await step(client, anja[1][0])
        assert "nog 8 herstelcodes" in (await client.get("/desk/account")).text


async def test_guessing_codes_is_braked_from_wherever(pages: Stage, anja: tuple[str, list[str]]) -> None:
    for number in range(TRIES):
        async with client_of(pages) as client:
            await sign_in(client)
            assert (await step(client, f"{number:06d}")).status_code == 422
    async with client_of(pages) as client:
        await sign_in(client)
        answer = await step(client, await code(pages, anja[0], 1))
    assert answer.status_code == 429 and "Wacht een kwartier" in answer.text


async def test_the_step_ends_after_ten_minutes_and_when_the_password_changes(
    pages: Stage, anja: tuple[str, list[str]]
) -> None:
    async with client_of(pages) as client:
        await sign_in(client)
        await pages.site.clock.move(601)
        assert (await client.get("/desk/inloggen/code")).headers["location"] == "/desk/inloggen"
        await sign_in(client)
        user = await pages.site.users.get("standaard", "anja")
        assert user is not None
        await pages.site.users.change_password(user, "nog-een-wachtwoord")
        assert (await client.get("/desk/inloggen/code")).headers["location"] == "/desk/inloggen"


async def test_each_step_has_a_token_of_its_own(pages: Stage, anja: tuple[str, list[str]]) -> None:
    async with client_of(pages) as client:
        await sign_in(client)
        half = client.cookies["omzien-stap"]
        await step(client, await code(pages, anja[0], 1))
        assert client.cookies["omzien-desk"] != half
        assert "omzien-stap" not in client.cookies
        client.cookies.set("omzien-stap", half, domain="127.0.0.1", path="/")
        assert (await client.get("/desk/inloggen/code")).status_code == 303


async def test_a_wrong_code_sets_nothing_up_and_the_square_stays_the_same(pages: Stage) -> None:
    async with worker(pages) as client:
        before = secret_of((await client.get(HERE)).text)
        answer = await post(client, HERE, HERE, code="000000")
        assert answer.status_code == 422 and secret_of(answer.text) == before
    user = await pages.site.users.get("standaard", "anja")
    assert user is not None and not user.second


async def test_setting_up_twice_is_setting_up_once(pages: Stage) -> None:
    async with worker(pages) as client:
        page = (await client.get(HERE)).text
        data = {"bewijs": hidden(page, "bewijs"), "code": await code(pages, secret_of(page))}
        await client.post(HERE, data=data)
        first = codes_of((await client.get(SHOWN)).text)
        assert (await client.post(HERE, data=data)).headers["location"] == SHOWN
        assert codes_of((await client.get(SHOWN)).text) == first
        await post(client, SHOWN, SHOWN)
        assert (await client.get(SHOWN)).headers["location"] == "/desk/account"


async def test_off_and_new_codes_ask_for_a_code(pages: Stage, anja: tuple[str, list[str]]) -> None:
    async with client_of(pages) as client:
        await sign_in(client)
        await step(client, anja[1][0])
        assert (await post(client, f"{HERE}/uit", HERE, code="1")).status_code == 422
        assert (await post(client, f"{SHOWN}/nieuw", HERE, code=anja[1][1])).headers["location"] == SHOWN
        new = codes_of((await client.get(SHOWN)).text)
        assert not set(new) & set(anja[1])
        assert (await post(client, f"{HERE}/uit", HERE, code=anja[1][2])).status_code == 422
        assert (await post(client, f"{HERE}/uit", HERE, code=new[0])).status_code == 303
    async with client_of(pages) as client:
        assert (await sign_in(client)).headers["location"] == "/desk"


async def test_where_it_is_required_nothing_comes_before_it(strict: Stage) -> None:
    async with worker(strict) as client:
        for page in ("/desk", "/desk/account", "/desk/accounts"):
            assert (await client.get(page)).headers["location"] == HERE
        assert (await client.get("/desk/rij")).status_code == 401
        assert "Zet die eerst aan." in (await client.get(HERE)).text
        await set_up(strict, client)
        assert (await post(client, SHOWN, SHOWN)).headers["location"] == "/desk"
        assert "Wie wacht er" in (await client.get("/desk")).text


async def test_what_was_being_written_comes_along_through_the_second_step(
    pages: Stage, anja: tuple[str, list[str]]
) -> None:
    ref = await pages.memory.wait_for_help(1, assignee="anja")
    page = f"/desk/gesprek/{ref.id}"
    async with client_of(pages) as client:
        shown = await client.post(f"{page}/notitie", data={"notitie": "moeder is ziek"})
        assert shown.status_code == 401 and "moeder is ziek" in shown.text
        kept = {name: hidden(shown.text, name) for name in ("bewijs", "naar", "woord")}
        data = {**kept, "concept-notitie": "moeder is ziek", "naam": "anja", "wachtwoord": PASSWORD}
        await client.post("/desk/inloggen", data=data)
        assert "moeder is ziek" in (await client.get("/desk/inloggen/code")).text
        sealed = [
            str(await pages.site.redis.hgetall(k)) async for k in pages.site.redis.scan_iter("omz:se*n:*")
        ]
        assert sealed and "moeder" not in str(sealed)
        assert (await step(client, anja[1][0])).headers["location"] == page
        shown = await client.get(page)
        note = shown.text.partition('name="notitie"')[2].partition("</textarea>")[0]
        answer = shown.text.partition('name="tekst"')[2].partition("</textarea>")[0]
        assert "moeder is ziek" in note and "moeder" not in answer
        await post(client, f"{page}/notitie", page, notitie="moeder is ziek", note_id="1")
        assert "moeder is ziek</textarea>" not in (await client.get(page)).text


async def test_where_it_is_required_what_was_being_written_waits_until_it_is_set_up(strict: Stage) -> None:
    ref = await strict.memory.wait_for_help(1, assignee="anja")
    page = f"/desk/gesprek/{ref.id}"
    await strict.site.users.create("standaard", "anja", PASSWORD, "Anja")
    async with client_of(strict) as client:
        shown = (await client.post(f"{page}/antwoord", data={"tekst": "ik kom eraan"})).text
        kept = {name: hidden(shown, name) for name in ("bewijs", "naar", "woord")}
        data = {**kept, "concept-tekst": "ik kom eraan", "naam": "anja", "wachtwoord": PASSWORD}
        assert (await client.post("/desk/inloggen", data=data)).headers["location"] == page
        assert (await client.get(page)).headers["location"] == HERE
        await set_up(strict, client)
        assert (await post(client, SHOWN, SHOWN)).headers["location"] == page
        assert "ik kom eraan</textarea>" in (await client.get(page)).text


async def test_a_lost_master_key_lets_nobody_past_the_second_step(
    pages: Stage, anja: tuple[str, list[str]]
) -> None:
    account = await pages.site.users.book.get("standaard", "anja") or {}
    broken = {**account, "totp": account["totp"][:-4] + "AAA="}
    await pages.site.users.book.alter("standaard", "anja", lambda _: broken)
    async with client_of(pages) as client:
        await sign_in(client)
        assert (await step(client, await code(pages, anja[0], 1))).status_code == 422


def test_required_is_what_the_operator_says_else_whether_there_is_a_public_address() -> None:
    def required(**given: str) -> bool:
        return Real(_env_file=None, **given).second_factor_required

    public = {"public_url": "https://hulp.example"}
    assert (required(), required(**public)) == (False, True)
    assert required(second_factor="required")
    assert not required(second_factor="optional", **public)


async def test_setting_it_up_ends_every_other_session_of_this_person_and_this_one_goes_on(
    pages: Stage,
) -> None:
    for name in ("anja", "bram"):
        await pages.site.users.create("standaard", name, PASSWORD, name.title())
    async with client_of(pages) as here, client_of(pages) as there, client_of(pages) as bram:
        for client, name in ((here, "anja"), (there, "anja"), (bram, "bram")):
            assert (await sign_in(client, name)).status_code == 303
            assert (await client.get("/desk")).status_code == 200
        await set_up(pages, here)
        assert 'action="/desk/inloggen"' in (await there.get("/desk")).text
        assert 'action="/desk/uitloggen"' in (await here.get("/desk")).text
        assert 'action="/desk/uitloggen"' in (await bram.get("/desk")).text
        assert (await here.get("/desk/account")).text.count("desk/account/sessie") == 0
