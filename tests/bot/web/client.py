# SPDX-License-Identifier: EUPL-1.2
"""A client that behaves like a browser, and what tests read from its pages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.bot.web.house import hold
from tests.bot.web.support import Stage

PASSWORD = "een-goed-wachtwoord"
HTML = {"accept": "text/html", "sec-fetch-site": "same-origin"}
JSON = {"accept": "application/json"}


def client_of(pages: Stage, base: str = "http://127.0.0.1:8080", **headers: str) -> httpx.AsyncClient:
    """A browser that keeps cookies and follows nothing by itself."""
    transport = httpx.ASGITransport(app=pages.app)
    return httpx.AsyncClient(
        transport=transport, base_url=base, headers={**HTML, **headers}, event_hooks={"response": [hold]}
    )


def hidden(page: str, name: str) -> str:
    """The value of the first hidden field of this name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]


async def say(client: httpx.AsyncClient, text: str, **more: str) -> httpx.Response:
    """Type a text in the form of the chat page and send it."""
    page = (await client.get("/")).text
    data = {"id": hidden(page, "id"), "bewijs": hidden(page, "bewijs"), "tekst": text, **more}
    return await client.post("/bericht", data=data)


async def sign_in(client: httpx.AsyncClient, name: str = "anja", password: str = PASSWORD) -> httpx.Response:
    """Log in at the desk."""
    page = (await client.get("/desk/inloggen")).text
    data = {"bewijs": hidden(page, "bewijs"), "naam": name, "wachtwoord": password}
    return await client.post("/desk/inloggen", data=data)


@asynccontextmanager
async def worker(pages: Stage, name: str = "anja") -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which somebody has logged in."""
    await pages.site.users.create("standaard", name, PASSWORD, name.title())
    async with client_of(pages) as client:
        assert (await sign_in(client, name)).status_code == 303
        yield client


async def post(client: httpx.AsyncClient, address: str, page: str, **data: str) -> httpx.Response:
    """Send a form of a page that was fetched before."""
    proof = hidden((await client.get(page)).text, "bewijs")
    return await client.post(address, data={"bewijs": proof, **data})
