# SPDX-License-Identifier: EUPL-1.2
"""Every route of the desk, as the app itself has them, for every role."""

from __future__ import annotations

from contextlib import AsyncExitStack

import httpx
from starlette.responses import Response
from starlette.routing import Mount, Route
from structlog.testing import capture_logs

from bot.desk.pages.door import Let
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.knock import Answer, knock
from tests.bot.desk.matrix import AJAR, LOG_IN, WHO, YES, Address, addresses, kept
from tests.bot.desk.office import Office
from tests.bot.web.client import hidden

NORTH, SOUTH = ("noord",), ("zuid",)
LAST = ("/desk/uitloggen",)
"""What ends the session itself comes at the end."""


def test_every_route_of_the_desk_has_roles_but_the_ways_in(office: Office) -> None:
    found = list(addresses(office.app.routes))
    open_ones = {address.path for address in found if not isinstance(address.endpoint, Let)}
    assert open_ones == AJAR
    assert len(kept(found)) > 40
    assert all(address.endpoint.roles for address in kept(found))


def test_a_route_without_roles_is_found_however_deep_it_is_hidden() -> None:
    async def anything(_: object) -> Response:
        return Response()

    hidden_one = Mount("/desk", routes=[Mount("/achter", routes=[Route("/deur", anything)])])
    (found,) = addresses([hidden_one, Route("/deskundig", anything)])
    assert found.path == "/desk/achter/deur" and found.path not in AJAR
    assert not isinstance(found.endpoint, Let)


async def test_every_role_finds_what_the_matrix_says_and_every_refusal_is_logged(office: Office) -> None:
    ref = await office.handed_off()
    await office.house.services.redis.hset(keys.conversation(ref), "team", "noord")
    await office.users.create("standaard", "gast", "een-goed-wachtwoord", "Gast", "editor")
    wrong, refused = [], 0
    async with AsyncExitStack() as stack:
        sessions = await _sessions(office, stack)
        found = sorted(kept(list(addresses(office.app.routes))), key=lambda one: one.path in LAST)
        with capture_logs() as logs:
            for address in found:
                for who in WHO:
                    got = _outcome(who, await _ask(office, address, ref, *sessions[who]))
                    refused += got != YES
                    if got != address.expected(who):
                        wrong.append((address.method, address.path, who, got, address.expected(who)))
    assert wrong == []
    said = [line for line in logs if line["event"] == "refused at the desk"]
    assert len(said) == refused > 100
    assert not [line for line in said if ref.id in str(line) or "anja" in str(line)]
    counts = await office.house.services.redis.hgetall(
        keys.counts((await office.house.services.clock.local()).strftime("%Y-%m-%d"))
    )
    assert sum(int(n) for field, n in counts.items() if field.startswith("desk_refused|")) == refused


async def _sessions(office: Office, stack: AsyncExitStack) -> dict[str, tuple[str, str]]:
    """Each role's cookie and what its forms carry."""
    north = await stack.enter_async_context(office.worker("anja", "worker", NORTH))
    south = await stack.enter_async_context(office.worker("bram", "worker", SOUTH))
    lead = await stack.enter_async_context(office.worker("carla", "coordinator"))
    editor = await stack.enter_async_context(office.worker("eva", "editor"))
    operator = await stack.enter_async_context(office.worker("otto", "operator"))
    clients = dict(zip(WHO[1:], (north, south, lead, editor, operator), strict=True))
    return {"nobody": ("", "")} | {who: await _session(client) for who, client in clients.items()}


async def _session(client: httpx.AsyncClient) -> tuple[str, str]:
    proof = hidden((await client.get("/desk/account")).text, "bewijs")
    return f"omzien-desk={client.cookies['omzien-desk']}", proof


async def _ask(office: Office, address: Address, ref: ConversationRef, cookie: str, proof: str) -> Answer:
    data = {"bewijs": proof, "wie": "gast"}
    return await knock(office.app, address.method, address.of(ref), cookie, data)


def _outcome(who: str, answer: Answer) -> str:
    if answer.status in (403, 404):
        return str(answer.status)
    if who == "nobody":
        asks = b'action="/desk/inloggen"' in answer.body or answer.location == "/desk/inloggen"
        return LOG_IN if asks else str(answer.status)
    return YES if 200 <= answer.status < 500 else str(answer.status)
