# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio
from joserfc.jwk import OctKey

from bot.provider import Provider
from tests.bot.desk.provider import CLIENT, OTHER_KEY, SECRET, OidcProvider, provider
from tests.bot.web.client import PASSWORD, client_of, hidden, sign_in
from tests.bot.web.support import Stage, stage

START, BACK = "/desk/oidc", "/desk/oidc/terug"


@pytest_asyncio.fixture
async def elsewhere() -> AsyncIterator[OidcProvider]:
    """Where people prove who they are."""
    async with provider() as one:
        yield one


@pytest_asyncio.fixture
async def joined(pages: Stage, elsewhere: OidcProvider) -> Stage:
    """The pages of an installation with a provider, and anja's account."""
    known = Provider(elsewhere.url, CLIENT, SECRET)
    await pages.site.users.create("standaard", "anja", PASSWORD, "Anja")
    return stage(pages.site.redis, provider=known)


async def begin(client: httpx.AsyncClient, page: str = "", **more: str) -> str:
    """Press the button; returned is the provider's address the browser is sent to."""
    page = page or (await client.get("/desk/inloggen")).text
    kept = {name: hidden(page, name) for name in ("bewijs", "naar", "woord")}
    answer = await client.post(START, data={**kept, **more})
    assert answer.status_code == 200, answer.status_code
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', answer.text)
    assert found and found[1] in answer.text.partition("<main")[2]
    return html.unescape(found[1])


async def proven(url: str) -> str:
    """What the provider sends the browser back with."""
    async with httpx.AsyncClient() as browser:
        return urlsplit((await browser.get(url)).headers["location"]).query


async def through(pages: Stage, client: httpx.AsyncClient) -> httpx.Response:
    """All the way, to our answer."""
    return await client.get(f"{BACK}?{await proven(await begin(client))}")


async def test_who_proves_it_elsewhere_is_in(joined: Stage) -> None:
    async with client_of(joined) as client:
        assert (await through(joined, client)).headers["location"] == "/desk"
        assert "Wie wacht er" in (await client.get("/desk")).text
        assert "omzien-oidc" not in client.cookies


async def test_the_provider_is_asked_with_pkce_state_and_nonce(joined: Stage) -> None:
    async with client_of(joined) as client:
        asked = parse_qs(urlsplit(await begin(client)).query)
        other = parse_qs(urlsplit(await begin(client)).query)
    assert asked["redirect_uri"] == ["http://127.0.0.1:8080/desk/oidc/terug"]
    assert asked["code_challenge_method"] == ["S256"] and "openid" in asked["scope"][0].split()
    for once in ("state", "nonce", "code_challenge"):
        assert asked[once] != other[once] and len(asked[once][0]) >= 20


async def test_capitals_and_another_name_at_the_provider(joined: Stage, elsewhere: OidcProvider) -> None:
    book = joined.site.users.book
    await book.alter("standaard", "anja", lambda account: {**account, "sso": "a.jansen@wijk"})
    for person, status in (("A.Jansen@wijk", 303), ("anja", 403)):
        elsewhere.person = person
        async with client_of(joined) as client:
            assert (await through(joined, client)).status_code == status


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "van-een-ander"},
        {"nonce": None},
        {"aud": "een-ander"},
        {"aud": ["omzien", "een-ander"], "azp": "een-ander"},
        {"exp": 1_600_000_000},
        {"iss": "https://boos.example"},
        {"preferred_username": None},
        {"preferred_username": ["anja"]},
        {"at_hash": "verzonnen"},
    ],
    ids=str,
)
async def test_a_token_that_is_wrong_in_anything_proves_nothing(
    joined: Stage, elsewhere: OidcProvider, wrong: dict[str, Any]
) -> None:
    elsewhere.claims = wrong
    async with client_of(joined) as client:
        answer = await through(joined, client)
        assert answer.status_code == 403 and "Het inloggen is niet gelukt." in answer.text
        assert "omzien-desk" not in client.cookies


async def test_a_signature_by_another_key_or_with_the_shared_secret_proves_nothing(
    joined: Stage, elsewhere: OidcProvider
) -> None:
    for key, algorithm in ((OTHER_KEY, "RS256"), (OctKey.import_key(SECRET.encode() * 2), "HS256")):
        elsewhere.key, elsewhere.algorithm = key, algorithm
        async with client_of(joined) as client:
            assert (await through(joined, client)).status_code == 403


