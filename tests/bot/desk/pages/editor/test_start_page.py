# SPDX-License-Identifier: EUPL-1.2
"""Where is this said: by words, and by a sentence as a resident saw it."""

from __future__ import annotations

from tests.bot.desk.office import Office, browser
from tests.bot.web.client import PASSWORD, sign_in

START = "/desk/redactie"


async def test_an_editor_comes_in_at_the_editors_first_page(office: Office) -> None:
    await office.users.create("standaard", "els", PASSWORD, "Els", "editor")
    async with browser(office.app) as client:
        assert (await sign_in(client, "els")).headers["location"] == START


async def test_a_sentence_with_its_holes_filled_is_found_as_a_resident_saw_it(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        seen = "Het nummer is 0800-8115."
        page = (await els.get(START, params={"woorden": seen})).text
        none = (await els.get(START, params={"woorden": "zonneschijnparade"})).text
    assert "/desk/redactie/stuk/canned/geld_geldfit" in page
    assert "Niets gevonden." in none


async def test_every_kind_has_a_list(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        for one in ("theme/geld", "contact/geldfit", "card/suicide_self"):
            kind = one.partition("/")[0]
            assert f"/desk/redactie/stuk/{one}" in (await els.get(START, params={"soort": kind})).text


async def test_a_long_list_comes_in_pages(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        first = (await els.get(START, params={"soort": "message"})).text
        second = (await els.get(START, params={"soort": "message", "blad": "2"})).text
    assert "blad=2" in first and "Vorige" in second and first != second
