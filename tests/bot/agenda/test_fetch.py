# SPDX-License-Identifier: EUPL-1.2
"""Fetching from somebody else's address."""

from __future__ import annotations

import pytest

from bot.agenda.calendar import MOST_BYTES
from bot.agenda.fetch import NotFetched, fetch, public
from tests.bot.agenda.calendars import calendar, site

INSIDE = (
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "::1",
    "fd00::1",
)


async def why(address: str, local: bool = False) -> str:
    with pytest.raises(NotFetched) as refused:
        await fetch(address, local)
    return refused.value.why


EMBEDDED = ("::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "::127.0.0.1")


@pytest.mark.parametrize("address", [*INSIDE, *EMBEDDED, "224.0.0.1"])
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not public(address)


def test_an_address_outside_is() -> None:
    assert public("93.184.215.14") and public("2606:4700::1111")


async def test_a_calendar_is_fetched_also_behind_a_redirect() -> None:
    async with site() as there:
        assert (await fetch(there.url, local=True)).startswith(b"BEGIN:VCALENDAR")
        there.to = "/verhuisd.ics"
        assert (await fetch(there.url, local=True)).startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "0x7f000001", "127.1"])
async def test_this_machine_is_never_asked(host: str) -> None:
    async with site() as there:
        port = there.url.split(":")[2].split("/")[0]
        assert await why(f"http://{host}:{port}/agenda.ics") in ("desk_agenda_private", "desk_agenda_away")


async def test_a_redirect_to_inside_or_to_a_file_is_refused() -> None:
    async with site() as there:
        there.to = "file:///etc/passwd"
        assert await why(there.url, local=True) == "desk_agenda_address"
        there.to = there.url
        assert await why(there.url, local=True) == "desk_agenda_away"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x.nl/a", "https://", "naam", "https://a:b@x.nl/"]
)
async def test_other_kinds_of_addresses_are_refused(address: str) -> None:
    assert await why(address) == "desk_agenda_address"


async def test_what_is_too_large_or_not_there_is_refused() -> None:
    async with site() as there:
        there.body = calendar() + b" " * MOST_BYTES
        assert await why(there.url, local=True) == "desk_agenda_big"
        there.body, there.status = calendar(), 404
        assert await why(there.url, local=True) == "desk_agenda_away"
