# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from rasa.utils.endpoints import EndpointConfig

from nlu.patches.connection import session


@asynccontextmanager
async def server(callers: list[object], port: int = 0) -> AsyncIterator[int]:
    """An action server on loopback that writes down from where it is called; its port."""

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        callers.append(request.transport.get_extra_info("peername"))
        return web.json_response({"events": []})

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, reuse_address=True)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def test_actions_are_asked_for_over_one_connection() -> None:
    callers: list[object] = []
    async with server(callers) as port:
        endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
        for _ in range(3):
            assert await endpoint.request(json={}) == {"events": []}
    assert len(callers) == 3
    assert len(set(callers)) == 1


async def test_an_action_server_that_was_started_again_is_found() -> None:
    callers: list[object] = []
    async with server(callers) as port:
        endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
        await endpoint.request(json={})
    async with server(callers, port):
        assert await endpoint.request(json={}) == {"events": []}
    assert len(set(callers)) == 2


def test_rasa_uses_it() -> None:
    assert EndpointConfig.session is session
