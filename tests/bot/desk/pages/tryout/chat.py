# SPDX-License-Identifier: EUPL-1.2
"""A test chat as a browser without a script has it."""

from __future__ import annotations

import html
import re

import httpx

from bot.publishing.drafts import Drafts
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import send as fill
from tests.bot.support import ORGANISATION
from tests.bot.web.client import hidden

WELCOME = "/desk/redactie/stuk/message/welcome"
HELLO = "Hallo. Dit is de nieuwe groet van de proef."


async def drafted(client: httpx.AsyncClient, office: Office, page: str = WELCOME, **filled: str) -> str:
    """A draft of this entry, here of the greeting; where it is tried."""
    before = {draft.id for draft in await Drafts(office.house.services).all(ORGANISATION)}
    answer = await fill(client, page, "bewaar", **(filled or {"je": HELLO}))
    assert answer.status_code == 303
    [draft] = [d for d in await Drafts(office.house.services).all(ORGANISATION) if d.id not in before]
    return f"/desk/redactie/proef/{draft.id}"


async def post(client: httpx.AsyncClient, page: str, word: str = "", **fields: str) -> httpx.Response:
    """Send one of the page's forms."""
    proof = hidden((await client.get(page)).text, "bewijs")
    return await client.post(page + word, data={"bewijs": proof, **fields})


async def begun(client: httpx.AsyncClient, page: str, **chosen: str) -> None:
    """Begin the try-out, with these choices."""
    answer = await post(client, page, doe="begin", **chosen)
    assert answer.status_code == 303, seen(answer.text)


async def says(client: httpx.AsyncClient, page: str, text: str, **fields: str) -> str:
    """Type this; the page as it is then."""
    answer = await post(client, page, "/bericht", id=text, tekst=text, **fields)
    assert answer.status_code == 303
    return seen((await client.get(page)).text)


async def presses(client: httpx.AsyncClient, page: str, title: str) -> str:
    """Press a button of the last answer; the page as it is then."""
    shown = (await client.get(page)).text
    found = re.search(rf'name="knop" value="([^"]+)">{title}<', shown)
    assert found, f"no button {title}"
    answer = await post(client, page, "/bericht", id=found[1], knop=found[1])
    assert answer.status_code == 303
    return seen((await client.get(page)).text)


def seen(page: str) -> str:
    """What somebody reads."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


async def refs(office: Office) -> list[ConversationRef]:
    """Every conversation there is."""
    redis = office.house.services.redis
    names = [name async for name in redis.scan_iter(f"{keys.PREFIX}*:conv:*")]
    return [ConversationRef.parse("/".join(name.split(":")[-2:])) for name in names]
