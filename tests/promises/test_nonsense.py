# SPDX-License-Identifier: EUPL-1.2
"""An action server that answers nonsense, before the real Rasa."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil
import pytest

from tests.promises.figures import Figure
from tests.whole.installation import Installation
from tests.whole.rest import RestResident

NONSENSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{{[nee]]"


@asynccontextmanager
async def nonsense(omzien: Installation) -> AsyncIterator[None]:
    """Somebody else sits at its address, until it may come back."""
    pid = omzien.wait_for_pid("actions")
    port = int(psutil.Process(pid).environ()["OMZIEN_ACTIONS_PORT"])

    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(65_536):
            writer.write(NONSENSE)
        writer.close()

    omzien.kill("actions")
    server = None
    while server is None:
        try:
            server = await asyncio.start_server(babble, "127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.close()


@pytest.mark.whole
async def test_an_action_server_that_answers_nonsense_is_said_to_be_silent(
    omzien: Installation, figure: Figure
) -> None:
    danger, worried = RestResident(omzien.base), RestResident(omzien.base)
    async with nonsense(omzien):
        card = await asyncio.to_thread(danger.say, "ik wil dood")
        told = await asyncio.to_thread(worried.say, "ik heb schulden")
    await asyncio.to_thread(omzien.until_healthy, 60.0)
    late = await asyncio.to_thread(worried.until, lambda fresh: any("Geldfit" in m.text for m in fresh))
    asked = await asyncio.to_thread(RestResident(omzien.base).say, "ik heb schulden")
    well = [
        any("113" in message.text for message in card),
        any("Ik ben even stil" in message.text for message in told),
        any("Geldfit" in message.text for message in (*late, *asked)),
    ]
    value = "card {}, plain text {}, answered later {}".format(*well)
    figure("An action server that answers nonsense", value, "card, plain text, answered later", all(well))