async def test_a_state_of_another_browser_or_a_second_time_proves_nothing(joined: Stage) -> None:
    async with client_of(joined) as client, client_of(joined) as other:
        query = await proven(await begin(client))
        await begin(other)
        assert (await other.get(f"{BACK}?{query}")).status_code == 403
        assert (await client.get(f"{BACK}?{query}")).status_code == 303
        client.cookies.delete("omzien-desk")
        assert (await client.get(f"{BACK}?{query}")).status_code == 403


async def test_nobody_gets_an_account_by_proving_who_they_are(joined: Stage, elsewhere: OidcProvider) -> None:
    elsewhere.person = "carla"
    async with client_of(joined) as client:
        answer = await through(joined, client)
    assert answer.status_code == 403 and "nog geen account" in answer.text
    assert await joined.site.users.known("standaard", "carla") is None


async def test_who_is_disabled_stays_out(joined: Stage) -> None:
    user = await joined.site.users.get("standaard", "anja")
    assert user is not None
    await joined.site.users.disable(user)
    async with client_of(joined) as client:
        assert (await through(joined, client)).status_code == 403


async def test_somebody_who_changes_their_mind_is_back_at_the_log_in_page(
    joined: Stage, elsewhere: OidcProvider
) -> None:
    elsewhere.refuses = True
    async with client_of(joined) as client:
        answer = await through(joined, client)
    assert answer.status_code == 403 and 'name="wachtwoord"' in answer.text


async def test_a_provider_that_is_down_is_told_kindly_and_nothing_written_is_lost(pages: Stage) -> None:
    down = stage(pages.site.redis, provider=Provider("http://127.0.0.1:9", CLIENT, SECRET))
    address = "/desk/gesprek/" + "a" * 32
    async with client_of(down) as client:
        page = (await client.post(f"{address}/antwoord", data={"tekst": "half af"})).text
        kept = {name: hidden(page, name) for name in ("bewijs", "naar", "woord")}
        answer = await client.post(START, data={**kept, "concept-tekst": "half af"})
    assert answer.status_code == 503 and "doet het nu niet" in answer.text
    assert "half af</textarea>" in answer.text and hidden(answer.text, "naar") == address


async def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    joined: Stage, elsewhere: OidcProvider
) -> None:
    elsewhere.issuer = "https://boos.example"
    async with client_of(joined) as client:
        page = (await client.get("/desk/inloggen")).text
        assert (await client.post(START, data={"bewijs": hidden(page, "bewijs")})).status_code == 503


async def test_what_was_being_written_comes_along(joined: Stage) -> None:
    ref = await joined.memory.wait_for_help(1, assignee="anja")
    address = f"/desk/gesprek/{ref.id}"
    async with client_of(joined) as client:
        page = (await client.post(f"{address}/antwoord", data={"tekst": "half af"})).text
        query = await proven(await begin(client, page, **{"concept-tekst": "half af"}))
        assert (await client.get(f"{BACK}?{query}")).headers["location"] == address
        assert "half af</textarea>" in (await client.get(address)).text


async def test_the_form_needs_the_proof_of_this_browser(joined: Stage) -> None:
    async with client_of(joined) as client:
        assert (await client.post(START, data={})).status_code == 403


async def test_without_a_provider_there_is_no_such_page(pages: Stage) -> None:
    async with client_of(pages) as client:
        page = (await client.get("/desk/inloggen")).text
        assert "/desk/oidc" not in page
        assert (await client.post(START, data={"bewijs": hidden(page, "bewijs")})).status_code == 404
        assert (await client.get(BACK)).status_code == 404


async def test_with_passwords_off_the_provider_is_the_only_way(joined: Stage) -> None:
    only = stage(joined.site.redis, provider=joined.site.settings.provider, password_sign_in=False)
    async with client_of(only) as client:
        assert 'type="password"' not in (await client.get("/desk/inloggen")).text
        assert (await sign_in(client)).status_code == 403
        assert (await through(only, client)).status_code == 303
        assert 'type="password"' not in (await client.get("/desk/account")).text


async def test_the_provider_asks_for_the_second_factor_itself(joined: Stage) -> None:
    strict = stage(joined.site.redis, provider=joined.site.settings.provider, second_factor_required=True)
    async with client_of(strict) as client:
        await through(strict, client)
        assert "Wie wacht er" in (await client.get("/desk")).text
