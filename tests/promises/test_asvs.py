# SPDX-License-Identifier: EUPL-1.2
"""OWASP ASVS 5.0, level 2, at every route the app has: over https as people reach it, and without."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.web.headers import YEAR_S
from tests.promises.every_route import Way, all_ways
from tests.promises.figures import Figure
from tests.promises.page_rules import wrong_cookies, wrong_headers, wrong_page, wrong_words
from tests.promises.premises import ADDRESS, PEOPLE, WORRY, Premises, premises
from tests.promises.shelter import folder
from tests.promises.snapshot import changes, snapshot

pytestmark = pytest.mark.asyncio(loop_scope="module")
WAYS = all_ways()
LOOKS = [way for way in WAYS if way.method == "GET"]
SENDS = [way for way in WAYS if way.method != "GET"]
PROGRAMS = ("/webhooks/rest/webhook", "/telegram/webhook")
"""Addresses that no browser has a session at: they ask for a secret instead."""
FOREIGN = (
    {"sec_fetch_site": "cross-site", "origin": "https://boos.example"},
    {"sec_fetch_site": "same-site"},
    {"sec_fetch_site": "", "origin": "https://boos.example"},
)
SCHEMES = ["https", "http"]
# Without https little is different: at the small size only what browsers are told is looked at there too.
MOSTLY = SCHEMES if os.environ.get("PROMISES_SIZE") == "full" else SCHEMES[:1]
UPLOADS = ("/desk/redactie/invoer/bekijk", "/desk/redactie/agenda/bekijk")
TOO_MUCH = b"tekst=" + b"a" * 8_000_000
READ_AT_MOST = 4_000_000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(
    request: pytest.FixtureRequest, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Premises]:
    """Somebody of every role, and a resident who waits in a team of their own."""
    async with premises(redis_url, folder(tmp_path_factory), request.param == "https") as found:
        yield found


def there(place: Premises, way: Way) -> bool:
    """Whether an installation without a public address has this way: Telegram does not push to it."""
    return place.secure or way.path != "/telegram/webhook"


async def redis_of(place: Premises) -> dict[str, dict[str, object]]:
    """All that is stored now."""
    return await snapshot(place.office.house.services.redis)


@pytest.mark.parametrize("place", SCHEMES, indirect=True, scope="module")
@pytest.mark.parametrize("way", WAYS, ids=str)
async def test_every_answer_keeps_to_itself(place: Premises, way: Way, figure: Figure) -> None:
    assert YEAR_S >= 31_536_000
    wrong = []
    for who in ("nobody", "resident", "coordinator") if there(place, way) else ():
        heard = await place.ask(way, who)
        wrong += wrong_headers(heard, way.path, place.secure)
        wrong += wrong_cookies(heard, place.secure) + wrong_page(heard) + wrong_words(heard)
        wrong += [f"{who} {heard.status}"] if heard.status == 500 else []
    figure(
        "Pages, cookies and answers that break a rule of the browser's, at every route",
        f"{len(wrong)} {sorted(set(wrong))}" if wrong else "0",
        "0",
        not wrong,
    )


@pytest.mark.parametrize("place", MOSTLY, indirect=True, scope="module")
@pytest.mark.parametrize("way", LOOKS, ids=str)
async def test_looking_changes_nothing(place: Premises, way: Way, figure: Figure) -> None:
    before = await redis_of(place)
    for who in place.sessions:
        await place.ask(way, who)
    changed = changes(before, await redis_of(place))
    figure(
        "Stored things that a GET changes, at every route and for every role",
        f"{len(changed)} {changed}" if changed else "0",
        "0",
        not changed,
    )


@pytest.mark.parametrize("place", MOSTLY, indirect=True, scope="module")
@pytest.mark.parametrize("way", SENDS, ids=str)
async def test_what_another_site_sends_is_refused(place: Premises, way: Way, figure: Figure) -> None:
    before, taken = await redis_of(place), []
    who = place.may(way)
    form = {"bewijs": place.sessions[who].proof, "tekst": "van een ander", "knop": "k_aaaaaaaaaa"}
    for headers in FOREIGN if there(place, way) else ():
        heard = await place.ask(way, who, form, **headers)
        taken += [heard.status] if heard.status not in (401, 403) else []
    if way.at_desk:
        # Some show the form again, with what was written in it, to be sent by the page as it is now.
        heard = await place.ask(way, who, {**form, "bewijs": "een ander bewijs"})
        again = heard.status in (200, 401) and 'name="bewijs"' in heard.text
        taken += [] if again or heard.status in (400, 403, 413) else [heard.status]
    changed = changes(before, await redis_of(place))
    figure(
        "Forms of another site, or without the session's own proof, that were taken, at every route",
        f"{len(taken)} {taken} {changed}" if taken or changed else "0",
        "0",
        not taken and not changed,
    )


@pytest.mark.parametrize("place", MOSTLY, indirect=True, scope="module")
@pytest.mark.parametrize("way", SENDS, ids=str)
async def test_a_body_that_is_too_large_is_not_read_to_the_end(
    place: Premises, way: Way, figure: Figure
) -> None:
    before, who = await redis_of(place), place.may(way)
    heard = await place.asker.ask(
        way.method, way.to(place.ref), body=TOO_MUCH, cookie=place.sessions[who].cookie
    )
    changed = changes(before, await redis_of(place))
    refused = (303, 401, 403, 404, 413)
    if way.path in UPLOADS:
        # A file may be larger than any form: how large it is has to be said before it is read.
        claimed = {"content_length": "900000000", "content_type": "multipart/form-data; boundary=x"}
        assert heard.status == 400
        heard = await place.ask(way, who, **claimed)
    stopped = heard.read < READ_AT_MOST and heard.status in refused
    figure(
        "Addresses that read on in a body of 8 MB, at every route that takes one",
        "0" if stopped and not changed else f"1: {heard.status} after {heard.read} bytes {changed}",
        "0",
        stopped and not changed,
    )


@pytest.mark.parametrize("place", MOSTLY, indirect=True, scope="module")
@pytest.mark.parametrize("who", [who for who in PEOPLE if who not in ("worker", "coordinator")])
async def test_who_may_not_read_a_conversation_finds_no_word_of_it_anywhere(
    place: Premises, who: str, figure: Figure
) -> None:
    found = []
    for way in LOOKS:
        heard = await place.ask(way, who)
        told = [word for word in (WORRY, ADDRESS, place.ref.id) if word in heard.text]
        found += [f"{way}: {len(told)}"] if told and heard.status != 404 else []
    assert WORRY in (await place.ask(_conversation(), "coordinator")).text
    figure(
        "Pages on which an editor, an operator or a worker of another team finds a word of a conversation",
        f"{len(found)} {found}" if found else "0",
        "0",
        not found,
    )


def _conversation() -> Way:
    return next(way for way in LOOKS if way.path == "/desk/gesprek/{id}")
