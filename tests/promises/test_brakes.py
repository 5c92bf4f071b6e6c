# SPDX-License-Identifier: EUPL-1.2
"""Every way into the app has a brake, or a reason to have none."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.web.brake import Brake
from tests.promises.every_route import REST_TOKEN, Way, all_ways
from tests.promises.figures import Figure
from tests.promises.premises import Premises, premises
from tests.promises.shelter import folder

pytestmark = pytest.mark.asyncio(loop_scope="module")
WAYS = all_ways()
FREE = {
    "GET /health": "looks at most once a second, however often it is asked",
    "GET /ready": "looks at most once a second, however often it is asked",
    "GET /metrics": "asks for a token, or for who is on this machine; for others it is not there",
    "POST /webhooks/rest/webhook": "asks for a token; of one conversation so many a minute are answered",
    "GET /conversations/{sender}/messages": "asks for a token",
    "POST /telegram/webhook": "asks for Telegram's secret; of one conversation so many a minute are answered",
    "GET /": "whoever needs help gets the page, whoever else is at that address",
    "GET /stroom": "stays open; so many at once of one session and of one address",
    "POST /weg": "whoever has to leave can, always; it only ends their own session",
    "GET /terug": "a form; nothing is read for it",
    "GET /desk/inloggen": "a form; trying a name and a password is braked",
    "POST /desk/inloggen": "five wrong passwords from one place, then 429: test_sign_in.py",
    "GET /desk/inloggen/code": "a form; trying a code is braked",
    "POST /desk/inloggen/code": "eight wrong codes of one name; only who knows the password gets here",
    "GET /desk/oidc/terug": "works once for each time that POST /desk/oidc, which is braked, sent one out",
    "GET /static/huisstijl.css": "a file, the same for everybody",
    "GET /static{path:path}": "a file, the same for everybody",
}
"""Ways without a brake on their first step, and why. Whoever has signed in at the desk is known by name: what
they do stands in the audit, and their account can be disabled."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Premises]:
    """Over https, with every way there is."""
    async with premises(redis_url, folder(tmp_path_factory), True) as found:
        yield found


async def _status(place: Premises, way: Way) -> int:
    """What somebody hears who has tried too often."""
    who = "nobody" if way.at_desk else "resident"
    form = {"bewijs": place.sessions[who].proof, "tekst": "ik heb schulden", "code": "een twee drie 123456"}
    return (await place.ask(way, who, form, authorization=f"Bearer {REST_TOKEN}")).status


@pytest.mark.parametrize("way", [way for way in WAYS if not way.for_roles], ids=str)
async def test_every_way_is_braked_or_has_a_reason_not_to_be(
    place: Premises, way: Way, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    async def worn(self: Brake, who: str) -> bool:
        assert who, "a brake on nobody holds everybody"
        return False

    monkeypatch.setattr(Brake, "may_try", worn)
    braked = await _status(place, way) == 429
    assert set(FREE) <= {str(one) for one in WAYS}, "no longer there"
    figure(
        "Ways for who has not signed in without a brake and without a reason, or with both",
        "0" if braked != (str(way) in FREE) else f"1: {way}",
        "0",
        braked != (str(way) in FREE),
    )


@pytest.mark.parametrize("way", [way for way in WAYS if way.for_roles], ids=str)
async def test_who_has_not_signed_in_comes_no_further(place: Premises, way: Way, figure: Figure) -> None:
    heard = await place.ask(way, "nobody")
    refused = 'name="wachtwoord"' in heard.text or heard.status in (204, 303, 401)
    figure(
        "Ways of the desk, which have no brake, where somebody unknown comes further than signing in",
        "0" if refused else f"1: {way} {heard.status}",
        "0",
        refused,
    )
