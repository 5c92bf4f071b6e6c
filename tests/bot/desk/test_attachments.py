# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.bot.desk.office import Office, address


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("photo", "(foto, niet te openen)"),
        ("voice", "(spraakbericht, niet te openen)"),
        ("video", "(video, niet te openen)"),
        ("contact", "(contact, niet te openen)"),
        ("file", "(bestand, niet te openen)"),
        ("iets-nieuws", "(bestand, niet te openen)"),
    ],
)
async def test_the_desk_says_what_a_resident_sent_that_it_cannot_open(
    office: Office, kind: str, shown: str
) -> None:
    ref = await office.handed_off(channel="telegram")
    await office.house.give(kind, kind="unsupported", channel="telegram")
    async with office.worker() as client:
        assert shown in (await client.get(address(ref))).text
